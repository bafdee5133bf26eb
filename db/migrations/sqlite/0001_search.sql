-- Full-text index over search_documents.terms, kept by triggers.
CREATE VIRTUAL TABLE search_index USING fts5(terms, content='search_documents', content_rowid='number', tokenize="unicode61 remove_diacritics 0");--> statement-breakpoint
CREATE TRIGGER search_documents_added AFTER INSERT ON search_documents BEGIN
  INSERT INTO search_index(rowid, terms) VALUES (new.number, new.terms);
END;--> statement-breakpoint
CREATE TRIGGER search_documents_removed AFTER DELETE ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', old.number, old.terms);
END;--> statement-breakpoint
CREATE TRIGGER search_documents_changed AFTER UPDATE ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', old.number, old.terms);
  INSERT INTO search_index(rowid, terms) VALUES (new.number, new.terms);
END;--> statement-breakpoint
-- Sealed audit entries are never changed; none is ever deleted.
CREATE TRIGGER audit_entries_sealed BEFORE UPDATE ON audit_entries WHEN old.hash IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a sealed audit entry cannot be changed');
END;--> statement-breakpoint
CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries BEGIN
  SELECT RAISE(ABORT, 'an audit entry cannot be deleted');
END;
