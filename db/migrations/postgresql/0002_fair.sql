CREATE TABLE "link_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"contact" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "link_requests_in_order" ON "link_requests" USING btree ("requested_at","id");