ALTER TABLE `slots` ADD `reserved_for` text;--> statement-breakpoint
ALTER TABLE `slots` ADD `reserved_for_en` text;--> statement-breakpoint
ALTER TABLE `slots` ADD `shares_time` integer DEFAULT false NOT NULL;