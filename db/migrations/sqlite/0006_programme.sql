CREATE TABLE `programme_calls` (
	`question_id` text PRIMARY KEY NOT NULL,
	`day_id` text NOT NULL,
	`handling` text NOT NULL,
	`speaker` text DEFAULT '' NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`day_id`) REFERENCES `programme_days`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `programme_calls_by_day` ON `programme_calls` (`day_id`,`recorded_at`,`question_id`);--> statement-breakpoint
CREATE TABLE `programme_days` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`day` text NOT NULL,
	`department_id` text NOT NULL,
	`leader` text DEFAULT '' NOT NULL,
	`topic` text DEFAULT '' NOT NULL,
	`cancelled` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_days_once` ON `programme_days` (`programme_id`,`day`);--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`department_id` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text,
	`summary` text NOT NULL,
	`summary_en` text,
	`station` text NOT NULL,
	`station_en` text,
	`frequency` text DEFAULT '' NOT NULL,
	`weekday` integer NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`hotline` text DEFAULT '' NOT NULL,
	`wechat` text DEFAULT '' NOT NULL,
	`qq` text DEFAULT '' NOT NULL,
	`sms` text DEFAULT '' NOT NULL,
	`listen_url` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programmes_slug_unique` ON `programmes` (`slug`);