-- 意见处理: a unit may be asked what it means (questioned), and a decision may be taken back (reopened).
--@sqlite
PRAGMA defer_foreign_keys = ON;

CREATE TABLE finding_verdict_new (
  paper TEXT NOT NULL REFERENCES weighed_paper (sha256),
  finding TEXT NOT NULL CHECK (length(finding) = 16),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'questioned', 'dismissed', 'reopened')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  actor TEXT NOT NULL CHECK (actor <> ''),
  at TEXT NOT NULL CHECK (length(at) = 20 AND substr(at, 20, 1) = 'Z'),
  PRIMARY KEY (paper, finding, ordering)
) STRICT;

INSERT INTO finding_verdict_new (paper, finding, ordering, verdict, reason, actor, at)
SELECT paper, finding, ordering, verdict, reason, actor, at FROM finding_verdict;

DROP TABLE finding_verdict;
ALTER TABLE finding_verdict_new RENAME TO finding_verdict;

CREATE TRIGGER finding_verdict_is_not_updated BEFORE UPDATE ON finding_verdict
BEGIN
  SELECT RAISE(ABORT, 'finding_verdict_is_append_only');
END;

CREATE TRIGGER finding_verdict_is_not_deleted BEFORE DELETE ON finding_verdict
BEGIN
  SELECT RAISE(ABORT, 'finding_verdict_is_append_only');
END;
--@postgresql
ALTER TABLE finding_verdict DROP CONSTRAINT finding_verdict_verdict_check;
ALTER TABLE finding_verdict ADD CONSTRAINT finding_verdict_verdict_check
  CHECK (verdict IN ('confirmed', 'questioned', 'dismissed', 'reopened'));
--@both

-- 核查结果: how many findings of each severity a paper had when it came.
CREATE TABLE weighed_paper_count (
  paper TEXT NOT NULL PRIMARY KEY REFERENCES weighed_paper (sha256),
  errors INTEGER NOT NULL CHECK (errors >= 0),
  warnings INTEGER NOT NULL CHECK (warnings >= 0),
  infos INTEGER NOT NULL CHECK (infos >= 0),
  questions INTEGER NOT NULL CHECK (questions >= 0)
) STRICT;
