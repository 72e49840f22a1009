-- The list of payments: of each payment the line that stands, with what lists ask for and sums. It follows the table of payments by itself
-- and holds nothing that is not there; whoever reads a figure of a form or of the accounts reads the payments.
CREATE TABLE standing_payment (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  entry INTEGER NOT NULL,
  year INTEGER NOT NULL,
  -- Of the project, else of the books: whose payment it is.
  department TEXT NOT NULL,
  -- Empty where none is named, where the day is unknown, where nobody was counted.
  project TEXT NOT NULL,
  date TEXT NOT NULL,
  recipients TEXT NOT NULL,
  amount INTEGER NOT NULL,
  voucher TEXT NOT NULL,
  allotment TEXT NOT NULL,
  purpose TEXT NOT NULL,
  PRIMARY KEY (county, id)
) STRICT;

INSERT INTO standing_payment (
  county, id, entry, year, department, project, date, recipients, amount, voucher, allotment, purpose)
SELECT payment.county, payment.id, payment.entry, payment.year, COALESCE(project.department_id, payment.department),
  COALESCE(payment.project, ''), COALESCE(payment.date, ''), COALESCE(payment.payees_unit, ''), payment.amount, payment.voucher,
  COALESCE(payment.allotment, ''), payment.purpose
FROM payment LEFT JOIN project ON project.id = payment.project
WHERE payment.is_reversal = 0 AND NOT EXISTS (
  SELECT 1 FROM payment AS later WHERE later.county = payment.county AND later.id = payment.id AND later.entry > payment.entry);

-- By order of a list; the columns behind the order answer conditions, counts and sums without the table.
CREATE INDEX standing_payment_by_county_and_date ON standing_payment (county, date, id, recipients, year, department, amount);
CREATE INDEX standing_payment_by_county_and_amount ON standing_payment (county, amount, id, recipients, year, department);
CREATE INDEX standing_payment_by_project ON standing_payment (county, project, date, id, recipients, year, department, amount);
CREATE INDEX standing_payment_by_date ON standing_payment (date, county, id, recipients, year, department, amount);
CREATE INDEX standing_payment_by_amount ON standing_payment (amount, county, id, recipients, year, department);

--@sqlite
CREATE TRIGGER payment_is_listed AFTER INSERT ON payment WHEN NEW.is_reversal = 0
BEGIN
  INSERT OR REPLACE INTO standing_payment (
    county, id, entry, year, department, project, date, recipients, amount, voucher, allotment, purpose)
  VALUES (
    NEW.county, NEW.id, NEW.entry, NEW.year, COALESCE((SELECT department_id FROM project WHERE id = NEW.project), NEW.department),
    COALESCE(NEW.project, ''), COALESCE(NEW.date, ''), COALESCE(NEW.payees_unit, ''), NEW.amount, NEW.voucher,
    COALESCE(NEW.allotment, ''), NEW.purpose);
END;

CREATE TRIGGER payment_that_is_reversed_is_not_listed AFTER INSERT ON payment WHEN NEW.is_reversal = 1
BEGIN
  DELETE FROM standing_payment WHERE county = NEW.county AND id = NEW.id;
END;

CREATE TRIGGER payments_follow_their_project AFTER UPDATE OF department_id ON project
WHEN NEW.department_id IS NOT OLD.department_id
BEGIN
  UPDATE standing_payment SET department = NEW.department_id WHERE county = NEW.county AND project = NEW.id;
END;
--@postgresql
CREATE FUNCTION payment_is_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM standing_payment WHERE county = NEW.county AND id = NEW.id;
  IF NEW.is_reversal = 0 THEN
    INSERT INTO standing_payment (
      county, id, entry, year, department, project, date, recipients, amount, voucher, allotment, purpose)
    VALUES (
      NEW.county, NEW.id, NEW.entry, NEW.year, COALESCE((SELECT department_id FROM project WHERE id = NEW.project), NEW.department),
      COALESCE(NEW.project, ''), COALESCE(NEW.date, ''), COALESCE(NEW.payees_unit, ''), NEW.amount, NEW.voucher,
      COALESCE(NEW.allotment, ''), NEW.purpose);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER payment_is_listed AFTER INSERT ON payment
FOR EACH ROW EXECUTE FUNCTION payment_is_listed();

CREATE FUNCTION payments_follow_their_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE standing_payment SET department = NEW.department_id WHERE county = NEW.county AND project = NEW.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER payments_follow_their_project AFTER UPDATE OF department_id ON project
FOR EACH ROW WHEN (NEW.department_id IS DISTINCT FROM OLD.department_id) EXECUTE FUNCTION payments_follow_their_project();
--@both
