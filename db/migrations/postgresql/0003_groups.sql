CREATE TABLE "registration_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"parties" integer NOT NULL,
	"people" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"idempotency_body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registration_lists_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "registration_rules" ADD COLUMN "group_max" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "list_id" text;--> statement-breakpoint
ALTER TABLE "registration_lists" ADD CONSTRAINT "registration_lists_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_lists" ADD CONSTRAINT "registration_lists_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registrations_by_list" ON "registrations" USING btree ("list_id") WHERE list_id is not null;