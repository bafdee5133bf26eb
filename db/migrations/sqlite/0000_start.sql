CREATE TABLE `account_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`staff_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
CREATE TABLE `answer_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`policy_basis` text DEFAULT '' NOT NULL,
	`question_text` text NOT NULL,
	`publicity` text DEFAULT 'public' NOT NULL,
	`withhold_reason` text,
	`asker_text` text,
	`to_asker` integer DEFAULT false NOT NULL,
	`adoption` text,
	`adoption_reason` text,
	`reused_from_id` text,
	`hash` text NOT NULL,
	`correction_note` text,
	`drafted_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drafted_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_versions_in_order` ON `answer_versions` (`question_id`,`number`);--> statement-breakpoint
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
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`level` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `areas_code_unique` ON `areas` (`code`);--> statement-breakpoint
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
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`day` text,
	`number` integer,
	`previous_hash` text,
	`hash` text,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`department_id` text,
	`detail` text NOT NULL,
	`address` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_chain` ON `audit_entries` (`day`,`number`);--> statement-breakpoint
CREATE INDEX `audit_by_subject` ON `audit_entries` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_unsealed` ON `audit_entries` (`id`) WHERE hash is null;--> statement-breakpoint
CREATE TABLE `bulk_act_items` (
	`id` text PRIMARY KEY NOT NULL,
	`act_id` text NOT NULL,
	`place` integer NOT NULL,
	`registration_id` text NOT NULL,
	`outcome` text,
	FOREIGN KEY (`act_id`) REFERENCES `bulk_acts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bulk_act_items_in_order` ON `bulk_act_items` (`act_id`,`place`);--> statement-breakpoint
CREATE TABLE `bulk_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`to_slot_id` text,
	`reason` text,
	`back` text NOT NULL,
	`created_at` integer NOT NULL,
	`run_at` integer,
	`claimed_at` integer,
	`done_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulk_acts_by_state` ON `bulk_acts` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `bulk_acts_by_event` ON `bulk_acts` (`event_id`,`id`);--> statement-breakpoint
