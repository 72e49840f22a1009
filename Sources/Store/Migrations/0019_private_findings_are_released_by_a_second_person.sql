-- 放行: what the gate took for private, and a second person judged to be none of anybody's. It holds for one occurrence: `occurrence`
-- is the digest of the folded number, the text that it stands in, the file and the place. Rows are added and never changed.
CREATE TABLE gate_release (
  accounts TEXT NOT NULL REFERENCES final_accounts (id),
  occurrence TEXT NOT NULL CHECK (length(occurrence) = 64),
  -- 身份证号, 银行卡号或账号, 电话号码, 健康状况
  kind TEXT NOT NULL CHECK (kind <> ''),
  file TEXT NOT NULL CHECK (file <> ''),
  place TEXT NOT NULL,
  -- With its middle covered.
  shown TEXT NOT NULL CHECK (shown <> ''),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  released_by TEXT NOT NULL CHECK (trim(released_by) <> ''),
  role TEXT NOT NULL CHECK (role <> ''),
  at TEXT NOT NULL CHECK (length(at) = 20 AND substr(at, 11, 1) = 'T' AND substr(at, 20, 1) = 'Z'),
  PRIMARY KEY (accounts, occurrence)
) STRICT;

--@sqlite
CREATE TRIGGER gate_release_is_added_once BEFORE INSERT ON gate_release
WHEN EXISTS (SELECT 1 FROM gate_release WHERE accounts = NEW.accounts AND occurrence = NEW.occurrence)
BEGIN
  SELECT RAISE(ABORT, 'gate_release_is_append_only');
END;

CREATE TRIGGER gate_release_is_not_updated BEFORE UPDATE ON gate_release
BEGIN
  SELECT RAISE(ABORT, 'gate_release_is_append_only');
END;

CREATE TRIGGER gate_release_is_not_deleted BEFORE DELETE ON gate_release
BEGIN
  SELECT RAISE(ABORT, 'gate_release_is_append_only');
END;
--@postgresql
CREATE FUNCTION gate_release_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'gate_release_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER gate_release_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON gate_release
FOR EACH STATEMENT EXECUTE FUNCTION gate_release_is_append_only();
--@both
