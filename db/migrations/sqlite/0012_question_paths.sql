ALTER TABLE `assignments` ADD `coordinator_id` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `idempotency_body` text;