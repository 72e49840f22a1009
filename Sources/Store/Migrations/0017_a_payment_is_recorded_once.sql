-- One ledger of payments: what was paid for projects (payment) and what stood in final accounts (accounts_payment) become one table.
--
-- Payments of one project and year whose sums agree in both are one and count everywhere. All others go on counting only where they
-- counted, and are 待核对 (reach) until a person settles them. The rule is that of PaymentMerge; a test holds the two against each other.

-- 部门: its name may change, its id does not.
CREATE TABLE department (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  county TEXT NOT NULL REFERENCES county (division),
  unit_code TEXT CHECK (length(unit_code) = 6),
  UNIQUE (id, county)
) STRICT;

CREATE TABLE department_name (
  department TEXT NOT NULL,
  county TEXT NOT NULL,
  -- The first day of the name; empty for the one that the department was registered under.
  since TEXT NOT NULL CHECK (since = '' OR (length(since) = 10 AND substr(since, 5, 1) = '-' AND substr(since, 8, 1) = '-')),
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (department, since),
  UNIQUE (county, name, since),
  FOREIGN KEY (department, county) REFERENCES department (id, county)
) STRICT;

-- What is paid for a project stands in the books of the department whose accounts name it, else of its supervising department.
CREATE TABLE merge_department AS
SELECT project.id AS project, project.county AS county, project.year AS year,
  COALESCE(
    (SELECT min(final_accounts.department) FROM accounts_payment JOIN final_accounts ON final_accounts.id = accounts_payment.accounts
     WHERE accounts_payment.project = project.id AND final_accounts.year = project.year),
    CASE WHEN trim(project.supervising_department) <> '' THEN project.supervising_department
      WHEN trim(project.implementing_unit) <> '' THEN project.implementing_unit ELSE '未注明部门' END) AS name
FROM project;

INSERT INTO department (id, county)
SELECT county || '.' || name, county
FROM (SELECT county, department AS name FROM final_accounts UNION SELECT county, name FROM merge_department) AS named;

INSERT INTO department_name (department, county, since, name)
SELECT id, county, '', substr(id, length(county) + 2) FROM department;

-- Which lines of the accounts are which payments: one to one, by amount and place.
CREATE TABLE merge_pair AS
SELECT own.project AS project, own.id AS payment, line.accounts AS accounts, line.id AS line
FROM (
  SELECT project, id, amount, row_number() OVER (PARTITION BY project, amount ORDER BY ordering) AS place FROM payment) AS own
JOIN (
  SELECT accounts_payment.project AS project, accounts_payment.accounts AS accounts, accounts_payment.id AS id,
    accounts_payment.amount AS amount,
    row_number() OVER (
      PARTITION BY accounts_payment.project, accounts_payment.amount
      ORDER BY accounts_payment.accounts, accounts_payment.ordering) AS place
  FROM accounts_payment
  JOIN final_accounts ON final_accounts.id = accounts_payment.accounts
  JOIN merge_department ON merge_department.project = accounts_payment.project
  WHERE final_accounts.year = merge_department.year AND final_accounts.department = merge_department.name) AS line
ON line.project = own.project AND line.amount = own.amount AND line.place = own.place;

-- How the payments of a project stand to those of the accounts: 'pairs', 'sums' or 'apart'; projects that one side does not tell are missing.
CREATE TABLE merge_project AS
SELECT own.project AS project,
  CASE WHEN own.total <> line.total THEN 'apart'
    WHEN own.number = line.number AND own.number = (SELECT count(*) FROM merge_pair WHERE merge_pair.project = own.project) THEN 'pairs'
    ELSE 'sums' END AS how
FROM (SELECT project, count(*) AS number, sum(amount) AS total FROM payment GROUP BY project) AS own
JOIN (
  SELECT accounts_payment.project AS project, count(*) AS number, sum(accounts_payment.amount) AS total
  FROM accounts_payment
  JOIN final_accounts ON final_accounts.id = accounts_payment.accounts
  JOIN merge_department ON merge_department.project = accounts_payment.project
  WHERE final_accounts.year = merge_department.year AND final_accounts.department = merge_department.name
  GROUP BY accounts_payment.project) AS line
