ALTER TABLE `questions` ADD `phone_hash` text;--> statement-breakpoint
CREATE INDEX `questions_by_contact` ON `questions` (`contact_hash`) WHERE contact_hash is not null;--> statement-breakpoint
CREATE INDEX `questions_by_phone` ON `questions` (`phone_hash`) WHERE phone_hash is not null;