CREATE TABLE "account_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"staff_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
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
	"hash" text NOT NULL,
	"correction_note" text,
	"drafted_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone
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
CREATE TABLE "consent_texts" (
	"version" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"text_en" text NOT NULL,
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
CREATE TABLE "files" (
	"hash" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
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
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"department_id" text,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
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
	"published_version_id" text,
	"published_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	"idempotency_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "questions_tracking_code_unique" UNIQUE("tracking_code"),
	CONSTRAINT "questions_idempotency_key_unique" UNIQUE("idempotency_key")
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
	"waiting_position" integer,
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
	"reviewer_id" text NOT NULL,
	"reviewed_at" timestamp (3) with time zone NOT NULL
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
	"state" text DEFAULT 'open' NOT NULL,
	"day_reminder_at" timestamp (3) with time zone,
	"hours_reminder_at" timestamp (3) with time zone,
	CONSTRAINT "slots_never_oversold" CHECK (taken >= 0 and taken <= capacity),
	CONSTRAINT "slots_waiting_not_negative" CHECK (waiting >= 0)
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
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_drafted_by_staff_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_tasks" ADD CONSTRAINT "campaign_tasks_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_tasks" ADD CONSTRAINT "campaign_tasks_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_versions" ADD CONSTRAINT "event_versions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_versions" ADD CONSTRAINT "event_versions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_cover_hash_files_hash_fk" FOREIGN KEY ("cover_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_submitted_by_staff_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_published_by_staff_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_devices" ADD CONSTRAINT "gate_devices_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_pairings" ADD CONSTRAINT "gate_pairings_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_pairings" ADD CONSTRAINT "gate_pairings_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_events" ADD CONSTRAINT "question_events_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_events" ADD CONSTRAINT "question_events_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_events" ADD CONSTRAINT "question_events_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_stall_id_stalls_id_fk" FOREIGN KEY ("stall_id") REFERENCES "public"."stalls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reviewer_id_staff_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_device_id_gate_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."gate_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stalls" ADD CONSTRAINT "stalls_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stalls" ADD CONSTRAINT "stalls_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_versions_in_order" ON "answer_versions" USING btree ("question_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain" ON "audit_entries" USING btree ("day","number");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit_entries" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_unsealed" ON "audit_entries" USING btree ("id") WHERE hash is null;--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_tasks_one_each" ON "campaign_tasks" USING btree ("campaign_id","department_id");--> statement-breakpoint
CREATE INDEX "departments_by_area" ON "departments" USING btree ("area_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_versions_in_order" ON "event_versions" USING btree ("event_id","version");--> statement-breakpoint
CREATE INDEX "events_by_state_start" ON "events" USING btree ("state","starts_at");--> statement-breakpoint
CREATE INDEX "events_by_department" ON "events" USING btree ("department_id","starts_at");--> statement-breakpoint
CREATE INDEX "events_by_campaign" ON "events" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "gate_devices_by_event" ON "gate_devices" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "memberships_by_staff" ON "memberships" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "memberships_by_department" ON "memberships" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "outbox_by_state" ON "outbox_messages" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "outbox_by_order" ON "outbox_messages" USING btree ("order_key","id");--> statement-breakpoint
CREATE INDEX "outbox_by_subject" ON "outbox_messages" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "outbox_by_recipient" ON "outbox_messages" USING btree ("recipient_hash","created_at");--> statement-breakpoint
CREATE INDEX "question_events_in_order" ON "question_events" USING btree ("question_id","at","id");--> statement-breakpoint
CREATE INDEX "questions_by_department" ON "questions" USING btree ("department_id","status","due_at");--> statement-breakpoint
CREATE INDEX "questions_by_event" ON "questions" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "questions_by_publication" ON "questions" USING btree ("published_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_one_per_phone" ON "registrations" USING btree ("slot_id","phone_hash") WHERE status in ('pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered') and phone_hash is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_one_per_email" ON "registrations" USING btree ("slot_id","email_hash") WHERE status in ('pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered') and email_hash is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_short_code" ON "registrations" USING btree ("event_id","short_code");--> statement-breakpoint
CREATE INDEX "registrations_by_slot" ON "registrations" USING btree ("slot_id","status","waiting_position");--> statement-breakpoint
CREATE INDEX "registrations_by_phone" ON "registrations" USING btree ("phone_hash") WHERE phone_hash is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_email" ON "registrations" USING btree ("email_hash") WHERE email_hash is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_phone_tail" ON "registrations" USING btree ("event_id","phone_tail_hash") WHERE phone_tail_hash is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_offer" ON "registrations" USING btree ("offer_expires_at") WHERE offer_expires_at is not null;--> statement-breakpoint
CREATE INDEX "reviews_by_question" ON "reviews" USING btree ("question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_each" ON "reviews" USING btree ("version_id","type");--> statement-breakpoint
CREATE INDEX "scans_by_event" ON "scans" USING btree ("event_id","received_at");--> statement-breakpoint
CREATE INDEX "scans_by_registration" ON "scans" USING btree ("registration_id","happened_at");--> statement-breakpoint
CREATE INDEX "scans_by_device" ON "scans" USING btree ("device_id","received_at");--> statement-breakpoint
CREATE INDEX "search_documents_by_kind" ON "search_documents" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "sessions_by_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "slots_by_event" ON "slots" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stalls_code_in_event" ON "stalls" USING btree ("event_id","code");