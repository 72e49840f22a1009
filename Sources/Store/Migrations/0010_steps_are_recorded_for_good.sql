-- 留痕: every step of a record from state to state. Rows are added and never changed.
CREATE TABLE transition_record (
  project TEXT NOT NULL,
  county TEXT NOT NULL,
  -- In the order in which the steps were taken, from 0.
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  record_kind TEXT NOT NULL CHECK (record_kind <> ''),
  record_id TEXT NOT NULL CHECK (record_id <> ''),
  from_state TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action <> ''),
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  role TEXT NOT NULL CHECK (role <> ''),
  at TEXT NOT NULL CHECK (length(at) = 20 AND substr(at, 11, 1) = 'T' AND substr(at, 20, 1) = 'Z'),
  reason TEXT,
  PRIMARY KEY (project, ordering),
  FOREIGN KEY (project, county) REFERENCES project (id, county)
) STRICT;

--@sqlite
CREATE TRIGGER transition_record_is_not_updated BEFORE UPDATE ON transition_record
BEGIN
  SELECT RAISE(ABORT, 'transition_record_is_append_only');
END;

CREATE TRIGGER transition_record_is_not_deleted BEFORE DELETE ON transition_record
BEGIN
  SELECT RAISE(ABORT, 'transition_record_is_append_only');
END;
--@postgresql
CREATE FUNCTION transition_record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'transition_record_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER transition_record_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON transition_record
FOR EACH STATEMENT EXECUTE FUNCTION transition_record_is_append_only();
--@both
