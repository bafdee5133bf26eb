CREATE TABLE "webhook_scan_cursors" (
	"id" text PRIMARY KEY NOT NULL,
	"read_to" text NOT NULL,
	"turn" integer NOT NULL
);
