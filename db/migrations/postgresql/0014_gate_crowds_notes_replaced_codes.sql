CREATE TABLE "crowd_counts" (
	"id" text PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"event_id" text NOT NULL,
	"device_id" text NOT NULL,
	"gate" text NOT NULL,
	"people" integer NOT NULL,
	"offline" boolean DEFAULT false NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "crowd_counts_nonce_unique" UNIQUE("nonce")
);
--> statement-breakpoint
CREATE TABLE "gate_crowds" (
	"event_id" text NOT NULL,
	"gate" text NOT NULL,
	"entered" integer DEFAULT 0 NOT NULL,
	"left" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "gate_crowds_event_id_gate_pk" PRIMARY KEY("event_id","gate")
);
--> statement-breakpoint
CREATE TABLE "gate_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"words" text,
	"scan_id" text,
	"device_id" text,
	"gate" text NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"noted_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "replaced_tickets" (
	"ticket_hash" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"event_id" text NOT NULL,
	"short_code" text NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "care" text;--> statement-breakpoint
ALTER TABLE "crowd_counts" ADD CONSTRAINT "crowd_counts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crowd_counts" ADD CONSTRAINT "crowd_counts_device_id_gate_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."gate_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_crowds" ADD CONSTRAINT "gate_crowds_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_notes" ADD CONSTRAINT "gate_notes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_notes" ADD CONSTRAINT "gate_notes_scan_id_scans_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_notes" ADD CONSTRAINT "gate_notes_device_id_gate_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."gate_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replaced_tickets" ADD CONSTRAINT "replaced_tickets_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replaced_tickets" ADD CONSTRAINT "replaced_tickets_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "crowd_counts_by_event" ON "crowd_counts" USING btree ("event_id","received_at");--> statement-breakpoint
CREATE INDEX "gate_notes_by_event" ON "gate_notes" USING btree ("event_id","noted_at");--> statement-breakpoint
CREATE INDEX "gate_notes_by_scan" ON "gate_notes" USING btree ("scan_id");--> statement-breakpoint
CREATE INDEX "replaced_tickets_by_code" ON "replaced_tickets" USING btree ("event_id","short_code");--> statement-breakpoint
CREATE INDEX "replaced_tickets_by_registration" ON "replaced_tickets" USING btree ("registration_id");