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
DROP INDEX "questions_by_next_due";--> statement-breakpoint
DROP INDEX "questions_by_change";--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_notes_by_question" ON "case_notes" USING btree ("question_id","created_at","id");--> statement-breakpoint
CREATE INDEX "questions_by_next_due" ON "questions" USING btree ("department_id","status","next_due_at","id","kind","topic","event_id");--> statement-breakpoint
CREATE INDEX "questions_by_change" ON "questions" USING btree ("department_id","status","updated_at","id","kind","topic","event_id");