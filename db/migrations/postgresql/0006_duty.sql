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
CREATE TABLE "calendar_years" (
	"year" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"holidays" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
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
ALTER TABLE "departments" ADD COLUMN "coordinates" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "next_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_assessed_by_staff_id_fk" FOREIGN KEY ("assessed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_from_department_id_departments_id_fk" FOREIGN KEY ("from_department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assigned_by_staff_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_requested_by_staff_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "due_policies" ADD CONSTRAINT "due_policies_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_requested_by_staff_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_raised_by_staff_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessments_by_question" ON "assessments" USING btree ("question_id","assessed_at");--> statement-breakpoint
CREATE INDEX "assignments_by_question" ON "assignments" USING btree ("question_id","role","assigned_at");--> statement-breakpoint
CREATE INDEX "assignments_by_department" ON "assignments" USING btree ("department_id","role","ended_at");--> statement-breakpoint
CREATE INDEX "clocks_by_question" ON "clocks" USING btree ("question_id","kind");--> statement-breakpoint
CREATE INDEX "clocks_running" ON "clocks" USING btree ("ended_at","due_at");--> statement-breakpoint
CREATE INDEX "clocks_by_department" ON "clocks" USING btree ("department_id","kind","started_at");--> statement-breakpoint
CREATE INDEX "consultations_by_question" ON "consultations" USING btree ("question_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "due_policies_in_order" ON "due_policies" USING btree ("key","area_id","version");--> statement-breakpoint
CREATE INDEX "extensions_by_question" ON "extensions" USING btree ("question_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_one_each" ON "objections" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "objections_by_question" ON "objections" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "questions_by_next_due" ON "questions" USING btree ("department_id","status","next_due_at","id");--> statement-breakpoint
CREATE INDEX "questions_by_status" ON "questions" USING btree ("status","next_due_at","id");--> statement-breakpoint
CREATE INDEX "questions_by_merge" ON "questions" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "questions_by_change" ON "questions" USING btree ("department_id","status","updated_at","id");