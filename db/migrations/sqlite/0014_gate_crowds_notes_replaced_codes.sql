CREATE TABLE `crowd_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`nonce` text NOT NULL,
	`event_id` text NOT NULL,
	`device_id` text NOT NULL,
	`gate` text NOT NULL,
	`people` integer NOT NULL,
	`offline` integer DEFAULT false NOT NULL,
	`happened_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device_id`) REFERENCES `gate_devices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `crowd_counts_nonce_unique` ON `crowd_counts` (`nonce`);--> statement-breakpoint
CREATE INDEX `crowd_counts_by_event` ON `crowd_counts` (`event_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `gate_crowds` (
	`event_id` text NOT NULL,
	`gate` text NOT NULL,
	`entered` integer DEFAULT 0 NOT NULL,
	`left` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`event_id`, `gate`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gate_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`words` text,
	`scan_id` text,
	`device_id` text,
	`gate` text NOT NULL,
	`claimed_at` integer,
	`noted_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scan_id`) REFERENCES `scans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device_id`) REFERENCES `gate_devices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gate_notes_by_event` ON `gate_notes` (`event_id`,`noted_at`);--> statement-breakpoint
CREATE INDEX `gate_notes_by_scan` ON `gate_notes` (`scan_id`);--> statement-breakpoint
CREATE TABLE `replaced_tickets` (
	`ticket_hash` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`event_id` text NOT NULL,
	`short_code` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replaced_tickets_by_code` ON `replaced_tickets` (`event_id`,`short_code`);--> statement-breakpoint
CREATE INDEX `replaced_tickets_by_registration` ON `replaced_tickets` (`registration_id`);--> statement-breakpoint
ALTER TABLE `registrations` ADD `care` text;