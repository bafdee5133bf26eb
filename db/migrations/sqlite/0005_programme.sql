CREATE TABLE `event_files` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`released_by` text,
	`released_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_files_once` ON `event_files` (`event_id`,`hash`);--> statement-breakpoint
CREATE INDEX `event_files_by_hash` ON `event_files` (`hash`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`asker` text DEFAULT '' NOT NULL,
	`journalist` text,
	`question` text DEFAULT '' NOT NULL,
	`speaker` text NOT NULL,
	`answer` text NOT NULL,
	`question_id` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`edited_by` text NOT NULL,
	`edited_at` integer NOT NULL,
	`released_by` text,
	`released_at` integer,
	`idempotency_key` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_idempotency_key_unique` ON `exchanges` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `exchanges_in_order` ON `exchanges` (`event_id`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `exchanges_by_question` ON `exchanges` (`question_id`);--> statement-breakpoint
ALTER TABLE `events` ADD `speakers` text;--> statement-breakpoint
ALTER TABLE `events` ADD `live_url` text;--> statement-breakpoint
ALTER TABLE `events` ADD `record_url` text;