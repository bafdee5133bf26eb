CREATE TABLE `clock_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`clock_id` text NOT NULL,
	`stage` text NOT NULL,
	`due_at` integer NOT NULL,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`clock_id`) REFERENCES `clocks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clock_notices_once` ON `clock_notices` (`clock_id`,`stage`,`due_at`);--> statement-breakpoint
CREATE TABLE `link_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`contact` text NOT NULL,
	`requested_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `link_requests_in_order` ON `link_requests` (`requested_at`,`id`);--> statement-breakpoint
CREATE TABLE `month_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`version` integer NOT NULL,
	`rows` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`closed_by` text NOT NULL,
	`closed_at` integer NOT NULL,
	FOREIGN KEY (`closed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `month_reports_in_order` ON `month_reports` (`month`,`version`);--> statement-breakpoint
CREATE TABLE `oversight_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text DEFAULT '' NOT NULL,
	`version` integer NOT NULL,
	`remind_workdays` integer NOT NULL,
	`tell_head` integer NOT NULL,
	`escalate_workdays` integer NOT NULL,
	`public_overdue` text NOT NULL,
	`silent_months` integer NOT NULL,
	`basis` text NOT NULL,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`changed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `oversight_settings_in_order` ON `oversight_settings` (`area_id`,`version`);--> statement-breakpoint
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
CREATE TABLE `silence_warnings` (
	`id` text PRIMARY KEY NOT NULL,
	`department_id` text NOT NULL,
	`since` text NOT NULL,
	`period` integer NOT NULL,
	`sent_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `silence_warnings_once` ON `silence_warnings` (`department_id`,`since`,`period`);--> statement-breakpoint
CREATE TABLE `supervision_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`supervision_id` text NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`note` text NOT NULL,
	`due_before` integer,
	`due_after` integer,
	FOREIGN KEY (`supervision_id`) REFERENCES `supervisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supervision_acts_in_order` ON `supervision_acts` (`supervision_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `supervisions` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`department_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`level` text NOT NULL,
	`reason` text NOT NULL,
	`due_at` integer NOT NULL,
	`open_key` text,
	`follows_id` text,
	`issued_by` text NOT NULL,
	`issued_for` text,
	`issued_at` integer NOT NULL,
	`received_by` text,
	`received_at` integer,
	`reply` text,
	`replied_by` text,
	`replied_at` integer,
	`closed_by` text,
	`closed_at` integer,
	`close_note` text,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_for`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`received_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replied_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supervisions_open_key_unique` ON `supervisions` (`open_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `supervisions_numbered` ON `supervisions` (`year`,`number`);--> statement-breakpoint
CREATE INDEX `supervisions_by_question` ON `supervisions` (`question_id`,`issued_at`);--> statement-breakpoint
CREATE INDEX `supervisions_by_department` ON `supervisions` (`department_id`,`closed_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `supervisions_open` ON `supervisions` (`closed_at`,`due_at`);--> statement-breakpoint
ALTER TABLE `registration_rules` ADD `group_max` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `list_id` text;--> statement-breakpoint
CREATE INDEX `registrations_by_list` ON `registrations` (`list_id`) WHERE list_id is not null;--> statement-breakpoint
ALTER TABLE `reworks` ADD `supervision_id` text;--> statement-breakpoint
CREATE INDEX `questions_by_receipt` ON `questions` (`received_at`,`department_id`,`status`,`published_at`,`due_at`,`next_due_at`,`publicity`);--> statement-breakpoint
CREATE INDEX `questions_published_topics` ON `questions` (`topic`) WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX `questions_published_departments` ON `questions` (`department_id`) WHERE published_at is not null;