CREATE TABLE "topic_column_pictures" (
	"id" text PRIMARY KEY NOT NULL,
	"column_id" text NOT NULL,
	"hash" text NOT NULL,
	"shown" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topic_column_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"column_id" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"hash" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"summary" text NOT NULL,
	"summary_en" text DEFAULT '' NOT NULL,
	"cover" text,
	"sections" text NOT NULL,
	"writers" text NOT NULL,
	"saved_by" text,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" text,
	"submitted_at" timestamp (3) with time zone,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"review_note" text
);
--> statement-breakpoint
CREATE TABLE "topic_columns" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"department_id" text NOT NULL,
	"published_version_id" text,
	"first_published_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"withdraw_reason" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "topic_columns_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "topic_column_pictures" ADD CONSTRAINT "topic_column_pictures_column_id_topic_columns_id_fk" FOREIGN KEY ("column_id") REFERENCES "public"."topic_columns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_pictures" ADD CONSTRAINT "topic_column_pictures_hash_files_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_versions" ADD CONSTRAINT "topic_column_versions_column_id_topic_columns_id_fk" FOREIGN KEY ("column_id") REFERENCES "public"."topic_columns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_versions" ADD CONSTRAINT "topic_column_versions_saved_by_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_versions" ADD CONSTRAINT "topic_column_versions_submitted_by_staff_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_column_versions" ADD CONSTRAINT "topic_column_versions_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_columns" ADD CONSTRAINT "topic_columns_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_columns" ADD CONSTRAINT "topic_columns_withdrawn_by_staff_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_columns" ADD CONSTRAINT "topic_columns_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "topic_column_pictures_once" ON "topic_column_pictures" USING btree ("column_id","hash");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_column_versions_in_order" ON "topic_column_versions" USING btree ("column_id","version");--> statement-breakpoint
CREATE INDEX "topic_columns_public" ON "topic_columns" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "topic_columns_by_department" ON "topic_columns" USING btree ("department_id");