-- 行政区划: names that a place adds to those which the program carries: townships, villages, and counties that were formed, renamed or ended.
CREATE TABLE division_name (
  -- In its shortest form: 141123100
  division TEXT NOT NULL CHECK (length(division) IN (2, 4, 6, 9, 12)),
  -- The first day; empty where it is not known.
  since TEXT NOT NULL CHECK (since = '' OR (length(since) = 10 AND substr(since, 5, 1) = '-' AND substr(since, 8, 1) = '-')),
  -- The last day; null while it goes on.
  until TEXT CHECK (length(until) = 10 AND substr(until, 5, 1) = '-' AND substr(until, 8, 1) = '-'),
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (division, since),
  CONSTRAINT division_ends_after_it_begins CHECK (until >= since)
) STRICT;
