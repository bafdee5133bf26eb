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
CREATE INDEX `topic_columns_by_department` ON `topic_columns` (`department_id`);