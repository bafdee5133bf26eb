ALTER TABLE `sessions` ADD `signed_in_by` text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `identity_hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `staff_identity_hash_unique` ON `staff` (`identity_hash`);