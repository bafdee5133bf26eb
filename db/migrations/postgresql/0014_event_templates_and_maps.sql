CREATE TABLE "event_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"department_id" text,
	"name" text NOT NULL,
	"content" text NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "entrance_alt" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "entrance_alt_en" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "map_hash" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "map_alt" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "map_alt_en" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "preview_ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "event_templates" ADD CONSTRAINT "event_templates_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_templates" ADD CONSTRAINT "event_templates_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_templates_by_department" ON "event_templates" USING btree ("department_id","id");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_map_hash_files_hash_fk" FOREIGN KEY ("map_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;