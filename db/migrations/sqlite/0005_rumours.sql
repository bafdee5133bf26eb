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
CREATE UNIQUE INDEX `rumour_hand_overs_once` ON `rumour_hand_overs` (`question_id`,`authority`,`body`);