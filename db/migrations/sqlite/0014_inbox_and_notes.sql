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
DROP INDEX `questions_by_next_due`;--> statement-breakpoint
DROP INDEX `questions_by_change`;--> statement-breakpoint
CREATE INDEX `questions_by_next_due` ON `questions` (`department_id`,`status`,`next_due_at`,`id`,`kind`,`topic`,`event_id`);--> statement-breakpoint
CREATE INDEX `questions_by_change` ON `questions` (`department_id`,`status`,`updated_at`,`id`,`kind`,`topic`,`event_id`);