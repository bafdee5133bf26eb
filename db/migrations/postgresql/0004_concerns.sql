CREATE TABLE "concern_sources" (
	"question_id" text PRIMARY KEY NOT NULL,
	"medium" text NOT NULL,
	"outlet" text NOT NULL,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"reference" text NOT NULL,
	"found_on" text NOT NULL,
	"voices" integer NOT NULL,
	"named" boolean NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "concern_sources" ADD CONSTRAINT "concern_sources_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_sources" ADD CONSTRAINT "concern_sources_entered_by_staff_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "concern_sources_in_order" ON "concern_sources" USING btree ("entered_at","question_id");