CREATE TABLE `event_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`hash` text NOT NULL,
	`shown` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_photos_once` ON `event_photos` (`event_id`,`hash`);--> statement-breakpoint
CREATE INDEX `event_photos_by_hash` ON `event_photos` (`hash`);--> statement-breakpoint
CREATE TABLE `event_results` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`summary` text NOT NULL,
	`summary_en` text DEFAULT '' NOT NULL,
	`figures` text NOT NULL,
	`photos` text NOT NULL,
	`links` text NOT NULL,
	`staff_id` text,
	`saved_at` integer NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	`decided_by` text,
	`decided_at` integer,
	`review_note` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_results_versions` ON `event_results` (`event_id`,`version`);