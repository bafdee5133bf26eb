CREATE TABLE `bulk_act_items` (
	`id` text PRIMARY KEY NOT NULL,
	`act_id` text NOT NULL,
	`place` integer NOT NULL,
	`registration_id` text NOT NULL,
	`outcome` text,
	FOREIGN KEY (`act_id`) REFERENCES `bulk_acts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bulk_act_items_in_order` ON `bulk_act_items` (`act_id`,`place`);--> statement-breakpoint
CREATE TABLE `bulk_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`to_slot_id` text,
	`reason` text,
	`back` text NOT NULL,
	`created_at` integer NOT NULL,
	`run_at` integer,
	`claimed_at` integer,
	`done_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulk_acts_by_state` ON `bulk_acts` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `bulk_acts_by_event` ON `bulk_acts` (`event_id`,`id`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_one_name` ON `saved_views` (`staff_id`,`name`);--> statement-breakpoint
CREATE INDEX `registrations_by_event` ON `registrations` (`event_id`,`arrival`);