CREATE TABLE "month_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"version" integer NOT NULL,
	"rows" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"closed_by" text NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "month_reports" ADD CONSTRAINT "month_reports_closed_by_staff_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "month_reports_in_order" ON "month_reports" USING btree ("month","version");--> statement-breakpoint
CREATE INDEX "questions_by_receipt" ON "questions" USING btree ("received_at","department_id","status","published_at","due_at","next_due_at","publicity");