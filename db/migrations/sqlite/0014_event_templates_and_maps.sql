CREATE TABLE `event_plan_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`staff_id` text,
	`saved_at` integer NOT NULL,
	`filed_at` integer,
	`received_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_plan_versions_once` ON `event_plan_versions` (`event_id`,`version`);--> statement-breakpoint
CREATE TABLE `event_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`department_id` text,
	`name` text NOT NULL,
	`content` text NOT NULL,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_templates_by_department` ON `event_templates` (`department_id`,`id`);--> statement-breakpoint
ALTER TABLE `events` ADD `entrance_alt` text;--> statement-breakpoint
ALTER TABLE `events` ADD `entrance_alt_en` text;--> statement-breakpoint
ALTER TABLE `events` ADD `map_hash` text REFERENCES files(hash);--> statement-breakpoint
ALTER TABLE `events` ADD `map_alt` text;--> statement-breakpoint
ALTER TABLE `events` ADD `map_alt_en` text;--> statement-breakpoint
ALTER TABLE `events` ADD `preview_ends_at` integer;