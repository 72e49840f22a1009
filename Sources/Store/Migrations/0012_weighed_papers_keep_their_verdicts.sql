-- 送审文书: a published paper as it was received, named by its digest. It is never altered.
CREATE TABLE weighed_paper (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  bytes BLOB NOT NULL,
  received_at TEXT NOT NULL CHECK (length(received_at) = 20 AND substr(received_at, 20, 1) = 'Z'),
  received_by TEXT NOT NULL CHECK (received_by <> '')
) STRICT;

-- 意见处理: what a person decided on a finding, each decision with its reason; the last one holds.
CREATE TABLE finding_verdict (
  paper TEXT NOT NULL REFERENCES weighed_paper (sha256),
  -- Digest of the finding: its rule, message and places.
  finding TEXT NOT NULL CHECK (length(finding) = 16),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  actor TEXT NOT NULL CHECK (actor <> ''),
  at TEXT NOT NULL CHECK (length(at) = 20 AND substr(at, 20, 1) = 'Z'),
  PRIMARY KEY (paper, finding, ordering)
) STRICT;

--@sqlite
CREATE TRIGGER weighed_paper_is_not_updated BEFORE UPDATE ON weighed_paper
BEGIN
  SELECT RAISE(ABORT, 'weighed_paper_is_immutable');
END;

CREATE TRIGGER weighed_paper_is_not_deleted BEFORE DELETE ON weighed_paper
BEGIN
  SELECT RAISE(ABORT, 'weighed_paper_is_immutable');
END;

CREATE TRIGGER finding_verdict_is_not_updated BEFORE UPDATE ON finding_verdict
BEGIN
  SELECT RAISE(ABORT, 'finding_verdict_is_append_only');
END;

CREATE TRIGGER finding_verdict_is_not_deleted BEFORE DELETE ON finding_verdict
BEGIN
  SELECT RAISE(ABORT, 'finding_verdict_is_append_only');
END;
--@postgresql
CREATE FUNCTION weighed_paper_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'weighed_paper_is_immutable' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER weighed_paper_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON weighed_paper
FOR EACH STATEMENT EXECUTE FUNCTION weighed_paper_is_immutable();

CREATE FUNCTION finding_verdict_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'finding_verdict_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER finding_verdict_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_verdict
FOR EACH STATEMENT EXECUTE FUNCTION finding_verdict_is_append_only();
--@both
