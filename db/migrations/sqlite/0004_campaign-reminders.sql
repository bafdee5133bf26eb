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
CREATE UNIQUE INDEX `campaign_reminders_once` ON `campaign_reminders` (`campaign_id`,`department_id`,`kind`,`cause_on`);