ON line.project = own.project;

-- 支付: rows are added and never changed. A corrected payment is a reversal of the amount and a further line under the same id.
CREATE TABLE payment_new (
  county TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id <> ''),
  -- 1, 2, … : what was recorded under the id, in its order; the last line that is no reversal stands.
  entry INTEGER NOT NULL CHECK (entry >= 1),
  is_reversal INTEGER NOT NULL CHECK (is_reversal IN (0, 1)),
  year INTEGER NOT NULL,
  department TEXT NOT NULL,
  -- Place in the books of the department and year, from 0.
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  project TEXT,
  allotment TEXT,
  date TEXT CHECK (length(date) = 10 AND substr(date, 5, 1) = '-' AND substr(date, 8, 1) = '-'),
  is_date_assumed INTEGER NOT NULL CHECK (is_date_assumed IN (0, 1)),
  -- 凭证号 with its word, 分录号; empty where unknown.
  voucher TEXT NOT NULL,
  line TEXT NOT NULL,
  -- 项, 款, 支出性质, 资金性质; null where unknown.
  function_code TEXT CHECK (length(function_code) IN (3, 5, 7)),
  economic_code TEXT CHECK (length(economic_code) IN (3, 5)),
  nature TEXT CHECK (nature IN ('basic', 'project', 'toSuperior', 'business', 'toSubordinates')),
  fund TEXT CHECK (fund IN ('generalBudget', 'governmentFunds', 'stateCapital', 'nonFiscal')),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  -- 1271 and 人
  payees TEXT CHECK (payees <> ''),
  payees_unit TEXT CHECK (payees_unit <> ''),
  purpose TEXT NOT NULL,
  -- Where it counts; other than 'everywhere' it is 待核对.
  reach TEXT NOT NULL CHECK (reach IN ('everywhere', 'outturnOnly', 'accountsOnly')),
  -- When and why it was recorded; null for what is older than this ledger.
  recorded_at TEXT,
  reason TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  CONSTRAINT payment_payees_have_a_unit CHECK ((payees IS NULL) = (payees_unit IS NULL)),
  CONSTRAINT payment_outturn_has_a_project CHECK (reach <> 'outturnOnly' OR project IS NOT NULL),
  PRIMARY KEY (county, id, entry),
  FOREIGN KEY (county, year) REFERENCES county_year (county, year),
  FOREIGN KEY (department, county) REFERENCES department (id, county),
  FOREIGN KEY (project, county) REFERENCES project (id, county),
  FOREIGN KEY (allotment, project) REFERENCES budget_allotment (id, project)
--@sqlite
) STRICT;
--@postgresql
) PARTITION BY HASH (county);

CREATE TABLE payment_00 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE payment_01 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE payment_02 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE payment_03 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE payment_04 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE payment_05 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE payment_06 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE payment_07 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE payment_08 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE payment_09 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE payment_10 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE payment_11 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE payment_12 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE payment_13 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE payment_14 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE payment_15 PARTITION OF payment_new FOR VALUES WITH (MODULUS 16, REMAINDER 15);
--@both

