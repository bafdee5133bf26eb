CREATE TABLE "answer_holds" (
	"question_id" text PRIMARY KEY NOT NULL,
	"department_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"held_since" timestamp (3) with time zone NOT NULL,
	"taken_from" text
);
--> statement-breakpoint
CREATE TABLE "desk_presences" (
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "desk_presences_kind_subject_id_staff_id_pk" PRIMARY KEY("kind","subject_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "working_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"values" text NOT NULL,
	"based_on" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "days_reminder_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answer_holds" ADD CONSTRAINT "answer_holds_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_holds" ADD CONSTRAINT "answer_holds_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_holds" ADD CONSTRAINT "answer_holds_taken_from_staff_id_fk" FOREIGN KEY ("taken_from") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_presences" ADD CONSTRAINT "desk_presences_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD CONSTRAINT "working_drafts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_presences_by_time" ON "desk_presences" USING btree ("seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "working_drafts_one_each" ON "working_drafts" USING btree ("kind","subject_id","staff_id");--> statement-breakpoint
CREATE INDEX "working_drafts_by_time" ON "working_drafts" USING btree ("saved_at");