-- 后台任务: work that is done apart from the request that asked for it. It is no record of the ledger: it counts no revision up and
-- leaves no audit entry; what comes of it does. Jobs that have ended are cleared away after some days.
CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  -- In the order of asking.
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind <> ''),
  -- Division code; empty for what belongs to no county.
  county TEXT NOT NULL,
  -- Jobs that were asked for together.
  sending TEXT NOT NULL CHECK (sending <> ''),
  actor TEXT NOT NULL CHECK (actor <> ''),
  -- What the bytes in job_payload are called.
  payload TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  is_long INTEGER NOT NULL CHECK (is_long IN (0, 1)),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  created_at TEXT NOT NULL CHECK (length(created_at) = 20 AND substr(created_at, 20, 1) = 'Z'),
  -- Set while it runs: one taken long ago belongs to a program that died.
  taken_at TEXT CHECK (taken_at IS NULL OR length(taken_at) = 20 AND substr(taken_at, 20, 1) = 'Z'),
  asked_at TEXT NOT NULL CHECK (length(asked_at) = 20 AND substr(asked_at, 20, 1) = 'Z'),
  progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
  message TEXT NOT NULL,
  result TEXT NOT NULL,
  CHECK ((state = 'running') = (taken_at IS NOT NULL))
) STRICT;

CREATE INDEX job_by_state ON job (state, is_long, number);
CREATE INDEX job_by_sending ON job (sending, number);

-- The bytes that a job works on; they go when it has ended.
CREATE TABLE job_payload (
  job TEXT NOT NULL PRIMARY KEY REFERENCES job (id),
  bytes BLOB NOT NULL
) STRICT;
--@sqlite
-- A job that has ended stays as it ended.
CREATE TRIGGER job_stays_ended BEFORE UPDATE ON job
WHEN OLD.state IN ('done', 'failed', 'cancelled') AND NEW.state <> OLD.state
BEGIN
  SELECT RAISE(ABORT, 'job_has_ended');
END;
--@postgresql
CREATE FUNCTION job_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'job_has_ended' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER job_stays_ended BEFORE UPDATE ON job FOR EACH ROW
WHEN (OLD.state IN ('done', 'failed', 'cancelled') AND NEW.state <> OLD.state)
EXECUTE FUNCTION job_stays_ended();
--@both
