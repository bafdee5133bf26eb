CREATE TABLE "draws" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"seed" text NOT NULL,
	"commitment" text NOT NULL,
	"committed_at" timestamp (3) with time zone NOT NULL,
	"drawn_at" timestamp (3) with time zone,
	"drawn_by" text,
	"result" text,
	CONSTRAINT "draws_slot_id_unique" UNIQUE("slot_id")
);
--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "draw_number" integer;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "takes_fewer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "asked_people" integer;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "ended_reason" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "drawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "last_draw_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;