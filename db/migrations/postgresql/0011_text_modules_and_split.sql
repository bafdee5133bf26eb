CREATE TABLE "text_modules" (
	"id" text PRIMARY KEY NOT NULL,
	"department_id" text,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "whole_text" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "split_from_id" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "handler_id" text;--> statement-breakpoint
ALTER TABLE "text_modules" ADD CONSTRAINT "text_modules_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_modules" ADD CONSTRAINT "text_modules_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "text_modules_by_department" ON "text_modules" USING btree ("department_id","id");--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_handler_id_staff_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_by_split" ON "questions" USING btree ("split_from_id") WHERE split_from_id is not null;--> statement-breakpoint
CREATE INDEX "questions_by_handler" ON "questions" USING btree ("handler_id","department_id","status","next_due_at","id") WHERE handler_id is not null;--> statement-breakpoint
UPDATE "questions" SET "handler_id" = (SELECT v.drafted_by FROM answer_versions v WHERE v.question_id = questions.id ORDER BY v.number DESC LIMIT 1) WHERE status IN ('drafting', 'inReview', 'changesRequested', 'approved');