CREATE TABLE `concern_sources` (
	`question_id` text PRIMARY KEY NOT NULL,
	`medium` text NOT NULL,
	`outlet` text NOT NULL,
	`title` text NOT NULL,
	`url` text NOT NULL,
	`reference` text NOT NULL,
	`found_on` text NOT NULL,
	`voices` integer NOT NULL,
	`named` integer NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `concern_sources_in_order` ON `concern_sources` (`entered_at`,`question_id`);--> statement-breakpoint
CREATE TABLE `event_files` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`released_by` text,
	`released_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_files_once` ON `event_files` (`event_id`,`hash`);--> statement-breakpoint
CREATE INDEX `event_files_by_hash` ON `event_files` (`hash`);--> statement-breakpoint
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
CREATE TABLE `event_report_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`texts` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_report_drafts_by_kind` ON `event_report_drafts` (`event_id`,`kind`);--> statement-breakpoint
CREATE TABLE `event_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`texts` text NOT NULL,
	`figures` text NOT NULL,
	`filed_by` text NOT NULL,
	`filed_at` integer NOT NULL,
	`received_at` integer,
	`received_by` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`received_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_reports_in_order` ON `event_reports` (`event_id`,`kind`,`version`);--> statement-breakpoint
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
CREATE UNIQUE INDEX `event_results_versions` ON `event_results` (`event_id`,`version`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`asker` text DEFAULT '' NOT NULL,
	`journalist` text,
	`question` text DEFAULT '' NOT NULL,
	`speaker` text NOT NULL,
	`answer` text NOT NULL,
	`question_id` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`edited_by` text NOT NULL,
	`edited_at` integer NOT NULL,
	`released_by` text,
	`released_at` integer,
	`idempotency_key` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_idempotency_key_unique` ON `exchanges` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `exchanges_in_order` ON `exchanges` (`event_id`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `exchanges_by_question` ON `exchanges` (`question_id`);--> statement-breakpoint
CREATE TABLE `month_figures` (
	`month` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`counts` text NOT NULL,
	`parts` text NOT NULL,
	`counted_at` integer NOT NULL,
	`holds_until` integer,
	`events_from` text NOT NULL
);
--> statement-breakpoint
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
CREATE UNIQUE INDEX `programmes_slug_unique` ON `programmes` (`slug`);--> statement-breakpoint
CREATE TABLE `webhook_cursors` (
	`day` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`endpoint_id` text NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`sequence` integer NOT NULL,
	`occurred_at` integer NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`claimed_at` integer,
	`status` integer,
	`last_error` text,
	`sent_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`endpoint_id`) REFERENCES `webhook_endpoints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_once` ON `webhook_deliveries` (`endpoint_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_in_order` ON `webhook_deliveries` (`endpoint_id`,`state`,`sequence`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_by_age` ON `webhook_deliveries` (`created_at`);--> statement-breakpoint
CREATE TABLE `webhook_endpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`department_id` text,
	`url` text NOT NULL,
	`kinds` text NOT NULL,
	`secret` text NOT NULL,
	`former_secret` text,
	`former_until` integer,
	`last_sequence` integer DEFAULT 0 NOT NULL,
	`failing_since` integer,
	`paused_at` integer,
	`paused_because` text,
	`removed_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhook_endpoints_in_use` ON `webhook_endpoints` (`id`) WHERE removed_at is null;--> statement-breakpoint
ALTER TABLE `events` ADD `speakers` text;--> statement-breakpoint
ALTER TABLE `events` ADD `live_url` text;--> statement-breakpoint
ALTER TABLE `events` ADD `record_url` text;--> statement-breakpoint
ALTER TABLE `registrations` ADD `name_revision` text;--> statement-breakpoint
CREATE INDEX `registrations_by_name_revision` ON `registrations` (`event_id`,`name_revision`) WHERE name_revision is not null;--> statement-breakpoint
CREATE INDEX `questions_by_registration` ON `questions` (`registration_id`) WHERE registration_id is not null;