CREATE TABLE `calendar_years` (
	`year` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`holidays` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campaign_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`department_id` text NOT NULL,
	`owed_events` integer NOT NULL,
	`due_on` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_tasks_one_each` ON `campaign_tasks` (`campaign_id`,`department_id`);--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`department_id` text NOT NULL,
	`theme` text NOT NULL,
	`title` text NOT NULL,
	`title_en` text,
	`summary` text NOT NULL,
	`summary_en` text,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_slug_unique` ON `campaigns` (`slug`);--> statement-breakpoint
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
CREATE TABLE `consent_texts` (
	`version` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`text_en` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE `departments` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`area_id` text NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`vertically_managed` integer DEFAULT false NOT NULL,
	`coordinates` integer DEFAULT false NOT NULL,
	`phone` text,
	`address` text,
	`address_en` text,
	`introduction` text,
	`introduction_en` text,
	`duty_keywords` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `departments_code_unique` ON `departments` (`code`);--> statement-breakpoint
CREATE INDEX `departments_by_area` ON `departments` (`area_id`);--> statement-breakpoint
CREATE TABLE `draws` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`seed` text NOT NULL,
	`commitment` text NOT NULL,
	`committed_at` integer NOT NULL,
	`drawn_at` integer,
	`drawn_by` text,
	`result` text,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draws_slot_id_unique` ON `draws` (`slot_id`);--> statement-breakpoint
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
CREATE TABLE `event_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`part` text NOT NULL,
	`text` text NOT NULL,
	`staff_id` text,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_comments_by_event` ON `event_comments` (`event_id`,`id`);--> statement-breakpoint
CREATE TABLE `event_plans` (
	`event_id` text PRIMARY KEY NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`form` text DEFAULT '' NOT NULL,
	`participants` text DEFAULT '' NOT NULL,
	`duties` text NOT NULL,
	`emergency` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text,
	`filed_at` integer,
	`filed_by` text,
	`received_at` integer,
	`received_by` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`received_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `event_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`staff_id` text,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_versions_in_order` ON `event_versions` (`event_id`,`version`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`department_id` text NOT NULL,
	`campaign_id` text,
	`co_hosts` text NOT NULL,
	`kind` text NOT NULL,
	`theme` text NOT NULL,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`title_en` text,
	`summary` text NOT NULL,
	`summary_en` text,
	`description` text DEFAULT '' NOT NULL,
	`description_en` text,
	`venue_name` text DEFAULT '' NOT NULL,
	`venue_name_en` text,
	`venue_address` text DEFAULT '' NOT NULL,
	`venue_address_en` text,
	`transport` text,
	`transport_en` text,
	`latitude` text,
	`longitude` text,
	`accessibility` text,
	`accessibility_en` text,
	`audience` text,
	`audience_en` text,
	`what_to_bring` text,
	`what_to_bring_en` text,
	`contact_phone` text,
	`agenda` text NOT NULL,
	`cover_hash` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`safety_limit` integer,
	`form_version` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`preview_token_hash` text,
	`submitted_at` integer,
	`submitted_by` text,
	`review_note` text,
	`published_at` integer,
	`published_by` text,
	`changed_at` integer,
	`cancelled_at` integer,
	`cancel_reason` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cover_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_slug_unique` ON `events` (`slug`);--> statement-breakpoint
CREATE INDEX `events_by_state_start` ON `events` (`state`,`starts_at`);--> statement-breakpoint
CREATE INDEX `events_by_department` ON `events` (`department_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `events_by_campaign` ON `events` (`campaign_id`);--> statement-breakpoint
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
CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`satisfaction` integer NOT NULL,
	`text` text,
	`created_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_registration_id_unique` ON `feedback` (`registration_id`);--> statement-breakpoint
CREATE INDEX `feedback_by_event` ON `feedback` (`event_id`,`id`);--> statement-breakpoint
CREATE TABLE `files` (
	`hash` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`content` blob NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `form_files` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`question_id` text NOT NULL,
	`registration_id` text,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `form_questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `form_files_by_registration` ON `form_files` (`registration_id`);--> statement-breakpoint
CREATE INDEX `form_files_unclaimed` ON `form_files` (`created_at`) WHERE registration_id is null;--> statement-breakpoint
CREATE TABLE `form_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`label_en` text,
	`help` text,
	`help_en` text,
	`required` integer NOT NULL,
	`choices` text NOT NULL,
	`minimum` integer,
	`maximum` integer,
	`show_question_id` text,
	`show_choice` text,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `form_questions_by_event` ON `form_questions` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `gate_devices` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`name` text NOT NULL,
	`gate` text NOT NULL,
	`profile` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_devices_token_hash_unique` ON `gate_devices` (`token_hash`);--> statement-breakpoint
CREATE INDEX `gate_devices_by_event` ON `gate_devices` (`event_id`);--> statement-breakpoint
CREATE TABLE `gate_pairings` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`profile` text NOT NULL,
	`gate` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_pairings_token_hash_unique` ON `gate_pairings` (`token_hash`);--> statement-breakpoint
CREATE TABLE `head_counts` (
	`event_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`arrived` integer DEFAULT 0 NOT NULL,
	`inside` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`event_id`, `slot_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `identities` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`event_id` text NOT NULL,
	`number` text NOT NULL,
	`reason` text NOT NULL,
	`consent_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_registration_id_unique` ON `identities` (`registration_id`);--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`department_id` text NOT NULL,
	`selection` text NOT NULL,
	`subject` text NOT NULL,
	`subject_en` text NOT NULL,
	`body` text NOT NULL,
	`body_en` text NOT NULL,
	`sms` text NOT NULL,
	`sms_en` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`scheduled_at` integer,
	`cursor` text,
	`total` integer DEFAULT 0 NOT NULL,
	`form_key` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailings_form_key_unique` ON `mailings` (`form_key`);--> statement-breakpoint
CREATE INDEX `mailings_by_event` ON `mailings` (`event_id`,`id`);--> statement-breakpoint
CREATE INDEX `mailings_by_state` ON `mailings` (`state`,`scheduled_at`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`department_id` text,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_by_staff` ON `memberships` (`staff_id`);--> statement-breakpoint
CREATE INDEX `memberships_by_department` ON `memberships` (`department_id`);--> statement-breakpoint
CREATE TABLE `muted_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`message` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `muted_messages_one_each` ON `muted_messages` (`event_id`,`message`);--> statement-breakpoint
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
CREATE TABLE `outbox_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`recipient_hash` text NOT NULL,
	`language` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text,
	`department_id` text,
	`values` text NOT NULL,
	`order_key` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`claimed_at` integer,
	`claimed_by` text,
	`dedupe_key` text NOT NULL,
	`message_id` text NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`mailing_id` text,
	`report` text,
	`reported_at` integer,
	`erased_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messages_dedupe_key_unique` ON `outbox_messages` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_by_state` ON `outbox_messages` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_order` ON `outbox_messages` (`order_key`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_by_subject` ON `outbox_messages` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_mailing` ON `outbox_messages` (`mailing_id`,`id`) WHERE mailing_id is not null;--> statement-breakpoint
CREATE INDEX `outbox_by_recipient` ON `outbox_messages` (`recipient_hash`,`created_at`);--> statement-breakpoint
CREATE TABLE `question_events` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`department_id` text,
	`staff_id` text,
	`detail` text NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `question_events_in_order` ON `question_events` (`question_id`,`at`,`id`);--> statement-breakpoint
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
CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`tracking_code` text NOT NULL,
	`department_id` text NOT NULL,
	`event_id` text,
	`stall_id` text,
	`registration_id` text,
	`source` text NOT NULL,
	`kind` text DEFAULT 'consult' NOT NULL,
	`topic` text,
	`concern_kind` text,
	`original_text` text NOT NULL,
	`public_text` text,
	`display_name` text,
	`anonymous` integer DEFAULT false NOT NULL,
	`may_publish` integer DEFAULT true NOT NULL,
	`asker_name` text,
	`asker_phone` text,
	`asker_email` text,
	`contact_hash` text,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`outcome` text,
	`publicity` text,
	`withhold_reason` text,
	`decline_reason` text,
	`decline_route` text,
	`merged_into_id` text,
	`received_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`due_rule` text NOT NULL,
	`next_due_at` integer,
	`published_version_id` text,
	`published_at` integer,
	`closed_at` integer,
	`follow_up_of_id` text,
	`upkeep_owner_id` text,
	`review_by` text,
	`checked_at` integer,
	`stale_since` integer,
	`stale_reason` text,
	`erased_at` integer,
	`idempotency_key` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stall_id`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`upkeep_owner_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_tracking_code_unique` ON `questions` (`tracking_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `questions_follow_up_of_id_unique` ON `questions` (`follow_up_of_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `questions_idempotency_key_unique` ON `questions` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `questions_by_department` ON `questions` (`department_id`,`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `questions_by_event` ON `questions` (`event_id`);--> statement-breakpoint
CREATE INDEX `questions_by_next_due` ON `questions` (`department_id`,`status`,`next_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `questions_by_status` ON `questions` (`status`,`next_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `questions_by_merge` ON `questions` (`merged_into_id`);--> statement-breakpoint
CREATE INDEX `questions_by_change` ON `questions` (`department_id`,`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `questions_by_upkeep` ON `questions` (`review_by`);--> statement-breakpoint
CREATE INDEX `questions_by_publication` ON `questions` (`published_at`,`id`);--> statement-breakpoint
CREATE TABLE `registration_rules` (
	`event_id` text PRIMARY KEY NOT NULL,
	`minors` text DEFAULT 'allowed' NOT NULL,
	`identity` text DEFAULT 'none' NOT NULL,
	`identity_reason` text,
	`identity_reason_en` text,
	`confirm_contact` integer DEFAULT false NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`status` text NOT NULL,
	`party_size` integer NOT NULL,
	`name` text NOT NULL,
	`name_initials` text NOT NULL,
	`phone` text,
	`email` text,
	`phone_hash` text,
	`email_hash` text,
	`phone_tail_hash` text,
	`companions` text,
	`guardian` text,
	`answers` text,
	`group_name` text,
	`needs` text,
	`language` text NOT NULL,
	`consent_version` text NOT NULL,
	`consent_at` integer NOT NULL,
	`ticket_secret` text NOT NULL,
	`ticket_hash` text NOT NULL,
	`manage_token` text NOT NULL,
	`manage_hash` text NOT NULL,
	`short_code` text NOT NULL,
	`calendar_sequence` integer DEFAULT 0 NOT NULL,
	`arrival` integer NOT NULL,
	`arrived_at` integer NOT NULL,
	`confirm_by` integer,
	`waiting_position` integer,
	`draw_number` integer,
	`takes_fewer` integer DEFAULT false NOT NULL,
	`asked_people` integer,
	`offer_expires_at` integer,
	`idempotency_key` text,
	`idempotency_body` text,
	`arrived_people` integer DEFAULT 0 NOT NULL,
	`inside_people` integer DEFAULT 0 NOT NULL,
	`source` text DEFAULT 'web' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`cancelled_at` integer,
	`erased_at` integer,
	`cancelled_by` text,
	`ended_reason` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_ticket_hash_unique` ON `registrations` (`ticket_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_manage_hash_unique` ON `registrations` (`manage_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_idempotency_key_unique` ON `registrations` (`idempotency_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_one_per_phone` ON `registrations` (`slot_id`,`phone_hash`) WHERE status in ('pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered') and phone_hash is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_one_per_email` ON `registrations` (`slot_id`,`email_hash`) WHERE status in ('pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered') and email_hash is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_short_code` ON `registrations` (`event_id`,`short_code`);--> statement-breakpoint
CREATE INDEX `registrations_by_event` ON `registrations` (`event_id`,`arrival`);--> statement-breakpoint
CREATE INDEX `registrations_by_slot` ON `registrations` (`slot_id`,`status`,`waiting_position`);--> statement-breakpoint
CREATE INDEX `registrations_by_phone` ON `registrations` (`phone_hash`) WHERE phone_hash is not null;--> statement-breakpoint
CREATE INDEX `registrations_by_email` ON `registrations` (`email_hash`) WHERE email_hash is not null;--> statement-breakpoint
CREATE INDEX `registrations_by_phone_tail` ON `registrations` (`event_id`,`phone_tail_hash`) WHERE phone_tail_hash is not null;--> statement-breakpoint
CREATE INDEX `registrations_by_confirmation` ON `registrations` (`confirm_by`) WHERE confirm_by is not null;--> statement-breakpoint
CREATE INDEX `registrations_by_offer` ON `registrations` (`offer_expires_at`) WHERE offer_expires_at is not null;--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`version_id` text NOT NULL,
	`version_hash` text NOT NULL,
	`type` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`criteria` text,
	`reviewer_id` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `answer_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_by_question` ON `reviews` (`question_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_one_each` ON `reviews` (`version_id`,`type`);--> statement-breakpoint
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
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_one_name` ON `saved_views` (`staff_id`,`name`);--> statement-breakpoint
CREATE TABLE `scan_resolutions` (
	`scan_id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`resolution` text NOT NULL,
	`people` integer DEFAULT 0 NOT NULL,
	`staff_id` text,
	`device_id` text,
	`resolved_at` integer NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device_id`) REFERENCES `gate_devices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scan_resolutions_by_event` ON `scan_resolutions` (`event_id`);--> statement-breakpoint
CREATE TABLE `scans` (
	`id` text PRIMARY KEY NOT NULL,
	`nonce` text NOT NULL,
	`event_id` text NOT NULL,
	`slot_id` text,
	`registration_id` text,
	`device_id` text,
	`staff_id` text,
	`gate` text NOT NULL,
	`kind` text NOT NULL,
	`verdict` text NOT NULL,
	`people` integer NOT NULL,
	`offline` integer DEFAULT false NOT NULL,
	`forced` integer DEFAULT false NOT NULL,
	`happened_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`undone_at` integer,
	`conflict` integer DEFAULT false NOT NULL,
	`answer` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device_id`) REFERENCES `gate_devices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scans_nonce_unique` ON `scans` (`nonce`);--> statement-breakpoint
CREATE INDEX `scans_by_event` ON `scans` (`event_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `scans_by_registration` ON `scans` (`registration_id`,`happened_at`);--> statement-breakpoint
CREATE INDEX `scans_by_device` ON `scans` (`device_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `scheduled_publications` (
	`event_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`publish_at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scheduled_publications_by_time` ON `scheduled_publications` (`publish_at`);--> statement-breakpoint
CREATE TABLE `screen_links` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screen_links_token_hash_unique` ON `screen_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `screen_links_by_event` ON `screen_links` (`event_id`);--> statement-breakpoint
CREATE TABLE `search_documents` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`terms` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_id_unique` ON `search_documents` (`id`);--> statement-breakpoint
CREATE INDEX `search_documents_by_kind` ON `search_documents` (`kind`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE `slots` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`capacity` integer NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`waiting_capacity` integer DEFAULT 0 NOT NULL,
	`waiting` integer DEFAULT 0 NOT NULL,
	`last_position` integer DEFAULT 0 NOT NULL,
	`party_max` integer DEFAULT 5 NOT NULL,
	`allocation` text DEFAULT 'firstCome' NOT NULL,
	`sign_up_opens_at` integer NOT NULL,
	`sign_up_closes_at` integer NOT NULL,
	`check_in_opens_at` integer NOT NULL,
	`check_in_closes_at` integer NOT NULL,
	`draw_at` integer,
	`drawn_at` integer,
	`last_draw_number` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`day_reminder_at` integer,
	`hours_reminder_at` integer,
	`thanks_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slots_never_oversold" CHECK(taken >= 0 and taken <= capacity),
	CONSTRAINT "slots_waiting_not_negative" CHECK(waiting >= 0)
);
--> statement-breakpoint
CREATE INDEX `slots_by_event` ON `slots` (`event_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `spoken_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`speaker` text NOT NULL,
	`summary` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`idempotency_key` text NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `spoken_answers_idempotency_key_unique` ON `spoken_answers` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `spoken_answers_by_question` ON `spoken_answers` (`question_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_hash` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`totp_secret` text,
	`language` text DEFAULT 'zh-CN' NOT NULL,
	`disabled_at` integer,
	`password_changed_at` integer,
	`failed_sign_ins` integer DEFAULT 0 NOT NULL,
	`last_failed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_hash_unique` ON `staff` (`email_hash`);--> statement-breakpoint
CREATE TABLE `stalls` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`department_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stalls_code_in_event` ON `stalls` (`event_id`,`code`);--> statement-breakpoint
CREATE TABLE `wall_items` (
	`question_id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`state` text NOT NULL,
	`votes` integer DEFAULT 0 NOT NULL,
	`order_votes` integer DEFAULT 0 NOT NULL,
	`shown_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wall_items_by_event` ON `wall_items` (`event_id`,`state`);--> statement-breakpoint
CREATE TABLE `wall_votes` (
	`question_id` text NOT NULL,
	`device_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`question_id`, `device_hash`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `walls` (
	`event_id` text PRIMARY KEY NOT NULL,
	`answering_id` text,
	`pinned_id` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answering_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pinned_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
