CREATE TABLE "case_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"audience" text NOT NULL,
	"department_id" text,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crowd_counts" (
	"id" text PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"event_id" text NOT NULL,
	"device_id" text NOT NULL,
	"gate" text NOT NULL,
	"people" integer NOT NULL,
	"offline" boolean DEFAULT false NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "crowd_counts_nonce_unique" UNIQUE("nonce")
);
--> statement-breakpoint
CREATE TABLE "event_plan_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"staff_id" text,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"filed_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "event_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"department_id" text,
	"name" text NOT NULL,
	"content" text NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "gate_crowds" (
	"event_id" text NOT NULL,
	"gate" text NOT NULL,
	"entered" integer DEFAULT 0 NOT NULL,
	"left" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "gate_crowds_event_id_gate_pk" PRIMARY KEY("event_id","gate")
);
--> statement-breakpoint
CREATE TABLE "gate_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"words" text,
	"scan_id" text,
	"device_id" text,
	"gate" text NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"noted_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "replaced_tickets" (
	"ticket_hash" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"event_id" text NOT NULL,
	"short_code" text NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_objections" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"department_id" text NOT NULL,
	"line" text NOT NULL,
	"rules_version" integer NOT NULL,
	"points" integer NOT NULL,
	"reason" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "score_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"from_month" text NOT NULL,
	"on_time" integer NOT NULL,
	"answered" integer NOT NULL,
	"satisfaction" integer NOT NULL,
	"events" integer NOT NULL,
	"orange" integer NOT NULL,
	"red" integer NOT NULL,
	"basis" text NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "try_budgets" (
	"key_hash" text PRIMARY KEY NOT NULL,
	"full_at" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "questions_by_next_due";--> statement-breakpoint
DROP INDEX "questions_by_change";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "entrance_alt" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "entrance_alt_en" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "map_hash" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "map_alt" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "map_alt_en" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "preview_ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "oversight_settings" ADD COLUMN "yearly_events" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "phone_hash" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "care" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "signed_in_by" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "identity_hash" text;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crowd_counts" ADD CONSTRAINT "crowd_counts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crowd_counts" ADD CONSTRAINT "crowd_counts_device_id_gate_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."gate_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_plan_versions" ADD CONSTRAINT "event_plan_versions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_plan_versions" ADD CONSTRAINT "event_plan_versions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_templates" ADD CONSTRAINT "event_templates_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_templates" ADD CONSTRAINT "event_templates_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_crowds" ADD CONSTRAINT "gate_crowds_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_notes" ADD CONSTRAINT "gate_notes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_notes" ADD CONSTRAINT "gate_notes_scan_id_scans_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_notes" ADD CONSTRAINT "gate_notes_device_id_gate_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."gate_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replaced_tickets" ADD CONSTRAINT "replaced_tickets_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replaced_tickets" ADD CONSTRAINT "replaced_tickets_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_objections" ADD CONSTRAINT "score_objections_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_objections" ADD CONSTRAINT "score_objections_raised_by_staff_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_objections" ADD CONSTRAINT "score_objections_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_rules" ADD CONSTRAINT "score_rules_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_notes_by_question" ON "case_notes" USING btree ("question_id","created_at","id");--> statement-breakpoint
CREATE INDEX "crowd_counts_by_event" ON "crowd_counts" USING btree ("event_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_plan_versions_once" ON "event_plan_versions" USING btree ("event_id","version");--> statement-breakpoint
CREATE INDEX "event_templates_by_department" ON "event_templates" USING btree ("department_id","id");--> statement-breakpoint
CREATE INDEX "gate_notes_by_event" ON "gate_notes" USING btree ("event_id","noted_at");--> statement-breakpoint
CREATE INDEX "gate_notes_by_scan" ON "gate_notes" USING btree ("scan_id");--> statement-breakpoint
CREATE INDEX "replaced_tickets_by_code" ON "replaced_tickets" USING btree ("event_id","short_code");--> statement-breakpoint
CREATE INDEX "replaced_tickets_by_registration" ON "replaced_tickets" USING btree ("registration_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_objections_by_line" ON "score_objections" USING btree ("month","department_id","line");--> statement-breakpoint
CREATE UNIQUE INDEX "score_rules_in_order" ON "score_rules" USING btree ("version");--> statement-breakpoint
CREATE INDEX "try_budgets_by_time" ON "try_budgets" USING btree ("full_at");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_map_hash_files_hash_fk" FOREIGN KEY ("map_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_by_contact" ON "questions" USING btree ("contact_hash") WHERE contact_hash is not null;--> statement-breakpoint
CREATE INDEX "questions_by_phone" ON "questions" USING btree ("phone_hash") WHERE phone_hash is not null;--> statement-breakpoint
CREATE INDEX "questions_by_next_due" ON "questions" USING btree ("department_id","status","next_due_at","id","kind","topic","event_id");--> statement-breakpoint
CREATE INDEX "questions_by_change" ON "questions" USING btree ("department_id","status","updated_at","id","kind","topic","event_id");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_identity_hash_unique" UNIQUE("identity_hash");