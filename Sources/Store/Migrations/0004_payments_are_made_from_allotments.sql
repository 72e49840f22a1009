-- 预算指标
CREATE TABLE budget_allotment (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  project TEXT NOT NULL,
  county TEXT NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  document TEXT REFERENCES funding_document (id),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  state TEXT NOT NULL CHECK (
    state IN ('planned', 'issued', 'allocated', 'partlyPaid', 'settled', 'reduced', 'recovered')),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  UNIQUE (project, ordering),
  UNIQUE (id, project),
  FOREIGN KEY (project, county) REFERENCES project (id, county)
) STRICT;

-- 支付: rows are added and never changed; a mistake is mended by a payment of the opposite sign.
CREATE TABLE payment (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  project TEXT NOT NULL,
  county TEXT NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  allotment TEXT,
  date TEXT NOT NULL CHECK (length(date) = 10 AND substr(date, 5, 1) = '-' AND substr(date, 8, 1) = '-'),
  is_date_assumed INTEGER NOT NULL CHECK (is_date_assumed IN (0, 1)),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  purpose TEXT NOT NULL,
  -- 1271 and 人
  payees TEXT CHECK (payees <> ''),
  payees_unit TEXT CHECK (payees_unit <> ''),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  CONSTRAINT payment_payees_have_a_unit CHECK ((payees IS NULL) = (payees_unit IS NULL)),
  UNIQUE (project, ordering),
  UNIQUE (id, project),
  FOREIGN KEY (project, county) REFERENCES project (id, county),
  FOREIGN KEY (allotment, project) REFERENCES budget_allotment (id, project)
) STRICT;

CREATE INDEX payment_from_allotment ON payment (allotment, amount);

--@sqlite
CREATE TRIGGER payment_counts_into_outturn AFTER INSERT ON payment
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
--@postgresql
CREATE FUNCTION payment_counts_into_outturn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE project SET outturn = outturn + NEW.amount WHERE id = NEW.project;
  RETURN NULL;
END
$$;

CREATE TRIGGER payment_counts_into_outturn AFTER INSERT ON payment
FOR EACH ROW EXECUTE FUNCTION payment_counts_into_outturn();

CREATE FUNCTION payment_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'payment_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER payment_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON payment
FOR EACH STATEMENT EXECUTE FUNCTION payment_is_append_only();
--@both
