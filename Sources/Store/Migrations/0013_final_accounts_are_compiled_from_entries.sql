-- 部门决算: the final accounts of one department of a county in one year, and how far they have come.
-- Its ledger and its texts follow it; it is there once either of them is.
CREATE TABLE final_accounts (
  -- 141123.2022.示例局
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  county TEXT NOT NULL,
  year INTEGER NOT NULL,
  department TEXT NOT NULL CHECK (department <> ''),
  state TEXT NOT NULL CHECK (state IN ('compiling', 'checked', 'submitted', 'approved', 'published', 'archived')),
  UNIQUE (county, year, department),
  FOREIGN KEY (county, year) REFERENCES county_year (county, year)
) STRICT;

-- 部门决算台账: what is known once of the year. An import replaces it with all its entries.
-- Entries carry an ordering, from 0, which is their place in the books; nothing here is a sum of anything else here.
CREATE TABLE accounts_ledger (
  accounts TEXT NOT NULL PRIMARY KEY REFERENCES final_accounts (id),
  -- 机关运行经费 is that of a unit under the civil-service law (参照公务员法管理事业单位).
  is_institution INTEGER NOT NULL CHECK (is_institution IN (0, 1)),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL
) STRICT;

-- 年初结转和结余
CREATE TABLE accounts_opening_balance (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  id TEXT NOT NULL CHECK (id <> ''),
  fund TEXT NOT NULL CHECK (fund IN ('generalBudget', 'governmentFunds', 'stateCapital', 'nonFiscal')),
  -- 支出功能分类科目: 2130505
  function_code TEXT CHECK (length(function_code) IN (3, 5, 7)),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering),
  UNIQUE (accounts, id)
) STRICT;

-- 收入明细账: a receipt taken back is negative.
CREATE TABLE accounts_receipt (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  id TEXT NOT NULL CHECK (id <> ''),
  date TEXT CHECK (length(date) = 10 AND substr(date, 5, 1) = '-' AND substr(date, 8, 1) = '-'),
  voucher TEXT NOT NULL,
  -- 收入来源, numbered as 公开01 prints them.
  source INTEGER NOT NULL CHECK (source BETWEEN 1 AND 8),
  function_code TEXT NOT NULL CHECK (length(function_code) IN (3, 5, 7)),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  summary TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering),
  UNIQUE (accounts, id)
) STRICT;

-- 支出明细账: a payment given back is negative.
CREATE TABLE accounts_payment (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  id TEXT NOT NULL CHECK (id <> ''),
  date TEXT CHECK (length(date) = 10 AND substr(date, 5, 1) = '-' AND substr(date, 8, 1) = '-'),
  voucher TEXT NOT NULL,
  function_code TEXT NOT NULL CHECK (length(function_code) IN (3, 5, 7)),
  -- 支出经济分类科目: 30101
  economic_code TEXT CHECK (length(economic_code) IN (3, 5)),
  nature TEXT NOT NULL CHECK (nature IN ('basic', 'project', 'toSuperior', 'business', 'toSubordinates')),
  fund TEXT NOT NULL CHECK (fund IN ('generalBudget', 'governmentFunds', 'stateCapital', 'nonFiscal')),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  project TEXT REFERENCES project (id),
  summary TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering),
  UNIQUE (accounts, id)
) STRICT;

CREATE INDEX accounts_payment_of_project ON accounts_payment (project);

-- 使用非财政拨款结余, 结余分配
CREATE TABLE accounts_surplus (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('used', 'distributed')),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering)
) STRICT;

-- 年初预算 by class.
CREATE TABLE accounts_initial_budget (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  category TEXT NOT NULL CHECK (length(category) IN (3, 5, 7)),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering)
) STRICT;

-- “三公”经费: counts and receptions; one row a ledger.
CREATE TABLE accounts_three_public (
  accounts TEXT NOT NULL PRIMARY KEY REFERENCES accounts_ledger (accounts),
  groups_abroad INTEGER NOT NULL CHECK (groups_abroad >= 0),
  persons_abroad INTEGER NOT NULL CHECK (persons_abroad >= 0),
  vehicles_bought INTEGER NOT NULL CHECK (vehicles_bought >= 0),
  vehicles_held INTEGER NOT NULL CHECK (vehicles_held >= 0),
  -- 国内公务接待, of it 外事接待, and 国（境）外公务接待: money, 批次, 人次.
  domestic_amount INTEGER NOT NULL CHECK (domestic_amount BETWEEN -1000000000000000 AND 1000000000000000),
  domestic_batches INTEGER NOT NULL CHECK (domestic_batches >= 0),
  domestic_persons INTEGER NOT NULL CHECK (domestic_persons >= 0),
  foreign_affairs_amount INTEGER NOT NULL CHECK (foreign_affairs_amount BETWEEN -1000000000000000 AND 1000000000000000),
  foreign_affairs_batches INTEGER NOT NULL CHECK (foreign_affairs_batches >= 0),
  foreign_affairs_persons INTEGER NOT NULL CHECK (foreign_affairs_persons >= 0),
  abroad_amount INTEGER NOT NULL CHECK (abroad_amount BETWEEN -1000000000000000 AND 1000000000000000),
  abroad_batches INTEGER NOT NULL CHECK (abroad_batches >= 0),
  abroad_persons INTEGER NOT NULL CHECK (abroad_persons >= 0),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL
) STRICT;

-- 全年预算数 of the three public expenses, by kind.
CREATE TABLE accounts_three_public_budget (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  -- 公务接待费
  item TEXT NOT NULL CHECK (item <> ''),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  PRIMARY KEY (accounts, item)
) STRICT;

-- 政府采购, by contract.
CREATE TABLE accounts_procurement (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  id TEXT NOT NULL CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('goods', 'works', 'services')),
  name TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  to_small_and_medium INTEGER NOT NULL CHECK (to_small_and_medium BETWEEN -1000000000000000 AND 1000000000000000),
  to_small_and_micro INTEGER NOT NULL CHECK (to_small_and_micro BETWEEN -1000000000000000 AND 1000000000000000),
  project TEXT REFERENCES project (id),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering),
  UNIQUE (accounts, id)
) STRICT;

CREATE INDEX accounts_procurement_of_project ON accounts_procurement (project);

-- 国有资产占用 at the end of the year.
CREATE TABLE accounts_asset (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  -- A line of 公开10, numbered in its order.
  item INTEGER NOT NULL CHECK (item BETWEEN 1 AND 16),
  count INTEGER NOT NULL CHECK (count >= 0),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering)
) STRICT;

-- 核查说明: what a person wrote to a warning of the checks.
CREATE TABLE accounts_check_note (
  accounts TEXT NOT NULL REFERENCES accounts_ledger (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  -- FA-081
  rule TEXT NOT NULL CHECK (rule <> ''),
  text TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering)
) STRICT;
