CREATE TABLE "account_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"staff_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "adoption_progress" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"released_by" text,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_channels" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"channel" text NOT NULL,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"given_on" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_citations" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"number" text NOT NULL,
	"article" text NOT NULL,
	"url" text NOT NULL,
	"checked_on" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_files" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"position" integer NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"publicity" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_followers" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"email" text NOT NULL,
	"email_hash" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_ratings" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"round" integer NOT NULL,
	"version_id" text NOT NULL,
	"content" integer NOT NULL,
	"speed" integer NOT NULL,
	"reason" text,
	"rated_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"policy_basis" text DEFAULT '' NOT NULL,
	"question_text" text NOT NULL,
	"publicity" text DEFAULT 'public' NOT NULL,
	"withhold_reason" text,
	"asker_text" text,
	"to_asker" boolean DEFAULT false NOT NULL,
	"adoption" text,
	"adoption_reason" text,
	"reused_from_id" text,
	"hash" text NOT NULL,
	"correction_note" text,
	"drafted_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_votes" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"browser_hash" text NOT NULL,
	"helpful" boolean NOT NULL,
	"voted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"level" text NOT NULL,
	CONSTRAINT "areas_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"concern_kind" text,
	"gravity" text NOT NULL,
	"state_policy" boolean NOT NULL,
	"area_ids" text NOT NULL,
	"note" text NOT NULL,
	"assessed_by" text NOT NULL,
	"assessed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"department_id" text NOT NULL,
	"role" text NOT NULL,
	"from_department_id" text NOT NULL,
	"reason" text NOT NULL,
	"part" text,
	"designated" boolean NOT NULL,
	"route_rules" text,
	"proposed_department_id" text,
	"override_reason" text,
	"assigned_by" text,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"returned_at" timestamp (3) with time zone,
	"return_reason" text,
	"return_basis" text,
	"reply" text,
	"replied_at" timestamp (3) with time zone,
	"confirmed_hash" text,
	"consistency" text,
	"consistency_note" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"day" text,
	"number" integer,
	"previous_hash" text,
	"hash" text,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"department_id" text,
	"detail" text NOT NULL,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "bulk_act_items" (
	"id" text PRIMARY KEY NOT NULL,
	"act_id" text NOT NULL,
	"place" integer NOT NULL,
	"registration_id" text NOT NULL,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "bulk_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"to_slot_id" text,
	"reason" text,
	"back" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"run_at" timestamp (3) with time zone,
	"claimed_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "calendar_years" (
	"year" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"holidays" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"department_id" text NOT NULL,
	"owed_events" integer NOT NULL,
	"due_on" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"department_id" text NOT NULL,
	"theme" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"summary" text NOT NULL,
	"summary_en" text,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "campaigns_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "clarifications" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"request" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"supplement" text,
	"supplied_at" timestamp (3) with time zone,
	"given_up_at" timestamp (3) with time zone,
	CONSTRAINT "clarifications_question_id_unique" UNIQUE("question_id")
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"department_id" text NOT NULL,
	"kind" text NOT NULL,
	"assignment_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"due_rule" text NOT NULL,
	"basis" text NOT NULL,
	"added_workdays" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"overdue_logged_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"version" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"text_en" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"held_on" text NOT NULL,
	"department_ids" text NOT NULL,
	"conclusion" text NOT NULL,
	"recorded_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"area_id" text NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"vertically_managed" boolean DEFAULT false NOT NULL,
	"coordinates" boolean DEFAULT false NOT NULL,
	"phone" text,
	"address" text,
	"address_en" text,
	"introduction" text,
	"introduction_en" text,
	"duty_keywords" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "departments_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"seed" text NOT NULL,
	"commitment" text NOT NULL,
	"committed_at" timestamp (3) with time zone NOT NULL,
	"drawn_at" timestamp (3) with time zone,
	"drawn_by" text,
	"result" text,
	CONSTRAINT "draws_slot_id_unique" UNIQUE("slot_id")
);
--> statement-breakpoint
CREATE TABLE "due_policies" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"area_id" text DEFAULT '' NOT NULL,
	"version" integer NOT NULL,
	"count" integer NOT NULL,
	"unit" text NOT NULL,
	"aim" integer,
	"basis" text NOT NULL,
	"extensions" integer DEFAULT 0 NOT NULL,
	"extension_workdays" integer DEFAULT 0 NOT NULL,
	"silence" text DEFAULT 'consent' NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"version" integer NOT NULL,
	"part" text NOT NULL,
	"text" text NOT NULL,
	"staff_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" text
);
--> statement-breakpoint
CREATE TABLE "event_plans" (
	"event_id" text PRIMARY KEY NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"form" text DEFAULT '' NOT NULL,
	"participants" text DEFAULT '' NOT NULL,
	"duties" text NOT NULL,
	"emergency" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text,
	"filed_at" timestamp (3) with time zone,
	"filed_by" text,
	"received_at" timestamp (3) with time zone,
	"received_by" text
);
--> statement-breakpoint
CREATE TABLE "event_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"staff_id" text,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"department_id" text NOT NULL,
	"campaign_id" text,
	"co_hosts" text NOT NULL,
	"kind" text NOT NULL,
	"theme" text NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"summary" text NOT NULL,
	"summary_en" text,
	"description" text DEFAULT '' NOT NULL,
	"description_en" text,
	"venue_name" text DEFAULT '' NOT NULL,
	"venue_name_en" text,
	"venue_address" text DEFAULT '' NOT NULL,
	"venue_address_en" text,
	"transport" text,
	"transport_en" text,
	"latitude" text,
	"longitude" text,
	"accessibility" text,
	"accessibility_en" text,
	"audience" text,
	"audience_en" text,
	"what_to_bring" text,
	"what_to_bring_en" text,
	"contact_phone" text,
	"agenda" text NOT NULL,
	"cover_hash" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"safety_limit" integer,
	"form_version" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"preview_token_hash" text,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by" text,
	"review_note" text,
	"published_at" timestamp (3) with time zone,
	"published_by" text,
	"changed_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"cancel_reason" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"workdays" integer NOT NULL,
	"reason" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"decision_note" text,
	"due_before" timestamp (3) with time zone NOT NULL,
	"due_after" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"registration_id" text NOT NULL,
	"satisfaction" integer NOT NULL,
	"text" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "feedback_registration_id_unique" UNIQUE("registration_id")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"hash" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_files" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"question_id" text NOT NULL,
	"registration_id" text,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "form_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"label_en" text,
	"help" text,
	"help_en" text,
	"required" boolean NOT NULL,
	"choices" text NOT NULL,
	"minimum" integer,
	"maximum" integer,
	"show_question_id" text,
	"show_choice" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "gate_devices" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"gate" text NOT NULL,
	"profile" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "gate_devices_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "gate_pairings" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"profile" text NOT NULL,
	"gate" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "gate_pairings_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "head_counts" (
	"event_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"arrived" integer DEFAULT 0 NOT NULL,
	"inside" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "head_counts_event_id_slot_id_pk" PRIMARY KEY("event_id","slot_id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"event_id" text NOT NULL,
	"number" text NOT NULL,
	"reason" text NOT NULL,
	"consent_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "identities_registration_id_unique" UNIQUE("registration_id")
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"department_id" text NOT NULL,
	"selection" text NOT NULL,
	"subject" text NOT NULL,
	"subject_en" text NOT NULL,
	"body" text NOT NULL,
	"body_en" text NOT NULL,
	"sms" text NOT NULL,
	"sms_en" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"scheduled_at" timestamp (3) with time zone,
	"cursor" text,
	"total" integer DEFAULT 0 NOT NULL,
	"form_key" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mailings_form_key_unique" UNIQUE("form_key")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"department_id" text,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "muted_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"reason" text NOT NULL,
	"basis" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	"designated_department_id" text
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"recipient_hash" text NOT NULL,
	"language" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text,
	"department_id" text,
	"values" text NOT NULL,
	"order_key" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"claimed_by" text,
	"dedupe_key" text NOT NULL,
	"message_id" text NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"mailing_id" text,
	"report" text,
	"reported_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_messages_dedupe_key_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "question_events" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"department_id" text,
	"staff_id" text,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_files" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"position" integer NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"name" text,
	"content" text
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"tracking_code" text NOT NULL,
	"department_id" text NOT NULL,
	"event_id" text,
	"stall_id" text,
	"registration_id" text,
	"source" text NOT NULL,
	"kind" text DEFAULT 'consult' NOT NULL,
	"topic" text,
	"concern_kind" text,
	"original_text" text NOT NULL,
	"public_text" text,
	"display_name" text,
	"anonymous" boolean DEFAULT false NOT NULL,
	"may_publish" boolean DEFAULT true NOT NULL,
	"asker_name" text,
	"asker_phone" text,
	"asker_email" text,
	"contact_hash" text,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"publicity" text,
	"withhold_reason" text,
	"decline_reason" text,
	"decline_route" text,
	"merged_into_id" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"due_rule" text NOT NULL,
	"next_due_at" timestamp (3) with time zone,
	"published_version_id" text,
	"published_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"follow_up_of_id" text,
	"upkeep_owner_id" text,
	"review_by" text,
	"checked_at" timestamp (3) with time zone,
	"stale_since" timestamp (3) with time zone,
	"stale_reason" text,
	"erased_at" timestamp (3) with time zone,
	"idempotency_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "questions_tracking_code_unique" UNIQUE("tracking_code"),
	CONSTRAINT "questions_follow_up_of_id_unique" UNIQUE("follow_up_of_id"),
	CONSTRAINT "questions_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "registration_rules" (
	"event_id" text PRIMARY KEY NOT NULL,
	"minors" text DEFAULT 'allowed' NOT NULL,
	"identity" text DEFAULT 'none' NOT NULL,
	"identity_reason" text,
	"identity_reason_en" text,
	"confirm_contact" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"status" text NOT NULL,
	"party_size" integer NOT NULL,
	"name" text NOT NULL,
	"name_initials" text NOT NULL,
	"phone" text,
	"email" text,
	"phone_hash" text,
	"email_hash" text,
	"phone_tail_hash" text,
	"companions" text,
	"guardian" text,
	"answers" text,
	"group_name" text,
	"needs" text,
	"language" text NOT NULL,
	"consent_version" text NOT NULL,
	"consent_at" timestamp (3) with time zone NOT NULL,
	"ticket_secret" text NOT NULL,
	"ticket_hash" text NOT NULL,
	"manage_token" text NOT NULL,
	"manage_hash" text NOT NULL,
	"short_code" text NOT NULL,
	"calendar_sequence" integer DEFAULT 0 NOT NULL,
	"arrival" bigint NOT NULL,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"confirm_by" timestamp (3) with time zone,
	"waiting_position" integer,
	"draw_number" integer,
	"takes_fewer" boolean DEFAULT false NOT NULL,
	"asked_people" integer,
	"offer_expires_at" timestamp (3) with time zone,
	"idempotency_key" text,
	"idempotency_body" text,
	"arrived_people" integer DEFAULT 0 NOT NULL,
	"inside_people" integer DEFAULT 0 NOT NULL,
	"source" text DEFAULT 'web' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	"cancelled_by" text,
	"ended_reason" text,
	CONSTRAINT "registrations_ticket_hash_unique" UNIQUE("ticket_hash"),
	CONSTRAINT "registrations_manage_hash_unique" UNIQUE("manage_hash"),
	CONSTRAINT "registrations_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"version_id" text NOT NULL,
	"version_hash" text NOT NULL,
	"type" text NOT NULL,
	"verdict" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"criteria" text,
	"reviewer_id" text NOT NULL,
	"reviewed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reworks" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"number" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"due_rule" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_version_id" text,
	"supervised_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scan_resolutions" (
	"scan_id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"resolution" text NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	"staff_id" text,
	"device_id" text,
	"resolved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"id" text PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"event_id" text NOT NULL,
	"slot_id" text,
	"registration_id" text,
	"device_id" text,
	"staff_id" text,
	"gate" text NOT NULL,
	"kind" text NOT NULL,
	"verdict" text NOT NULL,
	"people" integer NOT NULL,
	"offline" boolean DEFAULT false NOT NULL,
	"forced" boolean DEFAULT false NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"conflict" boolean DEFAULT false NOT NULL,
	"answer" text NOT NULL,
	CONSTRAINT "scans_nonce_unique" UNIQUE("nonce")
);
--> statement-breakpoint
CREATE TABLE "scheduled_publications" (
	"event_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"publish_at" timestamp (3) with time zone NOT NULL,
	"staff_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screen_links" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "screen_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"number" bigint PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"terms" text NOT NULL,
	CONSTRAINT "search_documents_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"device" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_offs" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"version_id" text NOT NULL,
	"version_hash" text NOT NULL,
	"signer_id" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sign_offs_version_id_unique" UNIQUE("version_id")
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"waiting_capacity" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"last_position" integer DEFAULT 0 NOT NULL,
	"party_max" integer DEFAULT 5 NOT NULL,
	"allocation" text DEFAULT 'firstCome' NOT NULL,
	"sign_up_opens_at" timestamp (3) with time zone NOT NULL,
	"sign_up_closes_at" timestamp (3) with time zone NOT NULL,
	"check_in_opens_at" timestamp (3) with time zone NOT NULL,
	"check_in_closes_at" timestamp (3) with time zone NOT NULL,
	"draw_at" timestamp (3) with time zone,
	"drawn_at" timestamp (3) with time zone,
	"last_draw_number" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"day_reminder_at" timestamp (3) with time zone,
	"hours_reminder_at" timestamp (3) with time zone,
	"thanks_at" timestamp (3) with time zone,
	CONSTRAINT "slots_never_oversold" CHECK (taken >= 0 and taken <= capacity),
	CONSTRAINT "slots_waiting_not_negative" CHECK (waiting >= 0)
);
--> statement-breakpoint
CREATE TABLE "spoken_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"speaker" text NOT NULL,
	"summary" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"idempotency_key" text NOT NULL,
	CONSTRAINT "spoken_answers_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_hash" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"language" text DEFAULT 'zh-CN' NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"password_changed_at" timestamp (3) with time zone,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"last_failed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_email_hash_unique" UNIQUE("email_hash")
);
--> statement-breakpoint
CREATE TABLE "stalls" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"department_id" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text
);
--> statement-breakpoint
CREATE TABLE "wall_items" (
	"question_id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"state" text NOT NULL,
	"votes" integer DEFAULT 0 NOT NULL,
	"order_votes" integer DEFAULT 0 NOT NULL,
	"shown_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wall_votes" (
	"question_id" text NOT NULL,
	"device_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wall_votes_question_id_device_hash_pk" PRIMARY KEY("question_id","device_hash")
);
--> statement-breakpoint
CREATE TABLE "walls" (
	"event_id" text PRIMARY KEY NOT NULL,
	"answering_id" text,
	"pinned_id" text
);
--> statement-breakpoint
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_progress" ADD CONSTRAINT "adoption_progress_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_progress" ADD CONSTRAINT "adoption_progress_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_progress" ADD CONSTRAINT "adoption_progress_released_by_staff_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_channels" ADD CONSTRAINT "answer_channels_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_channels" ADD CONSTRAINT "answer_channels_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_citations" ADD CONSTRAINT "answer_citations_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_hash_files_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_followers" ADD CONSTRAINT "answer_followers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_drafted_by_staff_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_votes" ADD CONSTRAINT "answer_votes_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_assessed_by_staff_id_fk" FOREIGN KEY ("assessed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_from_department_id_departments_id_fk" FOREIGN KEY ("from_department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assigned_by_staff_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_act_items" ADD CONSTRAINT "bulk_act_items_act_id_bulk_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."bulk_acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_act_items" ADD CONSTRAINT "bulk_act_items_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_to_slot_id_slots_id_fk" FOREIGN KEY ("to_slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_tasks" ADD CONSTRAINT "campaign_tasks_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_tasks" ADD CONSTRAINT "campaign_tasks_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_requested_by_staff_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "due_policies" ADD CONSTRAINT "due_policies_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_comments" ADD CONSTRAINT "event_comments_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_comments" ADD CONSTRAINT "event_comments_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_comments" ADD CONSTRAINT "event_comments_resolved_by_staff_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_plans" ADD CONSTRAINT "event_plans_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_plans" ADD CONSTRAINT "event_plans_updated_by_staff_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_plans" ADD CONSTRAINT "event_plans_filed_by_staff_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_plans" ADD CONSTRAINT "event_plans_received_by_staff_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_versions" ADD CONSTRAINT "event_versions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_versions" ADD CONSTRAINT "event_versions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_cover_hash_files_hash_fk" FOREIGN KEY ("cover_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_submitted_by_staff_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_published_by_staff_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_requested_by_staff_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_files" ADD CONSTRAINT "form_files_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_files" ADD CONSTRAINT "form_files_question_id_form_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."form_questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_files" ADD CONSTRAINT "form_files_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_questions" ADD CONSTRAINT "form_questions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_devices" ADD CONSTRAINT "gate_devices_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_pairings" ADD CONSTRAINT "gate_pairings_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_pairings" ADD CONSTRAINT "gate_pairings_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "muted_messages" ADD CONSTRAINT "muted_messages_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_raised_by_staff_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_events" ADD CONSTRAINT "question_events_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_events" ADD CONSTRAINT "question_events_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_events" ADD CONSTRAINT "question_events_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_files" ADD CONSTRAINT "question_files_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_stall_id_stalls_id_fk" FOREIGN KEY ("stall_id") REFERENCES "public"."stalls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_upkeep_owner_id_staff_id_fk" FOREIGN KEY ("upkeep_owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_rules" ADD CONSTRAINT "registration_rules_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reviewer_id_staff_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reworks" ADD CONSTRAINT "reworks_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_resolutions" ADD CONSTRAINT "scan_resolutions_scan_id_scans_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_resolutions" ADD CONSTRAINT "scan_resolutions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_resolutions" ADD CONSTRAINT "scan_resolutions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_resolutions" ADD CONSTRAINT "scan_resolutions_device_id_gate_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."gate_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_device_id_gate_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."gate_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_publications" ADD CONSTRAINT "scheduled_publications_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_publications" ADD CONSTRAINT "scheduled_publications_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen_links" ADD CONSTRAINT "screen_links_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen_links" ADD CONSTRAINT "screen_links_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_signer_id_staff_id_fk" FOREIGN KEY ("signer_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spoken_answers" ADD CONSTRAINT "spoken_answers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spoken_answers" ADD CONSTRAINT "spoken_answers_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stalls" ADD CONSTRAINT "stalls_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stalls" ADD CONSTRAINT "stalls_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_items" ADD CONSTRAINT "wall_items_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_items" ADD CONSTRAINT "wall_items_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_votes" ADD CONSTRAINT "wall_votes_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walls" ADD CONSTRAINT "walls_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walls" ADD CONSTRAINT "walls_answering_id_questions_id_fk" FOREIGN KEY ("answering_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walls" ADD CONSTRAINT "walls_pinned_id_questions_id_fk" FOREIGN KEY ("pinned_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adoption_progress_by_question" ON "adoption_progress" USING btree ("question_id","written_at");--> statement-breakpoint
CREATE INDEX "answer_channels_by_question" ON "answer_channels" USING btree ("question_id","given_on");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_citations_in_order" ON "answer_citations" USING btree ("version_id","position");--> statement-breakpoint
CREATE INDEX "answer_citations_by_title" ON "answer_citations" USING btree ("title");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_files_in_order" ON "answer_files" USING btree ("version_id","position");--> statement-breakpoint
CREATE INDEX "answer_files_by_hash" ON "answer_files" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_followers_one_each" ON "answer_followers" USING btree ("question_id","email_hash");--> statement-breakpoint
CREATE INDEX "answer_followers_by_address" ON "answer_followers" USING btree ("email_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_ratings_one_each" ON "answer_ratings" USING btree ("question_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_versions_in_order" ON "answer_versions" USING btree ("question_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_votes_one_each" ON "answer_votes" USING btree ("question_id","browser_hash");--> statement-breakpoint
CREATE INDEX "assessments_by_question" ON "assessments" USING btree ("question_id","assessed_at");--> statement-breakpoint
CREATE INDEX "assignments_by_question" ON "assignments" USING btree ("question_id","role","assigned_at");--> statement-breakpoint
CREATE INDEX "assignments_by_department" ON "assignments" USING btree ("department_id","role","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain" ON "audit_entries" USING btree ("day","number");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit_entries" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_unsealed" ON "audit_entries" USING btree ("id") WHERE hash is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_act_items_in_order" ON "bulk_act_items" USING btree ("act_id","place");--> statement-breakpoint
CREATE INDEX "bulk_acts_by_state" ON "bulk_acts" USING btree ("state","run_at");--> statement-breakpoint
CREATE INDEX "bulk_acts_by_event" ON "bulk_acts" USING btree ("event_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_tasks_one_each" ON "campaign_tasks" USING btree ("campaign_id","department_id");--> statement-breakpoint
CREATE INDEX "clocks_by_question" ON "clocks" USING btree ("question_id","kind");--> statement-breakpoint
CREATE INDEX "clocks_running" ON "clocks" USING btree ("ended_at","due_at");--> statement-breakpoint
CREATE INDEX "clocks_by_department" ON "clocks" USING btree ("department_id","kind","started_at");--> statement-breakpoint
CREATE INDEX "consultations_by_question" ON "consultations" USING btree ("question_id","created_at");--> statement-breakpoint
CREATE INDEX "departments_by_area" ON "departments" USING btree ("area_id");--> statement-breakpoint
CREATE UNIQUE INDEX "due_policies_in_order" ON "due_policies" USING btree ("key","area_id","version");--> statement-breakpoint
CREATE INDEX "event_comments_by_event" ON "event_comments" USING btree ("event_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_versions_in_order" ON "event_versions" USING btree ("event_id","version");--> statement-breakpoint
CREATE INDEX "events_by_state_start" ON "events" USING btree ("state","starts_at");--> statement-breakpoint
CREATE INDEX "events_by_department" ON "events" USING btree ("department_id","starts_at");--> statement-breakpoint
CREATE INDEX "events_by_campaign" ON "events" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "extensions_by_question" ON "extensions" USING btree ("question_id","requested_at");--> statement-breakpoint
CREATE INDEX "feedback_by_event" ON "feedback" USING btree ("event_id","id");--> statement-breakpoint
CREATE INDEX "form_files_by_registration" ON "form_files" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "form_files_unclaimed" ON "form_files" USING btree ("created_at") WHERE registration_id is null;--> statement-breakpoint
CREATE INDEX "form_questions_by_event" ON "form_questions" USING btree ("event_id","position");--> statement-breakpoint
CREATE INDEX "gate_devices_by_event" ON "gate_devices" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "mailings_by_event" ON "mailings" USING btree ("event_id","id");--> statement-breakpoint
CREATE INDEX "mailings_by_state" ON "mailings" USING btree ("state","scheduled_at");--> statement-breakpoint
CREATE INDEX "memberships_by_staff" ON "memberships" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "memberships_by_department" ON "memberships" USING btree ("department_id");--> statement-breakpoint
CREATE UNIQUE INDEX "muted_messages_one_each" ON "muted_messages" USING btree ("event_id","message");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_one_each" ON "objections" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "objections_by_question" ON "objections" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "outbox_by_state" ON "outbox_messages" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "outbox_by_order" ON "outbox_messages" USING btree ("order_key","id");--> statement-breakpoint
CREATE INDEX "outbox_by_subject" ON "outbox_messages" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "outbox_by_mailing" ON "outbox_messages" USING btree ("mailing_id","id") WHERE mailing_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_by_recipient" ON "outbox_messages" USING btree ("recipient_hash","created_at");--> statement-breakpoint
CREATE INDEX "question_events_in_order" ON "question_events" USING btree ("question_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_files_in_order" ON "question_files" USING btree ("question_id","position");--> statement-breakpoint
CREATE INDEX "questions_by_department" ON "questions" USING btree ("department_id","status","due_at");--> statement-breakpoint
CREATE INDEX "questions_by_event" ON "questions" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "questions_by_next_due" ON "questions" USING btree ("department_id","status","next_due_at","id");--> statement-breakpoint
CREATE INDEX "questions_by_status" ON "questions" USING btree ("status","next_due_at","id");--> statement-breakpoint
CREATE INDEX "questions_by_merge" ON "questions" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "questions_by_change" ON "questions" USING btree ("department_id","status","updated_at","id");--> statement-breakpoint
CREATE INDEX "questions_by_upkeep" ON "questions" USING btree ("review_by");--> statement-breakpoint
CREATE INDEX "questions_by_publication" ON "questions" USING btree ("published_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_one_per_phone" ON "registrations" USING btree ("slot_id","phone_hash") WHERE status in ('pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered') and phone_hash is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_one_per_email" ON "registrations" USING btree ("slot_id","email_hash") WHERE status in ('pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered') and email_hash is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_short_code" ON "registrations" USING btree ("event_id","short_code");--> statement-breakpoint
CREATE INDEX "registrations_by_event" ON "registrations" USING btree ("event_id","arrival");--> statement-breakpoint
CREATE INDEX "registrations_by_slot" ON "registrations" USING btree ("slot_id","status","waiting_position");--> statement-breakpoint
CREATE INDEX "registrations_by_phone" ON "registrations" USING btree ("phone_hash") WHERE phone_hash is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_email" ON "registrations" USING btree ("email_hash") WHERE email_hash is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_phone_tail" ON "registrations" USING btree ("event_id","phone_tail_hash") WHERE phone_tail_hash is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_confirmation" ON "registrations" USING btree ("confirm_by") WHERE confirm_by is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_offer" ON "registrations" USING btree ("offer_expires_at") WHERE offer_expires_at is not null;--> statement-breakpoint
CREATE INDEX "reviews_by_question" ON "reviews" USING btree ("question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_each" ON "reviews" USING btree ("version_id","type");--> statement-breakpoint
CREATE UNIQUE INDEX "reworks_in_order" ON "reworks" USING btree ("question_id","number");--> statement-breakpoint
CREATE INDEX "reworks_open" ON "reworks" USING btree ("closed_at","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_one_name" ON "saved_views" USING btree ("staff_id","name");--> statement-breakpoint
CREATE INDEX "scan_resolutions_by_event" ON "scan_resolutions" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "scans_by_event" ON "scans" USING btree ("event_id","received_at");--> statement-breakpoint
CREATE INDEX "scans_by_registration" ON "scans" USING btree ("registration_id","happened_at");--> statement-breakpoint
CREATE INDEX "scans_by_device" ON "scans" USING btree ("device_id","received_at");--> statement-breakpoint
CREATE INDEX "scheduled_publications_by_time" ON "scheduled_publications" USING btree ("publish_at");--> statement-breakpoint
CREATE INDEX "screen_links_by_event" ON "screen_links" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "search_documents_by_kind" ON "search_documents" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "sessions_by_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "slots_by_event" ON "slots" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE INDEX "spoken_answers_by_question" ON "spoken_answers" USING btree ("question_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stalls_code_in_event" ON "stalls" USING btree ("event_id","code");--> statement-breakpoint
CREATE INDEX "wall_items_by_event" ON "wall_items" USING btree ("event_id","state");