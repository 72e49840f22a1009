--@both
-- 人员: who signs in. Nobody is deleted, so that the trail goes on naming him; two people may bear one name, never one account.
CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  -- 用户名, half-width and lower case
  account TEXT NOT NULL UNIQUE CHECK (length(account) BETWEEN 2 AND 32),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  -- 所在单位
  unit TEXT NOT NULL CHECK (trim(unit) <> ''),
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  is_trial INTEGER NOT NULL CHECK (is_trial IN (0, 1)),
  registered_at TEXT NOT NULL CHECK (length(registered_at) = 20 AND substr(registered_at, 20, 1) = 'Z')
) STRICT;

-- 授权: a role somewhere for a time. It only ever ends: by its last day, or revoked from a day on.
CREATE TABLE role_grant (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  person TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role <> ''),
  -- Division code with everything inside; null for administrators, who see no county.
  division TEXT CHECK (division IS NULL OR length(division) IN (2, 4, 6, 9, 12)),
  -- Null for every department there.
  department TEXT REFERENCES department (id),
  kind TEXT NOT NULL CHECK (kind IN ('own', 'acting', 'temporary')),
  since TEXT NOT NULL CHECK (length(since) = 10),
  until TEXT CHECK (until IS NULL OR length(until) = 10 AND until >= since),
  granted_at TEXT NOT NULL CHECK (length(granted_at) = 20 AND substr(granted_at, 20, 1) = 'Z'),
  granted_by TEXT NOT NULL CHECK (trim(granted_by) <> ''),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  revoked_on TEXT CHECK (revoked_on IS NULL OR length(revoked_on) = 10),
  revoked_by TEXT,
  CONSTRAINT role_grant_for_a_while_has_an_end CHECK (kind = 'own' OR until IS NOT NULL),
  CONSTRAINT role_grant_is_of_a_division CHECK (
    (role IN ('systemAdministrator', 'securityAdministrator', 'auditAdministrator')) = (division IS NULL)
    AND (division IS NOT NULL OR department IS NULL)),
  CONSTRAINT role_grant_is_revoked_by_somebody CHECK ((revoked_on IS NULL) = (revoked_by IS NULL))
) STRICT;

CREATE INDEX role_grant_of_person ON role_grant (person);

-- 口令摘要: what a password or a code is held against. It is in no trail, no export and no message.
CREATE TABLE account_secret (
  person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  -- The PHC text of argon2id.
  password TEXT NOT NULL CHECK (substr(password, 1, 10) = '$argon2id$'),
  is_one_time INTEGER NOT NULL CHECK (is_one_time IN (0, 1)),
  set_at TEXT NOT NULL CHECK (length(set_at) = 20 AND substr(set_at, 20, 1) = 'Z'),
  -- Of a one-time password.
  expires_at TEXT CHECK (expires_at IS NULL OR length(expires_at) = 20 AND substr(expires_at, 20, 1) = 'Z'),
  -- The greatest time at which the right password was typed.
  seen_at TEXT CHECK (seen_at IS NULL OR length(seen_at) = 20 AND substr(seen_at, 20, 1) = 'Z'),
  -- 动态验证码: base 32; null where it is not in use. The last step whose code was used, so that none is used twice.
  totp_secret TEXT,
  totp_last_counter INTEGER,
  CONSTRAINT account_secret_once_has_an_end CHECK ((is_one_time = 1) = (expires_at IS NOT NULL))
) STRICT;

-- 登录尝试: wrong attempts in a row, by the digest of the account that was typed, whether anybody bears it or not. Rows go some time after.
CREATE TABLE sign_in_attempt (
  account_digest TEXT NOT NULL PRIMARY KEY CHECK (length(account_digest) = 64),
  failed INTEGER NOT NULL CHECK (failed >= 0),
  seen_at TEXT NOT NULL CHECK (length(seen_at) = 20 AND substr(seen_at, 20, 1) = 'Z'),
  locked_until TEXT CHECK (locked_until IS NULL OR length(locked_until) = 20 AND substr(locked_until, 20, 1) = 'Z'),
  is_refusal_told INTEGER NOT NULL CHECK (is_refusal_told IN (0, 1))
) STRICT;

CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (seen_at);

