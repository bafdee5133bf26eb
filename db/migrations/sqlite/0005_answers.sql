CREATE TABLE `adoption_progress` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`released_by` text,
	`released_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `adoption_progress_by_question` ON `adoption_progress` (`question_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `answer_channels` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`channel` text NOT NULL,
	`title` text NOT NULL,
	`url` text NOT NULL,
	`given_on` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_channels_by_question` ON `answer_channels` (`question_id`,`given_on`);--> statement-breakpoint
CREATE TABLE `answer_citations` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`number` text NOT NULL,
	`article` text NOT NULL,
	`url` text NOT NULL,
	`checked_on` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `answer_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_citations_in_order` ON `answer_citations` (`version_id`,`position`);--> statement-breakpoint
CREATE INDEX `answer_citations_by_title` ON `answer_citations` (`title`);--> statement-breakpoint
CREATE TABLE `answer_files` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`publicity` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `answer_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_files_in_order` ON `answer_files` (`version_id`,`position`);--> statement-breakpoint
CREATE INDEX `answer_files_by_hash` ON `answer_files` (`hash`);--> statement-breakpoint
CREATE TABLE `answer_followers` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`email` text NOT NULL,
	`email_hash` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_followers_one_each` ON `answer_followers` (`question_id`,`email_hash`);--> statement-breakpoint
CREATE INDEX `answer_followers_by_address` ON `answer_followers` (`email_hash`);--> statement-breakpoint
CREATE TABLE `answer_ratings` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`round` integer NOT NULL,
	`version_id` text NOT NULL,
	`content` integer NOT NULL,
	`speed` integer NOT NULL,
	`reason` text,
	`rated_at` integer NOT NULL,
	`changed_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `answer_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_ratings_one_each` ON `answer_ratings` (`question_id`,`round`);--> statement-breakpoint
CREATE TABLE `answer_votes` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`browser_hash` text NOT NULL,
	`helpful` integer NOT NULL,
	`voted_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_votes_one_each` ON `answer_votes` (`question_id`,`browser_hash`);--> statement-breakpoint
CREATE TABLE `question_files` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`position` integer NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`name` text,
	`content` text,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `question_files_in_order` ON `question_files` (`question_id`,`position`);--> statement-breakpoint
CREATE TABLE `reworks` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`number` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`due_rule` text NOT NULL,
	`closed_at` integer,
	`closed_version_id` text,
	`supervised_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reworks_in_order` ON `reworks` (`question_id`,`number`);--> statement-breakpoint
CREATE INDEX `reworks_open` ON `reworks` (`closed_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`version_id` text NOT NULL,
	`version_hash` text NOT NULL,
	`signer_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `answer_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_offs_version_id_unique` ON `sign_offs` (`version_id`);--> statement-breakpoint
ALTER TABLE `answer_versions` ADD `asker_text` text;--> statement-breakpoint
ALTER TABLE `answer_versions` ADD `to_asker` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `answer_versions` ADD `adoption` text;--> statement-breakpoint
ALTER TABLE `answer_versions` ADD `adoption_reason` text;--> statement-breakpoint
ALTER TABLE `answer_versions` ADD `reused_from_id` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `follow_up_of_id` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `upkeep_owner_id` text REFERENCES staff(id);--> statement-breakpoint
ALTER TABLE `questions` ADD `review_by` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `checked_at` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `stale_since` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `stale_reason` text;--> statement-breakpoint
CREATE UNIQUE INDEX `questions_follow_up_of_id_unique` ON `questions` (`follow_up_of_id`);--> statement-breakpoint
CREATE INDEX `questions_by_upkeep` ON `questions` (`review_by`);--> statement-breakpoint
ALTER TABLE `reviews` ADD `criteria` text;