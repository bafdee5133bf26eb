DROP INDEX `registrations_by_event`;--> statement-breakpoint
DROP INDEX `registrations_one_per_phone`;--> statement-breakpoint
DROP INDEX `registrations_one_per_email`;--> statement-breakpoint
DROP INDEX `registrations_by_phone`;--> statement-breakpoint
DROP INDEX `registrations_by_email`;--> statement-breakpoint
DROP INDEX `registrations_by_phone_tail`;--> statement-breakpoint
DROP INDEX `registrations_by_offer`;--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_one_per_phone` ON `registrations` (`slot_id`,`phone_hash`) WHERE status in ('pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered') and phone_hash is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_one_per_email` ON `registrations` (`slot_id`,`email_hash`) WHERE status in ('pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered') and email_hash is not null;--> statement-breakpoint
CREATE INDEX `registrations_by_phone` ON `registrations` (`phone_hash`) WHERE phone_hash is not null;--> statement-breakpoint
CREATE INDEX `registrations_by_email` ON `registrations` (`email_hash`) WHERE email_hash is not null;--> statement-breakpoint
CREATE INDEX `registrations_by_phone_tail` ON `registrations` (`event_id`,`phone_tail_hash`) WHERE phone_tail_hash is not null;--> statement-breakpoint
CREATE INDEX `registrations_by_offer` ON `registrations` (`offer_expires_at`) WHERE offer_expires_at is not null;--> statement-breakpoint
DROP INDEX `audit_unsealed`;--> statement-breakpoint
CREATE INDEX `audit_unsealed` ON `audit_entries` (`id`) WHERE hash is null;