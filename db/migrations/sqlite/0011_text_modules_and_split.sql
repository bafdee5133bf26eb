CREATE TABLE `text_modules` (
	`id` text PRIMARY KEY NOT NULL,
	`department_id` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `text_modules_by_department` ON `text_modules` (`department_id`,`id`);--> statement-breakpoint
ALTER TABLE `questions` ADD `whole_text` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `split_from_id` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `handler_id` text REFERENCES staff(id);--> statement-breakpoint
CREATE INDEX `questions_by_split` ON `questions` (`split_from_id`) WHERE split_from_id is not null;--> statement-breakpoint
CREATE INDEX `questions_by_handler` ON `questions` (`handler_id`,`department_id`,`status`,`next_due_at`,`id`) WHERE handler_id is not null;--> statement-breakpoint
UPDATE `questions` SET `handler_id` = (SELECT v.drafted_by FROM answer_versions v WHERE v.question_id = questions.id ORDER BY v.number DESC LIMIT 1) WHERE status IN ('drafting', 'inReview', 'changesRequested', 'approved');