-- 整改通知 and 批示 with the newest answer of the unit.
CREATE TABLE rectification (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  project TEXT NOT NULL,
  county TEXT NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'instruction')),
  number TEXT,
  issuer TEXT NOT NULL CHECK (issuer <> ''),
  addressee TEXT NOT NULL,
  date TEXT,
  answer_number TEXT,
  answered_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'accepted', 'returned', 'withdrawn')),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  UNIQUE (project, ordering),
  UNIQUE (id, project),
  FOREIGN KEY (project, county) REFERENCES project (id, county)
) STRICT;

-- 整改事项; what the unit did stands beside it, null while it has not answered.
CREATE TABLE rectification_problem (
  project TEXT NOT NULL,
  rectification TEXT NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  id TEXT NOT NULL CHECK (id <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  basis TEXT NOT NULL,
  request TEXT NOT NULL,
  deadline TEXT,
  measure TEXT,
  is_done INTEGER CHECK (is_done IN (0, 1)),
  evidence TEXT,
  done_on TEXT,
  CONSTRAINT rectification_problem_is_answered_as_a_whole CHECK ((measure IS NULL) = (is_done IS NULL)),
  PRIMARY KEY (rectification, ordering),
  UNIQUE (rectification, id),
  FOREIGN KEY (rectification, project) REFERENCES rectification (id, project)
) STRICT;

CREATE INDEX rectification_problem_of_project ON rectification_problem (project);
