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
ALTER TABLE "rumour_hand_overs" ADD CONSTRAINT "rumour_hand_overs_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rumour_hand_overs" ADD CONSTRAINT "rumour_hand_overs_handed_by_staff_id_fk" FOREIGN KEY ("handed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rumour_hand_overs" ADD CONSTRAINT "rumour_hand_overs_outcome_by_staff_id_fk" FOREIGN KEY ("outcome_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rumour_hand_overs_numbers" ON "rumour_hand_overs" USING btree ("year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "rumour_hand_overs_once" ON "rumour_hand_overs" USING btree ("question_id","authority","body");