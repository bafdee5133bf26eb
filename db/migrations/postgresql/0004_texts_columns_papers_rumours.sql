CREATE TABLE "briefings" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"remarks" text NOT NULL,
	"practice" text NOT NULL,
	"version" integer NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"year" integer,
	"number" integer,
	"figures" text,
	"issued_by" text,
	"issued_at" timestamp (3) with time zone,
	CONSTRAINT "briefings_month_unique" UNIQUE("month")
);
--> statement-breakpoint
CREATE TABLE "campaign_reminders" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"department_id" text NOT NULL,
	"kind" text NOT NULL,
	"cause_on" text NOT NULL,
	"due_on" text NOT NULL,
	"owed_events" integer NOT NULL,
	"published" integer NOT NULL,
	"note" text,
	"staff_id" text,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "department_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"department_id" text NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"sms" text NOT NULL,
	"is_current" boolean NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"due_on" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_urgings" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"turn" integer NOT NULL,
	"department_id" text NOT NULL,
	"note" text NOT NULL,
	"demanded_on" text NOT NULL,
	"urged_by" text NOT NULL,
	"urged_for" text,
	"urged_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rumour_hand_overs" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"authority" text NOT NULL,
	"body" text NOT NULL,
	"reason" text NOT NULL,
	"basis" text NOT NULL,
	"reference" text NOT NULL,
	"handed_on" text NOT NULL,
	"handed_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"outcome_note" text DEFAULT '' NOT NULL,
	"outcome_url" text DEFAULT '' NOT NULL,
	"told_on" text,
	"outcome_by" text
);
--> statement-breakpoint
CREATE TABLE "topic_column_pictures" (
	"id" text PRIMARY KEY NOT NULL,
	"column_id" text NOT NULL,
	"hash" text NOT NULL,
	"shown" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topic_column_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"column_id" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"hash" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"summary" text NOT NULL,
	"summary_en" text DEFAULT '' NOT NULL,
	"cover" text,
	"sections" text NOT NULL,
	"writers" text NOT NULL,
	"saved_by" text,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" text,
	"submitted_at" timestamp (3) with time zone,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"review_note" text
);
--> statement-breakpoint
CREATE TABLE "topic_columns" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"department_id" text NOT NULL,
	"published_version_id" text,
	"first_published_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"withdraw_reason" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "topic_columns_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "webhook_scan_cursors" (
	"id" text PRIMARY KEY NOT NULL,
	"read_to" text NOT NULL,
	"turn" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "answer_versions" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "supervisions" ADD COLUMN "basis" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "supervisions" ADD COLUMN "copy_to" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_updated_by_staff_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_issued_by_staff_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_reminders" ADD CONSTRAINT "campaign_reminders_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_reminders" ADD CONSTRAINT "campaign_reminders_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_reminders" ADD CONSTRAINT "campaign_reminders_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_texts" ADD CONSTRAINT "department_texts_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_texts" ADD CONSTRAINT "department_texts_saved_by_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_notices" ADD CONSTRAINT "report_notices_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_urgings" ADD CONSTRAINT "report_urgings_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_urgings" ADD CONSTRAINT "report_urgings_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_urgings" ADD CONSTRAINT "report_urgings_urged_by_staff_id_fk" FOREIGN KEY ("urged_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_urgings" ADD CONSTRAINT "report_urgings_urged_for_departments_id_fk" FOREIGN KEY ("urged_for") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rumour_hand_overs" ADD CONSTRAINT "rumour_hand_overs_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rumour_hand_overs" ADD CONSTRAINT "rumour_hand_overs_handed_by_staff_id_fk" FOREIGN KEY ("handed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rumour_hand_overs" ADD CONSTRAINT "rumour_hand_overs_outcome_by_staff_id_fk" FOREIGN KEY ("outcome_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_pictures" ADD CONSTRAINT "topic_column_pictures_column_id_topic_columns_id_fk" FOREIGN KEY ("column_id") REFERENCES "public"."topic_columns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_pictures" ADD CONSTRAINT "topic_column_pictures_hash_files_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_versions" ADD CONSTRAINT "topic_column_versions_column_id_topic_columns_id_fk" FOREIGN KEY ("column_id") REFERENCES "public"."topic_columns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_versions" ADD CONSTRAINT "topic_column_versions_saved_by_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_versions" ADD CONSTRAINT "topic_column_versions_submitted_by_staff_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_versions" ADD CONSTRAINT "topic_column_versions_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_columns" ADD CONSTRAINT "topic_columns_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_columns" ADD CONSTRAINT "topic_columns_withdrawn_by_staff_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_columns" ADD CONSTRAINT "topic_columns_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "briefings_numbered" ON "briefings" USING btree ("year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_reminders_once" ON "campaign_reminders" USING btree ("campaign_id","department_id","kind","cause_on");--> statement-breakpoint
CREATE UNIQUE INDEX "department_texts_one_each" ON "department_texts" USING btree ("department_id","kind","language","version");--> statement-breakpoint
CREATE INDEX "department_texts_current" ON "department_texts" USING btree ("department_id","is_current");--> statement-breakpoint
CREATE UNIQUE INDEX "report_notices_once" ON "report_notices" USING btree ("event_id","kind","stage","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "report_urgings_in_turn" ON "report_urgings" USING btree ("event_id","kind","turn");--> statement-breakpoint
CREATE INDEX "report_urgings_latest" ON "report_urgings" USING btree ("urged_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rumour_hand_overs_numbers" ON "rumour_hand_overs" USING btree ("year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "rumour_hand_overs_once" ON "rumour_hand_overs" USING btree ("question_id","authority","body");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_column_pictures_once" ON "topic_column_pictures" USING btree ("column_id","hash");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_column_versions_in_order" ON "topic_column_versions" USING btree ("column_id","version");--> statement-breakpoint
CREATE INDEX "topic_columns_public" ON "topic_columns" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "topic_columns_by_department" ON "topic_columns" USING btree ("department_id");--> statement-breakpoint
-- In a sealed audit entry only the network address may change, which the chain does not cover: it is written with a new
-- key, and goes when its time has come. None is put where there was none.
CREATE OR REPLACE FUNCTION audit_entries_guard() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'an audit entry cannot be deleted'; END IF;
  IF OLD.hash IS NOT NULL AND NOT (
    (NEW.address IS NULL OR OLD.address IS NOT NULL) AND to_jsonb(NEW) - 'address' = to_jsonb(OLD) - 'address'
  ) THEN RAISE EXCEPTION 'a sealed audit entry cannot be changed'; END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