-- The lines of the accounts, those that are a project's payment with its id, allotment, payees and words.
INSERT INTO payment_new
SELECT final_accounts.county, COALESCE(own.id, accounts_payment.id), 1, 0, final_accounts.year,
  final_accounts.county || '.' || final_accounts.department, accounts_payment.ordering, accounts_payment.project, own.allotment,
  COALESCE(accounts_payment.date, own.date), CASE WHEN accounts_payment.date IS NULL THEN COALESCE(own.is_date_assumed, 0) ELSE 0 END,
  accounts_payment.voucher, '', accounts_payment.function_code, accounts_payment.economic_code, accounts_payment.nature,
  accounts_payment.fund, accounts_payment.amount, own.payees, own.payees_unit,
  -- Of two texts the one that holds the other, else both.
  CASE WHEN own.id IS NULL OR own.purpose = '' OR replace(accounts_payment.summary, own.purpose, '') <> accounts_payment.summary
      THEN accounts_payment.summary
    WHEN accounts_payment.summary = '' OR replace(own.purpose, accounts_payment.summary, '') <> own.purpose THEN own.purpose
    ELSE own.purpose || '；' || accounts_payment.summary END,
  CASE WHEN merge_project.how IN ('pairs', 'sums') THEN 'everywhere'
    WHEN accounts_payment.project IS NOT NULL OR accounts_payment.nature = 'project' THEN 'accountsOnly' ELSE 'everywhere' END,
  NULL, '', COALESCE(own.cited_paper, accounts_payment.cited_paper),
  CASE WHEN own.id IS NULL OR (own.cited_paper = accounts_payment.cited_paper AND own.cited_lines = accounts_payment.cited_lines)
      THEN accounts_payment.cited_lines
    WHEN own.cited_paper <> accounts_payment.cited_paper
      THEN own.cited_lines || '；' || accounts_payment.cited_paper || ' ' || accounts_payment.cited_lines
    WHEN own.cited_lines = '' THEN accounts_payment.cited_lines
    WHEN accounts_payment.cited_lines = '' THEN own.cited_lines
    ELSE own.cited_lines || ';' || accounts_payment.cited_lines END
FROM accounts_payment
JOIN final_accounts ON final_accounts.id = accounts_payment.accounts
LEFT JOIN merge_department ON merge_department.project = accounts_payment.project
  AND merge_department.year = final_accounts.year AND merge_department.name = final_accounts.department
LEFT JOIN merge_project ON merge_project.project = merge_department.project
LEFT JOIN merge_pair ON merge_pair.project = merge_project.project AND merge_project.how = 'pairs'
  AND merge_pair.accounts = accounts_payment.accounts AND merge_pair.line = accounts_payment.id
LEFT JOIN payment AS own ON own.id = merge_pair.payment;

-- Payments that the accounts do not tell one by one. Where their sum is told line by line they are kept and reversed.
INSERT INTO payment_new
SELECT payment.county, payment.id, entries.entry, entries.entry - 1, merge_department.year,
  payment.county || '.' || merge_department.name,
  COALESCE((
    SELECT max(booked.ordering) + 1 FROM payment_new AS booked
    WHERE booked.county = payment.county AND booked.year = merge_department.year
      AND booked.department = payment.county || '.' || merge_department.name), 0)
    + row_number() OVER (
      PARTITION BY payment.county, merge_department.year, merge_department.name, entries.entry
      ORDER BY project.ordering, payment.ordering) - 1,
  payment.project, payment.allotment, payment.date, payment.is_date_assumed, '', '', NULL, NULL, NULL, NULL,
  CASE WHEN entries.entry = 1 THEN payment.amount ELSE -payment.amount END, payment.payees, payment.payees_unit, payment.purpose,
  CASE WHEN merge_project.how IS NOT NULL OR EXISTS (
      SELECT 1 FROM accounts_ledger JOIN final_accounts ON final_accounts.id = accounts_ledger.accounts
      WHERE final_accounts.county = payment.county AND final_accounts.year = merge_department.year
        AND final_accounts.department = merge_department.name)
    THEN 'outturnOnly' ELSE 'everywhere' END,
  NULL, CASE WHEN entries.entry = 1 THEN '' ELSE '部门决算已逐笔记录这笔支付，合并时冲销' END, payment.cited_paper, payment.cited_lines
FROM payment
JOIN merge_department ON merge_department.project = payment.project
JOIN project ON project.id = payment.project
JOIN (SELECT 1 AS entry UNION ALL SELECT 2) AS entries ON TRUE
LEFT JOIN merge_project ON merge_project.project = payment.project
WHERE (merge_project.how IS NULL OR merge_project.how <> 'pairs') AND (entries.entry = 1 OR merge_project.how = 'sums');

