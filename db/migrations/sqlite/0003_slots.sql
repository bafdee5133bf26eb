CREATE TABLE `draws` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`seed` text NOT NULL,
	`commitment` text NOT NULL,
	`committed_at` integer NOT NULL,
	`drawn_at` integer,
	`drawn_by` text,
	`result` text,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draws_slot_id_unique` ON `draws` (`slot_id`);--> statement-breakpoint
ALTER TABLE `registrations` ADD `draw_number` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `takes_fewer` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `asked_people` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `ended_reason` text;--> statement-breakpoint
ALTER TABLE `slots` ADD `drawn_at` integer;--> statement-breakpoint
ALTER TABLE `slots` ADD `last_draw_number` integer DEFAULT 0 NOT NULL;