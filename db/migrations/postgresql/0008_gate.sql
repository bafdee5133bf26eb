CREATE TABLE "scan_resolutions" (
	"scan_id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"resolution" text NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	"staff_id" text,
	"device_id" text,
	"resolved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "scan_resolutions" ADD CONSTRAINT "scan_resolutions_scan_id_scans_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_resolutions" ADD CONSTRAINT "scan_resolutions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_resolutions" ADD CONSTRAINT "scan_resolutions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_resolutions" ADD CONSTRAINT "scan_resolutions_device_id_gate_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."gate_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scan_resolutions_by_event" ON "scan_resolutions" USING btree ("event_id");