CREATE TABLE "month_figures" (
	"month" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"counts" text NOT NULL,
	"parts" text NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	"holds_until" timestamp (3) with time zone,
	"events_from" text NOT NULL
);
