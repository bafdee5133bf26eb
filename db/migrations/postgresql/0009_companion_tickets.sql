CREATE TABLE "companion_tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"event_id" text NOT NULL,
	"person" integer NOT NULL,
	"ticket_secret" text NOT NULL,
	"ticket_hash" text NOT NULL,
	"inside" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "companion_tickets_ticket_hash_unique" UNIQUE("ticket_hash")
);
--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "own_inside" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "person" integer;--> statement-breakpoint
ALTER TABLE "companion_tickets" ADD CONSTRAINT "companion_tickets_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companion_tickets" ADD CONSTRAINT "companion_tickets_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "companion_tickets_by_registration" ON "companion_tickets" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "companion_tickets_by_event" ON "companion_tickets" USING btree ("event_id");