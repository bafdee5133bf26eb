CREATE TABLE `case_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`audience` text NOT NULL,
	`department_id` text,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_notes_by_question` ON `case_notes` (`question_id`,`created_at`,`id`);--> statement-breakpoint
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
CREATE TABLE `event_plan_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`staff_id` text,
	`saved_at` integer NOT NULL,
	`filed_at` integer,
	`received_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_plan_versions_once` ON `event_plan_versions` (`event_id`,`version`);--> statement-breakpoint
CREATE TABLE `event_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`department_id` text,
	`name` text NOT NULL,
	`content` text NOT NULL,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_templates_by_department` ON `event_templates` (`department_id`,`id`);--> statement-breakpoint
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
CREATE TABLE `score_objections` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`department_id` text NOT NULL,
	`line` text NOT NULL,
	`rules_version` integer NOT NULL,
	`points` integer NOT NULL,
	`reason` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	`verdict` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `score_objections_by_line` ON `score_objections` (`month`,`department_id`,`line`);--> statement-breakpoint
CREATE TABLE `score_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`from_month` text NOT NULL,
	`on_time` integer NOT NULL,
	`answered` integer NOT NULL,
	`satisfaction` integer NOT NULL,
	`events` integer NOT NULL,
	`orange` integer NOT NULL,
	`red` integer NOT NULL,
	`basis` text NOT NULL,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`changed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `score_rules_in_order` ON `score_rules` (`version`);--> statement-breakpoint
CREATE TABLE `try_budgets` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`full_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `try_budgets_by_time` ON `try_budgets` (`full_at`);--> statement-breakpoint
DROP INDEX `questions_by_next_due`;--> statement-breakpoint
DROP INDEX `questions_by_change`;--> statement-breakpoint
ALTER TABLE `questions` ADD `phone_hash` text;--> statement-breakpoint
CREATE INDEX `questions_by_contact` ON `questions` (`contact_hash`) WHERE contact_hash is not null;--> statement-breakpoint
CREATE INDEX `questions_by_phone` ON `questions` (`phone_hash`) WHERE phone_hash is not null;--> statement-breakpoint
CREATE INDEX `questions_by_next_due` ON `questions` (`department_id`,`status`,`next_due_at`,`id`,`kind`,`topic`,`event_id`);--> statement-breakpoint
CREATE INDEX `questions_by_change` ON `questions` (`department_id`,`status`,`updated_at`,`id`,`kind`,`topic`,`event_id`);--> statement-breakpoint
ALTER TABLE `events` ADD `entrance_alt` text;--> statement-breakpoint
ALTER TABLE `events` ADD `entrance_alt_en` text;--> statement-breakpoint
ALTER TABLE `events` ADD `map_hash` text REFERENCES files(hash);--> statement-breakpoint
ALTER TABLE `events` ADD `map_alt` text;--> statement-breakpoint
ALTER TABLE `events` ADD `map_alt_en` text;--> statement-breakpoint
ALTER TABLE `events` ADD `preview_ends_at` integer;--> statement-breakpoint
ALTER TABLE `oversight_settings` ADD `yearly_events` integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `care` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `signed_in_by` text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `identity_hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `staff_identity_hash_unique` ON `staff` (`identity_hash`);