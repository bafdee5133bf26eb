CREATE TABLE "clock_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"clock_id" text NOT NULL,
	"stage" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"contact" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "month_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"version" integer NOT NULL,
	"rows" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"closed_by" text NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oversight_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"area_id" text DEFAULT '' NOT NULL,
	"version" integer NOT NULL,
	"remind_workdays" integer NOT NULL,
	"tell_head" boolean NOT NULL,
	"escalate_workdays" integer NOT NULL,
	"public_overdue" text NOT NULL,
	"silent_months" integer NOT NULL,
	"basis" text NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"parties" integer NOT NULL,
	"people" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"idempotency_body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registration_lists_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "silence_warnings" (
	"id" text PRIMARY KEY NOT NULL,
	"department_id" text NOT NULL,
	"since" text NOT NULL,
	"period" integer NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supervision_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"supervision_id" text NOT NULL,
	"act" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"staff_id" text NOT NULL,
	"note" text NOT NULL,
	"due_before" timestamp (3) with time zone,
	"due_after" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "supervisions" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"department_id" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"open_key" text,
	"follows_id" text,
	"issued_by" text NOT NULL,
	"issued_for" text,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"received_by" text,
	"received_at" timestamp (3) with time zone,
	"reply" text,
	"replied_by" text,
	"replied_at" timestamp (3) with time zone,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	"close_note" text,
	CONSTRAINT "supervisions_open_key_unique" UNIQUE("open_key")
);
--> statement-breakpoint
ALTER TABLE "registration_rules" ADD COLUMN "group_max" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "list_id" text;--> statement-breakpoint
ALTER TABLE "reworks" ADD COLUMN "supervision_id" text;--> statement-breakpoint
ALTER TABLE "clock_notices" ADD CONSTRAINT "clock_notices_clock_id_clocks_id_fk" FOREIGN KEY ("clock_id") REFERENCES "public"."clocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_reports" ADD CONSTRAINT "month_reports_closed_by_staff_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_settings" ADD CONSTRAINT "oversight_settings_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_lists" ADD CONSTRAINT "registration_lists_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_lists" ADD CONSTRAINT "registration_lists_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_acts" ADD CONSTRAINT "supervision_acts_supervision_id_supervisions_id_fk" FOREIGN KEY ("supervision_id") REFERENCES "public"."supervisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_acts" ADD CONSTRAINT "supervision_acts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_issued_by_staff_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_issued_for_departments_id_fk" FOREIGN KEY ("issued_for") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_received_by_staff_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_replied_by_staff_id_fk" FOREIGN KEY ("replied_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_closed_by_staff_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "clock_notices_once" ON "clock_notices" USING btree ("clock_id","stage","due_at");--> statement-breakpoint
CREATE INDEX "link_requests_in_order" ON "link_requests" USING btree ("requested_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "month_reports_in_order" ON "month_reports" USING btree ("month","version");--> statement-breakpoint
CREATE UNIQUE INDEX "oversight_settings_in_order" ON "oversight_settings" USING btree ("area_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "silence_warnings_once" ON "silence_warnings" USING btree ("department_id","since","period");--> statement-breakpoint
CREATE INDEX "supervision_acts_in_order" ON "supervision_acts" USING btree ("supervision_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervisions_numbered" ON "supervisions" USING btree ("year","number");--> statement-breakpoint
CREATE INDEX "supervisions_by_question" ON "supervisions" USING btree ("question_id","issued_at");--> statement-breakpoint
CREATE INDEX "supervisions_by_department" ON "supervisions" USING btree ("department_id","closed_at","due_at");--> statement-breakpoint
CREATE INDEX "supervisions_open" ON "supervisions" USING btree ("closed_at","due_at");--> statement-breakpoint
CREATE INDEX "questions_by_receipt" ON "questions" USING btree ("received_at","department_id","status","published_at","due_at","next_due_at","publicity");--> statement-breakpoint
CREATE INDEX "questions_published_topics" ON "questions" USING btree ("topic") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "questions_published_departments" ON "questions" USING btree ("department_id") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_list" ON "registrations" USING btree ("list_id") WHERE list_id is not null;