CREATE TABLE "campaign_reminders" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"department_id" text NOT NULL,
	"kind" text NOT NULL,
	"cause_on" text NOT NULL,
	"due_on" text NOT NULL,
	"owed_events" integer NOT NULL,
	"published" integer NOT NULL,
	"note" text,
	"staff_id" text,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaign_reminders" ADD CONSTRAINT "campaign_reminders_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_reminders" ADD CONSTRAINT "campaign_reminders_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_reminders" ADD CONSTRAINT "campaign_reminders_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_reminders_once" ON "campaign_reminders" USING btree ("campaign_id","department_id","kind","cause_on");