CREATE TABLE `briefings` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`remarks` text NOT NULL,
	`practice` text NOT NULL,
	`version` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`year` integer,
	`number` integer,
	`figures` text,
	`issued_by` text,
	`issued_at` integer,
	FOREIGN KEY (`updated_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_month_unique` ON `briefings` (`month`);--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_numbered` ON `briefings` (`year`,`number`);--> statement-breakpoint
CREATE TABLE `campaign_reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`department_id` text NOT NULL,
	`kind` text NOT NULL,
	`cause_on` text NOT NULL,
	`due_on` text NOT NULL,
	`owed_events` integer NOT NULL,
	`published` integer NOT NULL,
	`note` text,
	`staff_id` text,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_reminders_once` ON `campaign_reminders` (`campaign_id`,`department_id`,`kind`,`cause_on`);--> statement-breakpoint
CREATE TABLE `department_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`department_id` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`sms` text NOT NULL,
	`is_current` integer NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `department_texts_one_each` ON `department_texts` (`department_id`,`kind`,`language`,`version`);--> statement-breakpoint
CREATE INDEX `department_texts_current` ON `department_texts` (`department_id`,`is_current`);--> statement-breakpoint
CREATE TABLE `report_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`stage` text NOT NULL,
	`due_on` text NOT NULL,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_notices_once` ON `report_notices` (`event_id`,`kind`,`stage`,`due_on`);--> statement-breakpoint
CREATE TABLE `report_urgings` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`turn` integer NOT NULL,
	`department_id` text NOT NULL,
	`note` text NOT NULL,
	`demanded_on` text NOT NULL,
	`urged_by` text NOT NULL,
	`urged_for` text,
	`urged_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urged_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urged_for`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_urgings_in_turn` ON `report_urgings` (`event_id`,`kind`,`turn`);--> statement-breakpoint
CREATE INDEX `report_urgings_latest` ON `report_urgings` (`urged_at`,`id`);--> statement-breakpoint
CREATE TABLE `rumour_hand_overs` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`authority` text NOT NULL,
	`body` text NOT NULL,
	`reason` text NOT NULL,
	`basis` text NOT NULL,
	`reference` text NOT NULL,
	`handed_on` text NOT NULL,
	`handed_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`outcome` text,
	`outcome_note` text DEFAULT '' NOT NULL,
	`outcome_url` text DEFAULT '' NOT NULL,
	`told_on` text,
	`outcome_by` text,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outcome_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rumour_hand_overs_numbers` ON `rumour_hand_overs` (`year`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `rumour_hand_overs_once` ON `rumour_hand_overs` (`question_id`,`authority`,`body`);--> statement-breakpoint
CREATE TABLE `topic_column_pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`column_id` text NOT NULL,
	`hash` text NOT NULL,
	`shown` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`column_id`) REFERENCES `topic_columns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topic_column_pictures_once` ON `topic_column_pictures` (`column_id`,`hash`);--> statement-breakpoint
CREATE TABLE `topic_column_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`column_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`hash` text NOT NULL,
	`title` text NOT NULL,
	`title_en` text DEFAULT '' NOT NULL,
	`summary` text NOT NULL,
	`summary_en` text DEFAULT '' NOT NULL,
	`cover` text,
	`sections` text NOT NULL,
	`writers` text NOT NULL,
	`saved_by` text,
	`saved_at` integer NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	`decided_by` text,
	`decided_at` integer,
	`review_note` text,
	FOREIGN KEY (`column_id`) REFERENCES `topic_columns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topic_column_versions_in_order` ON `topic_column_versions` (`column_id`,`version`);--> statement-breakpoint
CREATE TABLE `topic_columns` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`department_id` text NOT NULL,
	`published_version_id` text,
	`first_published_at` integer,
	`published_at` integer,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdraw_reason` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topic_columns_slug_unique` ON `topic_columns` (`slug`);--> statement-breakpoint
CREATE INDEX `topic_columns_public` ON `topic_columns` (`published_at`);--> statement-breakpoint
CREATE INDEX `topic_columns_by_department` ON `topic_columns` (`department_id`);--> statement-breakpoint
CREATE TABLE `webhook_scan_cursors` (
	`id` text PRIMARY KEY NOT NULL,
	`read_to` text NOT NULL,
	`turn` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `answer_versions` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `supervisions` ADD `basis` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `supervisions` ADD `copy_to` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- In a sealed audit entry only the network address may change, which the chain does not cover: it is written with a new
-- key, and goes when its time has come. None is put where there was none.
DROP TRIGGER audit_entries_sealed;--> statement-breakpoint
CREATE TRIGGER audit_entries_sealed BEFORE UPDATE ON audit_entries WHEN old.hash IS NOT NULL AND NOT (
  (new.address IS NULL OR old.address IS NOT NULL)
  AND new.id IS old.id AND new.at IS old.at AND new.day IS old.day AND new.number IS old.number
  AND new.previous_hash IS old.previous_hash AND new.hash IS old.hash
  AND new.actor_kind IS old.actor_kind AND new.actor_id IS old.actor_id AND new.action IS old.action
  AND new.subject_kind IS old.subject_kind AND new.subject_id IS old.subject_id
  AND new.department_id IS old.department_id AND new.detail IS old.detail
) BEGIN
  SELECT RAISE(ABORT, 'a sealed audit entry cannot be changed');
END;
