-- 操作日志: who did what to which record, when and why. Rows are added and never changed.
CREATE TABLE audit_entry (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  -- UTC, always 24 characters, so that text order is time order: 2026-03-01T08:30:00.000Z
  at TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  role TEXT NOT NULL CHECK (role <> ''),
  action TEXT NOT NULL CHECK (action <> ''),
  record_kind TEXT NOT NULL CHECK (record_kind <> ''),
  record_id TEXT NOT NULL CHECK (record_id <> ''),
  -- The record as JSON; null where there was none, or none is left.
  before TEXT,
  after TEXT,
  reason TEXT NOT NULL,
  CONSTRAINT audit_entry_at_is_utc CHECK (length(at) = 24 AND substr(at, 11, 1) = 'T' AND substr(at, 20, 1) = '.' AND substr(at, 24, 1) = 'Z'),
  CONSTRAINT audit_entry_says_why CHECK (reason <> '')
) STRICT;

CREATE INDEX audit_entry_of_record ON audit_entry (record_kind, record_id, at);
CREATE INDEX audit_entry_in_time ON audit_entry (at);

--@sqlite
CREATE TRIGGER audit_entry_is_not_updated BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'audit_entry_is_append_only');
END;

CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'audit_entry_is_append_only');
END;
--@postgresql
CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
--@both
