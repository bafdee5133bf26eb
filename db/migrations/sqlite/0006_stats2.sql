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
CREATE INDEX `questions_by_receipt` ON `questions` (`received_at`,`department_id`,`status`,`published_at`,`due_at`,`next_due_at`,`publicity`);