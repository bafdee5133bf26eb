CREATE TABLE "local_closures" (
	"id" text PRIMARY KEY NOT NULL,
	"area_id" text NOT NULL,
	"first_day" text NOT NULL,
	"last_day" text NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"entered_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "local_closures" ADD CONSTRAINT "local_closures_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_closures" ADD CONSTRAINT "local_closures_entered_by_staff_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "local_closures_by_day" ON "local_closures" USING btree ("first_day");