CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`satisfaction` integer NOT NULL,
	`text` text,
	`created_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_registration_id_unique` ON `feedback` (`registration_id`);--> statement-breakpoint
CREATE INDEX `feedback_by_event` ON `feedback` (`event_id`,`id`);--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`department_id` text NOT NULL,
	`selection` text NOT NULL,
	`subject` text NOT NULL,
	`subject_en` text NOT NULL,
	`body` text NOT NULL,
	`body_en` text NOT NULL,
	`sms` text NOT NULL,
	`sms_en` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`scheduled_at` integer,
	`cursor` text,
	`total` integer DEFAULT 0 NOT NULL,
	`form_key` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailings_form_key_unique` ON `mailings` (`form_key`);--> statement-breakpoint
CREATE INDEX `mailings_by_event` ON `mailings` (`event_id`,`id`);--> statement-breakpoint
CREATE INDEX `mailings_by_state` ON `mailings` (`state`,`scheduled_at`);--> statement-breakpoint
CREATE TABLE `message_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`department_id` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`introduction` text NOT NULL,
	`closing` text NOT NULL,
	`sms` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_texts_one_each` ON `message_texts` (`department_id`,`kind`,`language`);--> statement-breakpoint
CREATE TABLE `muted_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`message` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `muted_messages_one_each` ON `muted_messages` (`event_id`,`message`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`topics` text NOT NULL,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `mailing_id` text;--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `report` text;--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `reported_at` integer;--> statement-breakpoint
CREATE INDEX `outbox_by_mailing` ON `outbox_messages` (`mailing_id`,`id`) WHERE mailing_id is not null;--> statement-breakpoint
ALTER TABLE `slots` ADD `thanks_at` integer;