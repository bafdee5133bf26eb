ALTER TABLE `events` ADD `age_from` integer;--> statement-breakpoint
ALTER TABLE `events` ADD `age_to` integer;--> statement-breakpoint
ALTER TABLE `events` ADD `attachments` text;--> statement-breakpoint
ALTER TABLE `events` ADD `plain_form_at` integer;