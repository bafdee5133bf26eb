CREATE TABLE `interim_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`reviews` text,
	`reviewed_by` text,
	`reviewed_at` integer,
	`note` text,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `interim_replies_by_question` ON `interim_replies` (`question_id`,`written_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_supervision_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`supervision_id` text NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text,
	`note` text NOT NULL,
	`due_before` integer,
	`due_after` integer,
	FOREIGN KEY (`supervision_id`) REFERENCES `supervisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_supervision_acts`("id", "supervision_id", "act", "at", "staff_id", "note", "due_before", "due_after") SELECT "id", "supervision_id", "act", "at", "staff_id", "note", "due_before", "due_after" FROM `supervision_acts`;--> statement-breakpoint
DROP TABLE `supervision_acts`;--> statement-breakpoint
ALTER TABLE `__new_supervision_acts` RENAME TO `supervision_acts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `supervision_acts_in_order` ON `supervision_acts` (`supervision_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `__new_supervisions` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`department_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`level` text NOT NULL,
	`reason` text NOT NULL,
	`basis` text DEFAULT '' NOT NULL,
	`copy_to` text DEFAULT '' NOT NULL,
	`due_at` integer NOT NULL,
	`open_key` text,
	`follows_id` text,
	`issued_by` text,
	`clock_id` text,
	`issued_for` text,
	`issued_at` integer NOT NULL,
	`received_by` text,
	`received_at` integer,
	`reply` text,
	`replied_by` text,
	`replied_at` integer,
	`closed_by` text,
	`closed_at` integer,
	`close_note` text,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_for`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`received_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replied_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_supervisions`("id", "question_id", "department_id", "year", "number", "level", "reason", "basis", "copy_to", "due_at", "open_key", "follows_id", "issued_by", "issued_for", "issued_at", "received_by", "received_at", "reply", "replied_by", "replied_at", "closed_by", "closed_at", "close_note") SELECT "id", "question_id", "department_id", "year", "number", "level", "reason", "basis", "copy_to", "due_at", "open_key", "follows_id", "issued_by", "issued_for", "issued_at", "received_by", "received_at", "reply", "replied_by", "replied_at", "closed_by", "closed_at", "close_note" FROM `supervisions`;--> statement-breakpoint
DROP TABLE `supervisions`;--> statement-breakpoint
ALTER TABLE `__new_supervisions` RENAME TO `supervisions`;--> statement-breakpoint
CREATE UNIQUE INDEX `supervisions_open_key_unique` ON `supervisions` (`open_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `supervisions_clock_id_unique` ON `supervisions` (`clock_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `supervisions_numbered` ON `supervisions` (`year`,`number`);--> statement-breakpoint
CREATE INDEX `supervisions_by_question` ON `supervisions` (`question_id`,`issued_at`);--> statement-breakpoint
CREATE INDEX `supervisions_by_department` ON `supervisions` (`department_id`,`closed_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `supervisions_open` ON `supervisions` (`closed_at`,`due_at`);--> statement-breakpoint
ALTER TABLE `clarifications` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `clarifications` ADD `due_rule` text;--> statement-breakpoint
ALTER TABLE `clarifications` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `clarifications` ADD `expired_at` integer;--> statement-breakpoint
ALTER TABLE `departments` ADD `leader_id` text;--> statement-breakpoint
ALTER TABLE `oversight_settings` ADD `auto_urge` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `decline_body` text;