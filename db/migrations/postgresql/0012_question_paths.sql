ALTER TABLE "assignments" ADD COLUMN "coordinator_id" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "idempotency_body" text;