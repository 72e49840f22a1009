-- 决算留痕: every step of final accounts from state to state. Rows are added and never changed.
CREATE TABLE final_accounts_step (
  accounts TEXT NOT NULL REFERENCES final_accounts (id),
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
  PRIMARY KEY (accounts, ordering)
) STRICT;

-- 公开文本: the archive of a published disclosure, named by its digest. It is never altered; a mistake is mended by the next version.
CREATE TABLE disclosure_set (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  accounts TEXT NOT NULL REFERENCES final_accounts (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  manifest TEXT NOT NULL CHECK (manifest <> ''),
  bytes BLOB NOT NULL,
  published_at TEXT NOT NULL CHECK (length(published_at) = 20 AND substr(published_at, 11, 1) = 'T' AND substr(published_at, 20, 1) = 'Z'),
  published_by TEXT NOT NULL CHECK (published_by <> ''),
  role TEXT NOT NULL CHECK (role <> ''),
  -- 更正说明
  correction TEXT CHECK (correction <> ''),
  -- How many findings the rules had at that time.
  findings INTEGER NOT NULL CHECK (findings >= 0),
  CONSTRAINT disclosure_set_says_what_it_corrects CHECK ((version = 1) = (correction IS NULL)),
  UNIQUE (accounts, version)
) STRICT;

--@sqlite
CREATE TRIGGER final_accounts_step_is_not_updated BEFORE UPDATE ON final_accounts_step
BEGIN
  SELECT RAISE(ABORT, 'final_accounts_step_is_append_only');
END;

CREATE TRIGGER final_accounts_step_is_not_deleted BEFORE DELETE ON final_accounts_step
BEGIN
  SELECT RAISE(ABORT, 'final_accounts_step_is_append_only');
END;

CREATE TRIGGER disclosure_set_follows_the_last_version BEFORE INSERT ON disclosure_set
WHEN NEW.version <> (SELECT COALESCE(max(version), 0) + 1 FROM disclosure_set WHERE accounts = NEW.accounts)
BEGIN
  SELECT RAISE(ABORT, 'disclosure_set_follows_the_last_version');
END;

CREATE TRIGGER disclosure_set_is_not_updated BEFORE UPDATE ON disclosure_set
BEGIN
  SELECT RAISE(ABORT, 'disclosure_set_is_immutable');
END;

CREATE TRIGGER disclosure_set_is_not_deleted BEFORE DELETE ON disclosure_set
BEGIN
  SELECT RAISE(ABORT, 'disclosure_set_is_immutable');
END;
--@postgresql
CREATE FUNCTION final_accounts_step_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'final_accounts_step_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER final_accounts_step_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON final_accounts_step
FOR EACH STATEMENT EXECUTE FUNCTION final_accounts_step_is_append_only();

CREATE FUNCTION disclosure_set_follows_the_last_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> (SELECT COALESCE(max(version), 0) + 1 FROM disclosure_set WHERE accounts = NEW.accounts) THEN
    RAISE EXCEPTION 'disclosure_set_follows_the_last_version' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER disclosure_set_follows_the_last_version BEFORE INSERT ON disclosure_set
FOR EACH ROW EXECUTE FUNCTION disclosure_set_follows_the_last_version();

CREATE FUNCTION disclosure_set_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'disclosure_set_is_immutable' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER disclosure_set_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosure_set
FOR EACH STATEMENT EXECUTE FUNCTION disclosure_set_is_immutable();
--@both
