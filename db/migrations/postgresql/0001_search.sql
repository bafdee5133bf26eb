-- Full-text index over search_documents.terms.
ALTER TABLE "search_documents" ADD COLUMN "vector" tsvector GENERATED ALWAYS AS (to_tsvector('simple', "terms")) STORED;--> statement-breakpoint
CREATE INDEX "search_documents_vector" ON "search_documents" USING gin ("vector");--> statement-breakpoint
-- Sealed audit entries are never changed; none is ever deleted.
CREATE FUNCTION audit_entries_guard() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'an audit entry cannot be deleted'; END IF;
  IF OLD.hash IS NOT NULL THEN RAISE EXCEPTION 'a sealed audit entry cannot be changed'; END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;--> statement-breakpoint
CREATE TRIGGER audit_entries_guard BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION audit_entries_guard();
