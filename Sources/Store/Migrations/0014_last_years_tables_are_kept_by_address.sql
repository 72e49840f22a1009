-- 上年度决算 as published, as far as it is known. Cells stand by the meaning of their row and column, never by position.
CREATE TABLE previous_accounts (
  accounts TEXT NOT NULL PRIMARY KEY REFERENCES accounts_ledger (accounts),
  -- As printed; the department may have borne another name.
  department TEXT NOT NULL,
  year INTEGER CHECK (year BETWEEN 1949 AND 2100)
) STRICT;

-- 决算表
CREATE TABLE previous_table (
  accounts TEXT NOT NULL REFERENCES previous_accounts (accounts),
  -- Its place in the paper, from 0.
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  -- 公开01 to 公开10.
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 10),
  title TEXT NOT NULL,
  owner TEXT NOT NULL,
  year INTEGER CHECK (year BETWEEN 1949 AND 2100),
  unit TEXT NOT NULL CHECK (unit IN ('元', '万元', '亿元')),
  is_basic_only INTEGER NOT NULL CHECK (is_basic_only IN (0, 1)),
  is_stated_empty INTEGER NOT NULL CHECK (is_stated_empty IN (0, 1)),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, kind),
  UNIQUE (accounts, ordering)
) STRICT;

-- A cell is 'value:…' or one of the three words that mean no value.
CREATE TABLE previous_cell (
  accounts TEXT NOT NULL,
  kind INTEGER NOT NULL,
  -- function.2130502
  row_key TEXT NOT NULL CHECK (row_key <> ''),
  -- outturn.公务接待费
  column_key TEXT NOT NULL CHECK (column_key <> ''),
  printed TEXT NOT NULL,
  amount TEXT NOT NULL CHECK (amount IN ('blank', 'unfilled', 'notApplicable') OR substr(amount, 1, 6) = 'value:'),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, kind, row_key, column_key),
  FOREIGN KEY (accounts, kind) REFERENCES previous_table (accounts, kind)
) STRICT;

-- A row with the name and the line number printed beside it (行次).
CREATE TABLE previous_line (
  accounts TEXT NOT NULL,
  kind INTEGER NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  row_key TEXT NOT NULL CHECK (row_key <> ''),
  name TEXT NOT NULL,
  number INTEGER,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, kind, ordering),
  FOREIGN KEY (accounts, kind) REFERENCES previous_table (accounts, kind)
) STRICT;

-- 表注
CREATE TABLE previous_note (
  accounts TEXT NOT NULL,
  kind INTEGER NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  text TEXT NOT NULL,
  PRIMARY KEY (accounts, kind, ordering),
  FOREIGN KEY (accounts, kind) REFERENCES previous_table (accounts, kind)
) STRICT;

-- 行次 as printed, those of rows without an item included.
CREATE TABLE previous_number (
  accounts TEXT NOT NULL,
  kind INTEGER NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  number INTEGER NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, kind, ordering),
  FOREIGN KEY (accounts, kind) REFERENCES previous_table (accounts, kind)
) STRICT;

-- Rows and columns with figures that no address was found for.
CREATE TABLE previous_stray (
  accounts TEXT NOT NULL,
  kind INTEGER NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  reason TEXT NOT NULL CHECK (reason IN ('unknownName', 'badCode', 'repeated', 'unknownColumn')),
  printed TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, kind, ordering),
  FOREIGN KEY (accounts, kind) REFERENCES previous_table (accounts, kind)
) STRICT;
