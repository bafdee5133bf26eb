CREATE TABLE "interim_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"reviews" text,
	"reviewed_by" text,
	"reviewed_at" timestamp (3) with time zone,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "supervision_acts" ALTER COLUMN "staff_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "supervisions" ALTER COLUMN "issued_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "clarifications" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "clarifications" ADD COLUMN "due_rule" text;--> statement-breakpoint
ALTER TABLE "clarifications" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "clarifications" ADD COLUMN "expired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "departments" ADD COLUMN "leader_id" text;--> statement-breakpoint
ALTER TABLE "oversight_settings" ADD COLUMN "auto_urge" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "decline_body" text;--> statement-breakpoint
ALTER TABLE "supervisions" ADD COLUMN "clock_id" text;--> statement-breakpoint
ALTER TABLE "interim_replies" ADD CONSTRAINT "interim_replies_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interim_replies" ADD CONSTRAINT "interim_replies_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interim_replies" ADD CONSTRAINT "interim_replies_reviewed_by_staff_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interim_replies_by_question" ON "interim_replies" USING btree ("question_id","written_at");--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_clock_id_unique" UNIQUE("clock_id");