-- 县区表样: a form file that a county uses for a kind of form from a day on. A changed form is the next version; what was kept stays.
CREATE TABLE form_definition (
  county TEXT NOT NULL REFERENCES county (division),
  key TEXT NOT NULL CHECK (key <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  kind TEXT NOT NULL CHECK (kind <> ''),
  valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
  -- The file as it is written, and its digest.
  text TEXT NOT NULL CHECK (text <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 20 AND substr(recorded_at, 11, 1) = 'T' AND substr(recorded_at, 20, 1) = 'Z'),
  recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
  PRIMARY KEY (county, key, version)
) STRICT;

--@sqlite
CREATE TRIGGER form_definition_follows_the_last_version BEFORE INSERT ON form_definition
WHEN NEW.version <> (SELECT COALESCE(max(version), 0) + 1 FROM form_definition WHERE county = NEW.county AND key = NEW.key)
BEGIN
  SELECT RAISE(ABORT, 'form_definition_follows_the_last_version');
END;

CREATE TRIGGER form_definition_is_not_updated BEFORE UPDATE ON form_definition
BEGIN
  SELECT RAISE(ABORT, 'form_definition_is_immutable');
END;

CREATE TRIGGER form_definition_is_not_deleted BEFORE DELETE ON form_definition
BEGIN
  SELECT RAISE(ABORT, 'form_definition_is_immutable');
END;
--@postgresql
CREATE FUNCTION form_definition_follows_the_last_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> (SELECT COALESCE(max(version), 0) + 1 FROM form_definition WHERE county = NEW.county AND key = NEW.key) THEN
    RAISE EXCEPTION 'form_definition_follows_the_last_version' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER form_definition_follows_the_last_version BEFORE INSERT ON form_definition
FOR EACH ROW EXECUTE FUNCTION form_definition_follows_the_last_version();

CREATE FUNCTION form_definition_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'form_definition_is_immutable' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER form_definition_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON form_definition
FOR EACH STATEMENT EXECUTE FUNCTION form_definition_is_immutable();
--@both
