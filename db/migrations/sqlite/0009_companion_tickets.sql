CREATE TABLE `companion_tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`event_id` text NOT NULL,
	`person` integer NOT NULL,
	`ticket_secret` text NOT NULL,
	`ticket_hash` text NOT NULL,
	`inside` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`voided_at` integer,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `companion_tickets_ticket_hash_unique` ON `companion_tickets` (`ticket_hash`);--> statement-breakpoint
CREATE INDEX `companion_tickets_by_registration` ON `companion_tickets` (`registration_id`);--> statement-breakpoint
CREATE INDEX `companion_tickets_by_event` ON `companion_tickets` (`event_id`);--> statement-breakpoint
ALTER TABLE `registrations` ADD `own_inside` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scans` ADD `person` integer;