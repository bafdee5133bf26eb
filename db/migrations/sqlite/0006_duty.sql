CREATE TABLE `assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`concern_kind` text,
	`gravity` text NOT NULL,
	`state_policy` integer NOT NULL,
	`area_ids` text NOT NULL,
	`note` text NOT NULL,
	`assessed_by` text NOT NULL,
	`assessed_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assessments_by_question` ON `assessments` (`question_id`,`assessed_at`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`department_id` text NOT NULL,
	`role` text NOT NULL,
	`from_department_id` text NOT NULL,
	`reason` text NOT NULL,
	`part` text,
	`designated` integer NOT NULL,
	`route_rules` text,
	`proposed_department_id` text,
	`override_reason` text,
	`assigned_by` text,
	`assigned_at` integer NOT NULL,
	`acknowledged_at` integer,
	`returned_at` integer,
	`return_reason` text,
	`return_basis` text,
	`reply` text,
	`replied_at` integer,
	`confirmed_hash` text,
	`consistency` text,
	`consistency_note` text,
	`ended_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignments_by_question` ON `assignments` (`question_id`,`role`,`assigned_at`);--> statement-breakpoint
CREATE INDEX `assignments_by_department` ON `assignments` (`department_id`,`role`,`ended_at`);--> statement-breakpoint
CREATE TABLE `calendar_years` (
	`year` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`holidays` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `clarifications` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`request` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`supplement` text,
	`supplied_at` integer,
	`given_up_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clarifications_question_id_unique` ON `clarifications` (`question_id`);--> statement-breakpoint
CREATE TABLE `clocks` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`department_id` text NOT NULL,
	`kind` text NOT NULL,
	`assignment_id` text,
	`started_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`due_rule` text NOT NULL,
	`basis` text NOT NULL,
	`added_workdays` integer DEFAULT 0 NOT NULL,
	`ended_at` integer,
	`overdue_logged_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clocks_by_question` ON `clocks` (`question_id`,`kind`);--> statement-breakpoint
CREATE INDEX `clocks_running` ON `clocks` (`ended_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `clocks_by_department` ON `clocks` (`department_id`,`kind`,`started_at`);--> statement-breakpoint
CREATE TABLE `consultations` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`held_on` text NOT NULL,
	`department_ids` text NOT NULL,
	`conclusion` text NOT NULL,
	`recorded_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultations_by_question` ON `consultations` (`question_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `due_policies` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`area_id` text DEFAULT '' NOT NULL,
	`version` integer NOT NULL,
	`count` integer NOT NULL,
	`unit` text NOT NULL,
	`aim` integer,
	`basis` text NOT NULL,
	`extensions` integer DEFAULT 0 NOT NULL,
	`extension_workdays` integer DEFAULT 0 NOT NULL,
	`silence` text DEFAULT 'consent' NOT NULL,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`changed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `due_policies_in_order` ON `due_policies` (`key`,`area_id`,`version`);--> statement-breakpoint
CREATE TABLE `extensions` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`workdays` integer NOT NULL,
	`reason` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`verdict` text,
	`decided_by` text,
	`decided_at` integer,
	`decision_note` text,
	`due_before` integer NOT NULL,
	`due_after` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `extensions_by_question` ON `extensions` (`question_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `objections` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`reason` text NOT NULL,
	`basis` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision_reason` text,
	`designated_department_id` text,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `objections_one_each` ON `objections` (`assignment_id`);--> statement-breakpoint
CREATE INDEX `objections_by_question` ON `objections` (`question_id`);--> statement-breakpoint
ALTER TABLE `departments` ADD `coordinates` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `next_due_at` integer;--> statement-breakpoint
CREATE INDEX `questions_by_next_due` ON `questions` (`department_id`,`status`,`next_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `questions_by_status` ON `questions` (`status`,`next_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `questions_by_merge` ON `questions` (`merged_into_id`);--> statement-breakpoint
CREATE INDEX `questions_by_change` ON `questions` (`department_id`,`status`,`updated_at`,`id`);