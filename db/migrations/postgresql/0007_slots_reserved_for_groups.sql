ALTER TABLE "slots" ADD COLUMN "reserved_for" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "reserved_for_en" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "shares_time" boolean DEFAULT false NOT NULL;