CREATE TABLE `score_objections` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`department_id` text NOT NULL,
	`line` text NOT NULL,
	`rules_version` integer NOT NULL,
	`points` integer NOT NULL,
	`reason` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	`verdict` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `score_objections_by_line` ON `score_objections` (`month`,`department_id`,`line`);--> statement-breakpoint
CREATE TABLE `score_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`from_month` text NOT NULL,
	`on_time` integer NOT NULL,
	`answered` integer NOT NULL,
	`satisfaction` integer NOT NULL,
	`events` integer NOT NULL,
	`orange` integer NOT NULL,
	`red` integer NOT NULL,
	`basis` text NOT NULL,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`changed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `score_rules_in_order` ON `score_rules` (`version`);--> statement-breakpoint
ALTER TABLE `oversight_settings` ADD `yearly_events` integer DEFAULT 2 NOT NULL;