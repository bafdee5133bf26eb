CREATE TABLE `briefings` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`remarks` text NOT NULL,
	`practice` text NOT NULL,
	`version` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`year` integer,
	`number` integer,
	`figures` text,
	`issued_by` text,
	`issued_at` integer,
	FOREIGN KEY (`updated_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_month_unique` ON `briefings` (`month`);--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_numbered` ON `briefings` (`year`,`number`);--> statement-breakpoint
CREATE TABLE `report_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`stage` text NOT NULL,
	`due_on` text NOT NULL,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_notices_once` ON `report_notices` (`event_id`,`kind`,`stage`,`due_on`);--> statement-breakpoint
CREATE TABLE `report_urgings` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`turn` integer NOT NULL,
	`department_id` text NOT NULL,
	`note` text NOT NULL,
	`demanded_on` text NOT NULL,
	`urged_by` text NOT NULL,
	`urged_for` text,
	`urged_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urged_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urged_for`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_urgings_in_turn` ON `report_urgings` (`event_id`,`kind`,`turn`);--> statement-breakpoint
CREATE INDEX `report_urgings_latest` ON `report_urgings` (`urged_at`,`id`);--> statement-breakpoint
ALTER TABLE `supervisions` ADD `basis` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `supervisions` ADD `copy_to` text DEFAULT '' NOT NULL;