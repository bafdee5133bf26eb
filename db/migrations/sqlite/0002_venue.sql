CREATE TABLE `screen_links` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screen_links_token_hash_unique` ON `screen_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `screen_links_by_event` ON `screen_links` (`event_id`);--> statement-breakpoint
CREATE TABLE `spoken_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`speaker` text NOT NULL,
	`summary` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`idempotency_key` text NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `spoken_answers_idempotency_key_unique` ON `spoken_answers` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `spoken_answers_by_question` ON `spoken_answers` (`question_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `wall_items` (
	`question_id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`state` text NOT NULL,
	`votes` integer DEFAULT 0 NOT NULL,
	`order_votes` integer DEFAULT 0 NOT NULL,
	`shown_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wall_items_by_event` ON `wall_items` (`event_id`,`state`);--> statement-breakpoint
CREATE TABLE `wall_votes` (
	`question_id` text NOT NULL,
	`device_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`question_id`, `device_hash`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `walls` (
	`event_id` text PRIMARY KEY NOT NULL,
	`answering_id` text,
	`pinned_id` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answering_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pinned_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
