-- In a sealed audit entry only the network address may change, which the chain does not cover: it is written with a new
-- key, and goes when its time has come. None is put where there was none.
DROP TRIGGER audit_entries_sealed;--> statement-breakpoint
CREATE TRIGGER audit_entries_sealed BEFORE UPDATE ON audit_entries WHEN old.hash IS NOT NULL AND NOT (
  (new.address IS NULL OR old.address IS NOT NULL)
  AND new.id IS old.id AND new.at IS old.at AND new.day IS old.day AND new.number IS old.number
  AND new.previous_hash IS old.previous_hash AND new.hash IS old.hash
  AND new.actor_kind IS old.actor_kind AND new.actor_id IS old.actor_id AND new.action IS old.action
  AND new.subject_kind IS old.subject_kind AND new.subject_id IS old.subject_id
  AND new.department_id IS old.department_id AND new.detail IS old.detail
) BEGIN
  SELECT RAISE(ABORT, 'a sealed audit entry cannot be changed');
END;
