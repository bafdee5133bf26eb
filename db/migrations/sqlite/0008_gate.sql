CREATE TABLE `scan_resolutions` (
	`scan_id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`resolution` text NOT NULL,
	`people` integer DEFAULT 0 NOT NULL,
	`staff_id` text,
	`device_id` text,
	`resolved_at` integer NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device_id`) REFERENCES `gate_devices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scan_resolutions_by_event` ON `scan_resolutions` (`event_id`);