CREATE TABLE "bulk_act_items" (
	"id" text PRIMARY KEY NOT NULL,
	"act_id" text NOT NULL,
	"place" integer NOT NULL,
	"registration_id" text NOT NULL,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "bulk_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"to_slot_id" text,
	"reason" text,
	"back" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"run_at" timestamp (3) with time zone,
	"claimed_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulk_act_items" ADD CONSTRAINT "bulk_act_items_act_id_bulk_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."bulk_acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_act_items" ADD CONSTRAINT "bulk_act_items_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_to_slot_id_slots_id_fk" FOREIGN KEY ("to_slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_act_items_in_order" ON "bulk_act_items" USING btree ("act_id","place");--> statement-breakpoint
CREATE INDEX "bulk_acts_by_state" ON "bulk_acts" USING btree ("state","run_at");--> statement-breakpoint
CREATE INDEX "bulk_acts_by_event" ON "bulk_acts" USING btree ("event_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_one_name" ON "saved_views" USING btree ("staff_id","name");--> statement-breakpoint
CREATE INDEX "registrations_by_event" ON "registrations" USING btree ("event_id","arrival");