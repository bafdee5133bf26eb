CREATE TABLE "programme_calls" (
	"question_id" text PRIMARY KEY NOT NULL,
	"day_id" text NOT NULL,
	"handling" text NOT NULL,
	"speaker" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_days" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"day" text NOT NULL,
	"department_id" text NOT NULL,
	"leader" text DEFAULT '' NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"cancelled" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"department_id" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"summary" text NOT NULL,
	"summary_en" text,
	"station" text NOT NULL,
	"station_en" text,
	"frequency" text DEFAULT '' NOT NULL,
	"weekday" integer NOT NULL,
	"from_time" text NOT NULL,
	"to_time" text NOT NULL,
	"hotline" text DEFAULT '' NOT NULL,
	"wechat" text DEFAULT '' NOT NULL,
	"qq" text DEFAULT '' NOT NULL,
	"sms" text DEFAULT '' NOT NULL,
	"listen_url" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "programmes_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "programme_calls" ADD CONSTRAINT "programme_calls_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_calls" ADD CONSTRAINT "programme_calls_day_id_programme_days_id_fk" FOREIGN KEY ("day_id") REFERENCES "public"."programme_days"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_calls" ADD CONSTRAINT "programme_calls_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_days" ADD CONSTRAINT "programme_days_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_days" ADD CONSTRAINT "programme_days_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "programme_calls_by_day" ON "programme_calls" USING btree ("day_id","recorded_at","question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "programme_days_once" ON "programme_days" USING btree ("programme_id","day");