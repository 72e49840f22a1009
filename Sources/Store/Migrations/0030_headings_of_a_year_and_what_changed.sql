-- 政府收支分类科目: the headings of a year as they were imported, a book each. A year without a book has the names that the program carries.
CREATE TABLE heading_book (
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  kind TEXT NOT NULL CHECK (kind IN ('functional', 'department', 'government')),
  -- The file that it was taken from.
  source TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (year, kind)
) STRICT;

CREATE TABLE heading (
  year INTEGER NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL CHECK (length(code) IN (3, 5, 7)),
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (year, kind, code),
  FOREIGN KEY (year, kind) REFERENCES heading_book (year, kind)
) STRICT;

-- 改动: which project, year or county was written last at which revision of its county, so that what was computed of the others still holds.
CREATE TABLE ledger_change (
  county TEXT NOT NULL,
  -- 0 is the whole county.
  year INTEGER NOT NULL,
  -- Empty is the whole year.
  project TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  PRIMARY KEY (county, year, project)
) STRICT;

CREATE INDEX ledger_change_in_order ON ledger_change (county, number);
