CREATE TABLE `answer_holds` (
	`question_id` text PRIMARY KEY NOT NULL,
	`department_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`held_since` integer NOT NULL,
	`taken_from` text,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_from`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `desk_presences` (
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `subject_id`, `staff_id`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `desk_presences_by_time` ON `desk_presences` (`seen_at`);--> statement-breakpoint
CREATE TABLE `working_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`values` text NOT NULL,
	`based_on` integer NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `working_drafts_one_each` ON `working_drafts` (`kind`,`subject_id`,`staff_id`);--> statement-breakpoint
CREATE INDEX `working_drafts_by_time` ON `working_drafts` (`saved_at`);--> statement-breakpoint
ALTER TABLE `slots` ADD `days_reminder_at` integer;