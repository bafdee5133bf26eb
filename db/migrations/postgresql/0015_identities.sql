ALTER TABLE "sessions" ADD COLUMN "signed_in_by" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "identity_hash" text;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_identity_hash_unique" UNIQUE("identity_hash");