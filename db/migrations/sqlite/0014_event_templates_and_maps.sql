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