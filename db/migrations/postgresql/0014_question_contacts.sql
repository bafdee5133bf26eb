ALTER TABLE "questions" ADD COLUMN "phone_hash" text;--> statement-breakpoint
CREATE INDEX "questions_by_contact" ON "questions" USING btree ("contact_hash") WHERE contact_hash is not null;--> statement-breakpoint
CREATE INDEX "questions_by_phone" ON "questions" USING btree ("phone_hash") WHERE phone_hash is not null;