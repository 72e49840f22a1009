-- 县区: a county and the bureau that keeps its ledger.
CREATE TABLE county (
  -- 行政区划代码 in its shortest form: 141123
  division TEXT NOT NULL PRIMARY KEY CHECK (length(division) IN (2, 4, 6, 9, 12)),
  name TEXT NOT NULL CHECK (name <> ''),
  prefecture TEXT NOT NULL,
  province TEXT NOT NULL,
  profile TEXT NOT NULL CHECK (profile <> ''),
  bureau TEXT NOT NULL
) STRICT;

-- 县区年度: the ledger's unit of work; it is there once anything is recorded for it.
CREATE TABLE county_year (
  county TEXT NOT NULL REFERENCES county (division),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  PRIMARY KEY (county, year)
) STRICT;

-- 来源文件: a published paper from which records were taken.
CREATE TABLE source_paper (
  key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100)
) STRICT;

-- 部门总量: headline totals of a bureau's accounts as printed.
CREATE TABLE unit_total (
  county TEXT NOT NULL,
  year INTEGER NOT NULL,
  -- Place in the printed list, from 0.
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  label TEXT NOT NULL,
  value TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (county, year, ordering),
  FOREIGN KEY (county, year) REFERENCES county_year (county, year)
) STRICT;

-- 版次: how many times a county's ledger was written; '' counts what belongs to no county. The sum only grows.
-- One row a county, so that writers of different counties do not wait for each other.
CREATE TABLE ledger_revision (
  county TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL CHECK (number > 0)
) STRICT;
