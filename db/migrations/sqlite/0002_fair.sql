CREATE TABLE `link_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`contact` text NOT NULL,
	`requested_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `link_requests_in_order` ON `link_requests` (`requested_at`,`id`);