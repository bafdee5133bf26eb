CREATE TABLE `event_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`part` text NOT NULL,
	`text` text NOT NULL,
	`staff_id` text,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_comments_by_event` ON `event_comments` (`event_id`,`id`);--> statement-breakpoint
CREATE TABLE `event_plans` (
	`event_id` text PRIMARY KEY NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`form` text DEFAULT '' NOT NULL,
	`participants` text DEFAULT '' NOT NULL,
	`duties` text NOT NULL,
	`emergency` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text,
	`filed_at` integer,
	`filed_by` text,
	`received_at` integer,
	`received_by` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`received_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `form_files` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`question_id` text NOT NULL,
	`registration_id` text,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `form_questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `form_files_by_registration` ON `form_files` (`registration_id`);--> statement-breakpoint
CREATE INDEX `form_files_unclaimed` ON `form_files` (`created_at`) WHERE registration_id is null;--> statement-breakpoint
CREATE TABLE `form_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`label_en` text,
	`help` text,
	`help_en` text,
	`required` integer NOT NULL,
	`choices` text NOT NULL,
	`minimum` integer,
	`maximum` integer,
	`show_question_id` text,
	`show_choice` text,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `form_questions_by_event` ON `form_questions` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `identities` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`event_id` text NOT NULL,
	`number` text NOT NULL,
	`reason` text NOT NULL,
	`consent_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_registration_id_unique` ON `identities` (`registration_id`);--> statement-breakpoint
CREATE TABLE `registration_rules` (
	`event_id` text PRIMARY KEY NOT NULL,
	`minors` text DEFAULT 'allowed' NOT NULL,
	`identity` text DEFAULT 'none' NOT NULL,
	`identity_reason` text,
	`identity_reason_en` text,
	`confirm_contact` integer DEFAULT false NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scheduled_publications` (
	`event_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`publish_at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scheduled_publications_by_time` ON `scheduled_publications` (`publish_at`);--> statement-breakpoint
ALTER TABLE `events` ADD `form_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `group_name` text;--> statement-breakpoint
ALTER TABLE `registrations` ADD `confirm_by` integer;--> statement-breakpoint
CREATE INDEX `registrations_by_confirmation` ON `registrations` (`confirm_by`) WHERE confirm_by is not null;