-- 撤销登记: a code is free again once the project that had it was withdrawn.
DROP INDEX project_code_is_used_once;
CREATE UNIQUE INDEX project_code_is_used_once ON project (county, year, code) WHERE state <> 'withdrawn';

-- 常用查法: the conditions of a list under a name, each person's own. They hold no record of anybody and stand in no trail.
CREATE TABLE saved_view (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  person TEXT NOT NULL REFERENCES person (id),
  list TEXT NOT NULL CHECK (list IN ('projects', 'payments')),
  name TEXT NOT NULL CHECK (trim(name) <> '' AND length(name) <= 60),
  -- As they stand in the address: county=141123&year=2026
  conditions TEXT NOT NULL CHECK (length(conditions) <= 2000),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 20 AND substr(saved_at, 20, 1) = 'Z'),
  UNIQUE (person, list, name)
) STRICT;
