-- In a sealed audit entry only the network address may change, which the chain does not cover: it is written with a new
-- key, and goes when its time has come. None is put where there was none.
CREATE OR REPLACE FUNCTION audit_entries_guard() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'an audit entry cannot be deleted'; END IF;
  IF OLD.hash IS NOT NULL AND NOT (
    (NEW.address IS NULL OR OLD.address IS NOT NULL) AND to_jsonb(NEW) - 'address' = to_jsonb(OLD) - 'address'
  ) THEN RAISE EXCEPTION 'a sealed audit entry cannot be changed'; END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
