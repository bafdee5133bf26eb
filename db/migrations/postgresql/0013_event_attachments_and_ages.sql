ALTER TABLE "events" ADD COLUMN "age_from" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "age_to" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "attachments" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "plain_form_at" timestamp (3) with time zone;