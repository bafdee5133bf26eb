CREATE TABLE "briefings" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"remarks" text NOT NULL,
	"practice" text NOT NULL,
	"version" integer NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"year" integer,
	"number" integer,
	"figures" text,
	"issued_by" text,
	"issued_at" timestamp (3) with time zone,
	CONSTRAINT "briefings_month_unique" UNIQUE("month")
);
--> statement-breakpoint
CREATE TABLE "report_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"due_on" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_urgings" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"turn" integer NOT NULL,
	"department_id" text NOT NULL,
	"note" text NOT NULL,
	"demanded_on" text NOT NULL,
	"urged_by" text NOT NULL,
	"urged_for" text,
	"urged_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervisions" ADD COLUMN "basis" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "supervisions" ADD COLUMN "copy_to" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_updated_by_staff_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_issued_by_staff_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_notices" ADD CONSTRAINT "report_notices_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_urgings" ADD CONSTRAINT "report_urgings_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_urgings" ADD CONSTRAINT "report_urgings_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_urgings" ADD CONSTRAINT "report_urgings_urged_by_staff_id_fk" FOREIGN KEY ("urged_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_urgings" ADD CONSTRAINT "report_urgings_urged_for_departments_id_fk" FOREIGN KEY ("urged_for") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "briefings_numbered" ON "briefings" USING btree ("year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "report_notices_once" ON "report_notices" USING btree ("event_id","kind","stage","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "report_urgings_in_turn" ON "report_urgings" USING btree ("event_id","kind","turn");--> statement-breakpoint
CREATE INDEX "report_urgings_latest" ON "report_urgings" USING btree ("urged_at","id");