-- Times are whole seconds, so that a record may change twice at the same time: the number keeps the order.
ALTER TABLE audit_entry ADD COLUMN ordering INTEGER NOT NULL DEFAULT 0;

CREATE INDEX audit_entry_of_record_in_order ON audit_entry (record_kind, record_id, ordering);
