CREATE TABLE "event_plan_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"staff_id" text,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"filed_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone
);
--> statement-breakpoint
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
ALTER TABLE "event_plan_versions" ADD CONSTRAINT "event_plan_versions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_plan_versions" ADD CONSTRAINT "event_plan_versions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_templates" ADD CONSTRAINT "event_templates_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_templates" ADD CONSTRAINT "event_templates_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "event_plan_versions_once" ON "event_plan_versions" USING btree ("event_id","version");--> statement-breakpoint
CREATE INDEX "event_templates_by_department" ON "event_templates" USING btree ("department_id","id");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_map_hash_files_hash_fk" FOREIGN KEY ("map_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;