-- Every record carries its county, so that PostgreSQL may later part the tables by it; lines of a record follow their record.
-- Money is whole 分, at most ten trillion yuan either way.

-- 资金文件: the notice under which money comes.
CREATE TABLE funding_document (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  county TEXT NOT NULL REFERENCES county (division),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  -- The strict form: 财预〔2018〕167号. How a project's paper prints it stands in project_document.
  number TEXT NOT NULL CHECK (number <> ''),
  date TEXT CHECK (length(date) = 10 AND substr(date, 5, 1) = '-' AND substr(date, 8, 1) = '-'),
  level TEXT CHECK (level IN ('central', 'provincial', 'municipal', 'county', 'other')),
  amount INTEGER CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000)
) STRICT;

CREATE UNIQUE INDEX funding_document_is_registered_once ON funding_document (county, year, number);

-- 项目
CREATE TABLE project (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  county TEXT NOT NULL,
  year INTEGER NOT NULL,
  -- Place in the county's list of the year, from 0.
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  code TEXT CHECK (length(code) = 21),
  name TEXT NOT NULL CHECK (name <> ''),
  tier INTEGER NOT NULL CHECK (tier IN (1, 2)),
  parent TEXT REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  supervising_department TEXT NOT NULL,
  supervising_department_code TEXT,
  implementing_unit TEXT NOT NULL,
  unit_code TEXT CHECK (length(unit_code) = 6),
  nature TEXT,
  duration TEXT,
  purpose TEXT,
  initial_budget INTEGER CHECK (initial_budget BETWEEN -1000000000000000 AND 1000000000000000),
  revised_budget INTEGER CHECK (revised_budget BETWEEN -1000000000000000 AND 1000000000000000),
  state TEXT NOT NULL CHECK (
    state IN (
      'draft', 'townshipReviewed', 'countyReviewed', 'inLibrary', 'scheduled', 'implemented', 'closed', 'rejected', 'withdrawn')),
  is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  -- 执行数: the sum of the payments, kept by a trigger so that lists need not add up.
  outturn INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT project_is_not_its_own_parent CHECK (parent <> id),
  UNIQUE (id, county),
  UNIQUE (county, year, ordering),
  FOREIGN KEY (county, year) REFERENCES county_year (county, year)
) STRICT;

CREATE UNIQUE INDEX project_code_is_used_once ON project (county, year, code);
CREATE INDEX project_of_parent ON project (parent);

-- The documents that a project's paper names, in its order and wording.
CREATE TABLE project_document (
  project TEXT NOT NULL REFERENCES project (id),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  document TEXT NOT NULL REFERENCES funding_document (id),
  number_printed TEXT NOT NULL CHECK (number_printed <> ''),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (project, ordering),
  UNIQUE (project, document)
) STRICT;

-- 资金来源
CREATE TABLE fund_source (
  project TEXT NOT NULL REFERENCES project (id),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  level TEXT CHECK (level IN ('central', 'provincial', 'municipal', 'county', 'other')),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  is_direct INTEGER NOT NULL CHECK (is_direct IN (0, 1)),
  is_advance_notice INTEGER NOT NULL CHECK (is_advance_notice IN (0, 1)),
  is_carried_over INTEGER NOT NULL CHECK (is_carried_over IN (0, 1)),
  document TEXT REFERENCES funding_document (id),
  PRIMARY KEY (project, ordering)
) STRICT;

-- 资金支出计划: cumulative per cent by the end of a month. A cell is 'value:…' or one of the three words that mean no value.
CREATE TABLE payment_plan (
  project TEXT NOT NULL PRIMARY KEY REFERENCES project (id),
  march TEXT NOT NULL CHECK (march IN ('blank', 'unfilled', 'notApplicable') OR substr(march, 1, 6) = 'value:'),
  june TEXT NOT NULL CHECK (june IN ('blank', 'unfilled', 'notApplicable') OR substr(june, 1, 6) = 'value:'),
  october TEXT NOT NULL CHECK (october IN ('blank', 'unfilled', 'notApplicable') OR substr(october, 1, 6) = 'value:'),
  december TEXT NOT NULL CHECK (december IN ('blank', 'unfilled', 'notApplicable') OR substr(december, 1, 6) = 'value:'),
  unplaced TEXT
) STRICT;
