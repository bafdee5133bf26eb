CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"registration_id" text NOT NULL,
	"satisfaction" integer NOT NULL,
	"text" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "feedback_registration_id_unique" UNIQUE("registration_id")
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"department_id" text NOT NULL,
	"selection" text NOT NULL,
	"subject" text NOT NULL,
	"subject_en" text NOT NULL,
	"body" text NOT NULL,
	"body_en" text NOT NULL,
	"sms" text NOT NULL,
	"sms_en" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"scheduled_at" timestamp (3) with time zone,
	"cursor" text,
	"total" integer DEFAULT 0 NOT NULL,
	"form_key" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mailings_form_key_unique" UNIQUE("form_key")
);
--> statement-breakpoint
CREATE TABLE "message_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"department_id" text NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"introduction" text NOT NULL,
	"closing" text NOT NULL,
	"sms" text NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "muted_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"topics" text NOT NULL,
	"state" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "mailing_id" text;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "report" text;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "reported_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "thanks_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_texts" ADD CONSTRAINT "message_texts_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_texts" ADD CONSTRAINT "message_texts_updated_by_staff_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "muted_messages" ADD CONSTRAINT "muted_messages_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_by_event" ON "feedback" USING btree ("event_id","id");--> statement-breakpoint
CREATE INDEX "mailings_by_event" ON "mailings" USING btree ("event_id","id");--> statement-breakpoint
CREATE INDEX "mailings_by_state" ON "mailings" USING btree ("state","scheduled_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_texts_one_each" ON "message_texts" USING btree ("department_id","kind","language");--> statement-breakpoint
CREATE UNIQUE INDEX "muted_messages_one_each" ON "muted_messages" USING btree ("event_id","message");--> statement-breakpoint
CREATE INDEX "outbox_by_mailing" ON "outbox_messages" USING btree ("mailing_id","id") WHERE mailing_id is not null;