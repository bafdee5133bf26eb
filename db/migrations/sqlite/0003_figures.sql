CREATE TABLE `month_figures` (
	`month` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`counts` text NOT NULL,
	`parts` text NOT NULL,
	`counted_at` integer NOT NULL,
	`holds_until` integer,
	`events_from` text NOT NULL
);
