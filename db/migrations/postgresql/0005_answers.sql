CREATE TABLE "adoption_progress" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"released_by" text,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_channels" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"channel" text NOT NULL,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"given_on" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_citations" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"number" text NOT NULL,
	"article" text NOT NULL,
	"url" text NOT NULL,
	"checked_on" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_files" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"position" integer NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"publicity" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_followers" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"email" text NOT NULL,
	"email_hash" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_ratings" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"round" integer NOT NULL,
	"version_id" text NOT NULL,
	"content" integer NOT NULL,
	"speed" integer NOT NULL,
	"reason" text,
	"rated_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_votes" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"browser_hash" text NOT NULL,
	"helpful" boolean NOT NULL,
	"voted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_files" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"position" integer NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"name" text,
	"content" text
);
--> statement-breakpoint
CREATE TABLE "reworks" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"number" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"due_rule" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_version_id" text,
	"supervised_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_offs" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"version_id" text NOT NULL,
	"version_hash" text NOT NULL,
	"signer_id" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sign_offs_version_id_unique" UNIQUE("version_id")
);
--> statement-breakpoint
ALTER TABLE "answer_versions" ADD COLUMN "asker_text" text;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD COLUMN "to_asker" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD COLUMN "adoption" text;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD COLUMN "adoption_reason" text;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD COLUMN "reused_from_id" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "follow_up_of_id" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "upkeep_owner_id" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "review_by" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "stale_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "stale_reason" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "criteria" text;--> statement-breakpoint
ALTER TABLE "adoption_progress" ADD CONSTRAINT "adoption_progress_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_progress" ADD CONSTRAINT "adoption_progress_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_progress" ADD CONSTRAINT "adoption_progress_released_by_staff_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_channels" ADD CONSTRAINT "answer_channels_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_channels" ADD CONSTRAINT "answer_channels_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_citations" ADD CONSTRAINT "answer_citations_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_hash_files_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_followers" ADD CONSTRAINT "answer_followers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_votes" ADD CONSTRAINT "answer_votes_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_files" ADD CONSTRAINT "question_files_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reworks" ADD CONSTRAINT "reworks_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_version_id_answer_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."answer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_signer_id_staff_id_fk" FOREIGN KEY ("signer_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adoption_progress_by_question" ON "adoption_progress" USING btree ("question_id","written_at");--> statement-breakpoint
CREATE INDEX "answer_channels_by_question" ON "answer_channels" USING btree ("question_id","given_on");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_citations_in_order" ON "answer_citations" USING btree ("version_id","position");--> statement-breakpoint
CREATE INDEX "answer_citations_by_title" ON "answer_citations" USING btree ("title");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_files_in_order" ON "answer_files" USING btree ("version_id","position");--> statement-breakpoint
CREATE INDEX "answer_files_by_hash" ON "answer_files" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_followers_one_each" ON "answer_followers" USING btree ("question_id","email_hash");--> statement-breakpoint
CREATE INDEX "answer_followers_by_address" ON "answer_followers" USING btree ("email_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_ratings_one_each" ON "answer_ratings" USING btree ("question_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_votes_one_each" ON "answer_votes" USING btree ("question_id","browser_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "question_files_in_order" ON "question_files" USING btree ("question_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "reworks_in_order" ON "reworks" USING btree ("question_id","number");--> statement-breakpoint
CREATE INDEX "reworks_open" ON "reworks" USING btree ("closed_at","due_at");--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_upkeep_owner_id_staff_id_fk" FOREIGN KEY ("upkeep_owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_by_upkeep" ON "questions" USING btree ("review_by");--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_follow_up_of_id_unique" UNIQUE("follow_up_of_id");