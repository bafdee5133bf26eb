CREATE TABLE "department_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"department_id" text NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"sms" text NOT NULL,
	"is_current" boolean NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "department_texts" ADD CONSTRAINT "department_texts_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_texts" ADD CONSTRAINT "department_texts_saved_by_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "department_texts_one_each" ON "department_texts" USING btree ("department_id","kind","language","version");--> statement-breakpoint
CREATE INDEX "department_texts_current" ON "department_texts" USING btree ("department_id","is_current");