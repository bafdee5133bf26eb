CREATE TABLE `registration_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`parties` integer NOT NULL,
	`people` integer NOT NULL,
	`idempotency_key` text NOT NULL,
	`idempotency_body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registration_lists_idempotency_key_unique` ON `registration_lists` (`idempotency_key`);--> statement-breakpoint
ALTER TABLE `registration_rules` ADD `group_max` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `list_id` text;--> statement-breakpoint
CREATE INDEX `registrations_by_list` ON `registrations` (`list_id`) WHERE list_id is not null;