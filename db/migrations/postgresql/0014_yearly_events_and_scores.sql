CREATE TABLE "score_objections" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"department_id" text NOT NULL,
	"line" text NOT NULL,
	"rules_version" integer NOT NULL,
	"points" integer NOT NULL,
	"reason" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "score_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"from_month" text NOT NULL,
	"on_time" integer NOT NULL,
	"answered" integer NOT NULL,
	"satisfaction" integer NOT NULL,
	"events" integer NOT NULL,
	"orange" integer NOT NULL,
	"red" integer NOT NULL,
	"basis" text NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "oversight_settings" ADD COLUMN "yearly_events" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "score_objections" ADD CONSTRAINT "score_objections_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_objections" ADD CONSTRAINT "score_objections_raised_by_staff_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_objections" ADD CONSTRAINT "score_objections_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_rules" ADD CONSTRAINT "score_rules_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "score_objections_by_line" ON "score_objections" USING btree ("month","department_id","line");--> statement-breakpoint
CREATE UNIQUE INDEX "score_rules_in_order" ON "score_rules" USING btree ("version");