-- 登录会话. Of the token that the browser carries only the SHA-256 is kept; `id` tells nothing of it.
CREATE TABLE sign_in_session (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  token_digest TEXT NOT NULL UNIQUE CHECK (length(token_digest) = 64),
  person TEXT NOT NULL REFERENCES person (id),
  begun_at TEXT NOT NULL CHECK (length(begun_at) = 20 AND substr(begun_at, 20, 1) = 'Z'),
  seen_at TEXT NOT NULL CHECK (length(seen_at) = 20 AND substr(seen_at, 20, 1) = 'Z'),
  expires_at TEXT NOT NULL CHECK (length(expires_at) = 20 AND substr(expires_at, 20, 1) = 'Z' AND expires_at > begun_at),
  machine TEXT NOT NULL,
  revoked_at TEXT CHECK (revoked_at IS NULL OR length(revoked_at) = 20 AND substr(revoked_at, 20, 1) = 'Z'),
  revoked_by TEXT,
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
) STRICT;

CREATE INDEX sign_in_session_of_person ON sign_in_session (person, begun_at);
CREATE INDEX sign_in_session_open ON sign_in_session (seen_at) WHERE revoked_at IS NULL;

--@sqlite
CREATE TRIGGER person_is_not_deleted BEFORE DELETE ON person
BEGIN
  SELECT RAISE(ABORT, 'person_is_kept');
END;

CREATE TRIGGER person_keeps_the_account BEFORE UPDATE ON person WHEN NEW.id <> OLD.id OR NEW.account <> OLD.account
BEGIN
  SELECT RAISE(ABORT, 'person_is_kept');
END;

CREATE TRIGGER role_grant_is_not_deleted BEFORE DELETE ON role_grant
BEGIN
  SELECT RAISE(ABORT, 'role_grant_is_only_revoked');
END;

CREATE TRIGGER role_grant_is_only_revoked BEFORE UPDATE ON role_grant
WHEN OLD.revoked_on IS NOT NULL OR NEW.revoked_on IS NULL OR NEW.id <> OLD.id OR NEW.person <> OLD.person OR NEW.role <> OLD.role
  OR NEW.division IS NOT OLD.division OR NEW.department IS NOT OLD.department OR NEW.kind <> OLD.kind OR NEW.since <> OLD.since
  OR NEW.until IS NOT OLD.until OR NEW.granted_at <> OLD.granted_at OR NEW.granted_by <> OLD.granted_by OR NEW.reason <> OLD.reason
BEGIN
  SELECT RAISE(ABORT, 'role_grant_is_only_revoked');
END;

CREATE TRIGGER sign_in_session_stays_ended BEFORE UPDATE ON sign_in_session
WHEN OLD.revoked_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.token_digest <> OLD.token_digest OR NEW.person <> OLD.person
  OR NEW.expires_at > OLD.expires_at OR NEW.seen_at < OLD.seen_at
BEGIN
  SELECT RAISE(ABORT, 'sign_in_session_stays_ended');
END;
--@postgresql
CREATE FUNCTION person_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'person_is_kept' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER person_is_not_deleted BEFORE DELETE OR TRUNCATE ON person FOR EACH STATEMENT EXECUTE FUNCTION person_is_kept();

CREATE TRIGGER person_keeps_the_account BEFORE UPDATE ON person FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.account <> OLD.account) EXECUTE FUNCTION person_is_kept();

CREATE FUNCTION role_grant_is_only_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'role_grant_is_only_revoked' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER role_grant_is_not_deleted BEFORE DELETE OR TRUNCATE ON role_grant
FOR EACH STATEMENT EXECUTE FUNCTION role_grant_is_only_revoked();

CREATE TRIGGER role_grant_is_only_revoked BEFORE UPDATE ON role_grant FOR EACH ROW
WHEN (OLD.revoked_on IS NOT NULL OR NEW.revoked_on IS NULL OR NEW.id <> OLD.id OR NEW.person <> OLD.person OR NEW.role <> OLD.role
  OR NEW.division IS DISTINCT FROM OLD.division OR NEW.department IS DISTINCT FROM OLD.department OR NEW.kind <> OLD.kind
  OR NEW.since <> OLD.since OR NEW.until IS DISTINCT FROM OLD.until OR NEW.granted_at <> OLD.granted_at
  OR NEW.granted_by <> OLD.granted_by OR NEW.reason <> OLD.reason)
EXECUTE FUNCTION role_grant_is_only_revoked();

CREATE FUNCTION sign_in_session_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'sign_in_session_stays_ended' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER sign_in_session_stays_ended BEFORE UPDATE ON sign_in_session FOR EACH ROW
WHEN (OLD.revoked_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.token_digest <> OLD.token_digest OR NEW.person <> OLD.person
  OR NEW.expires_at > OLD.expires_at OR NEW.seen_at < OLD.seen_at)
EXECUTE FUNCTION sign_in_session_stays_ended();
--@both
