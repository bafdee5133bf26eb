CREATE TABLE "try_budgets" (
	"key_hash" text PRIMARY KEY NOT NULL,
	"full_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "try_budgets_by_time" ON "try_budgets" USING btree ("full_at");