-- Actual values that were counted from payments keep their source.
CREATE TABLE actual_payment_new (
  project TEXT NOT NULL,
  self_evaluation TEXT NOT NULL,
  row_ordering INTEGER NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  payment TEXT NOT NULL,
  county TEXT NOT NULL,
  -- The first line of the payment, which is always there; its id is what counts.
  entry INTEGER NOT NULL CHECK (entry = 1),
  PRIMARY KEY (project, self_evaluation, row_ordering, ordering),
  FOREIGN KEY (project, self_evaluation, row_ordering) REFERENCES self_evaluation_row (project, self_evaluation, ordering),
  FOREIGN KEY (county, payment, entry) REFERENCES payment_new (county, id, entry)
) STRICT;

INSERT INTO actual_payment_new
SELECT actual_payment.project, actual_payment.self_evaluation, actual_payment.row_ordering, actual_payment.ordering,
  actual_payment.payment, project.county, 1
FROM actual_payment JOIN project ON project.id = actual_payment.project;

DROP TABLE actual_payment;
DROP TABLE accounts_payment;
DROP TABLE merge_pair;
DROP TABLE merge_project;
DROP TABLE merge_department;
--@sqlite
DROP TRIGGER payment_is_not_updated;
DROP TRIGGER payment_is_not_deleted;
--@both
DROP TABLE payment;
--@postgresql
DROP FUNCTION payment_counts_into_outturn();
--@both

ALTER TABLE payment_new RENAME TO payment;
ALTER TABLE actual_payment_new RENAME TO actual_payment;

CREATE INDEX payment_of_department ON payment (county, department, year, ordering);
CREATE INDEX payment_of_project ON payment (county, project, amount);
CREATE INDEX payment_from_allotment ON payment (allotment, amount);
CREATE INDEX actual_payment_of_payment ON actual_payment (county, payment, entry);

--@sqlite
CREATE TRIGGER payment_counts_into_outturn AFTER INSERT ON payment WHEN NEW.project IS NOT NULL AND NEW.reach <> 'accountsOnly'
BEGIN
  UPDATE project SET outturn = outturn + NEW.amount WHERE id = NEW.project;
END;

CREATE TRIGGER payment_is_not_updated BEFORE UPDATE ON payment
BEGIN
  SELECT RAISE(ABORT, 'payment_is_append_only');
END;

CREATE TRIGGER payment_is_not_deleted BEFORE DELETE ON payment
BEGIN
  SELECT RAISE(ABORT, 'payment_is_append_only');
END;

CREATE TRIGGER actual_payment_of_published_evaluation_is_not_inserted BEFORE INSERT ON actual_payment
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (NEW.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;

CREATE TRIGGER actual_payment_of_published_evaluation_is_not_updated BEFORE UPDATE ON actual_payment
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (OLD.self_evaluation, NEW.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;

CREATE TRIGGER actual_payment_of_published_evaluation_is_not_deleted BEFORE DELETE ON actual_payment
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (OLD.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;
--@postgresql
CREATE FUNCTION payment_counts_into_outturn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.project IS NOT NULL AND NEW.reach <> 'accountsOnly' THEN
    UPDATE project SET outturn = outturn + NEW.amount WHERE id = NEW.project;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER payment_counts_into_outturn AFTER INSERT ON payment
FOR EACH ROW EXECUTE FUNCTION payment_counts_into_outturn();

-- By row, so that it holds on each partition as well.
CREATE TRIGGER payment_is_not_changed BEFORE UPDATE OR DELETE ON payment
FOR EACH ROW EXECUTE FUNCTION payment_is_append_only();

CREATE TRIGGER payment_is_not_emptied BEFORE TRUNCATE ON payment
FOR EACH STATEMENT EXECUTE FUNCTION payment_is_append_only();

DO $$
DECLARE part regclass;
BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'payment'::regclass LOOP
    EXECUTE format(
      'CREATE TRIGGER payment_is_not_emptied BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION payment_is_append_only()', part);
  END LOOP;
END
$$;

CREATE TRIGGER payment_of_published_self_evaluation_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON actual_payment
FOR EACH ROW EXECUTE FUNCTION line_of_published_self_evaluation_is_immutable();

CREATE TRIGGER actual_payment_is_not_emptied BEFORE TRUNCATE ON actual_payment
FOR EACH STATEMENT EXECUTE FUNCTION record_table_is_not_emptied();
--@both
