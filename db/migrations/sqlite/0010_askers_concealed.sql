ALTER TABLE `questions` ADD `concealed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `concealed_text` text;