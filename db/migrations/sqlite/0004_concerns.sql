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
CREATE INDEX `concern_sources_in_order` ON `concern_sources` (`entered_at`,`question_id`);