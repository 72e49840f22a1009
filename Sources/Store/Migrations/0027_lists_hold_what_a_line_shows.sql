-- The list of payments holds all that a line of it shows and an export writes, so that a page is one walk along an index. The table is
-- made anew: it follows the table of payments and holds nothing that is not there.
DROP TABLE standing_payment;

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
  is_date_assumed INTEGER NOT NULL,
  -- Empty where unknown.
  payees TEXT NOT NULL,
  nature TEXT NOT NULL,
  reach TEXT NOT NULL,
  function_code TEXT NOT NULL,
  economic_code TEXT NOT NULL,
  fund TEXT NOT NULL,
  PRIMARY KEY (county, id)
) STRICT;

INSERT INTO standing_payment (
  county, id, entry, year, department, project, date, recipients, amount, voucher, allotment, purpose,
  is_date_assumed, payees, nature, reach, function_code, economic_code, fund)
SELECT payment.county, payment.id, payment.entry, payment.year, COALESCE(project.department_id, payment.department),
  COALESCE(payment.project, ''), COALESCE(payment.date, ''), COALESCE(payment.payees_unit, ''), payment.amount, payment.voucher,
  COALESCE(payment.allotment, ''), payment.purpose, payment.is_date_assumed, COALESCE(payment.payees, ''),
  COALESCE(payment.nature, ''), payment.reach, COALESCE(payment.function_code, ''), COALESCE(payment.economic_code, ''),
  COALESCE(payment.fund, '')
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
DROP TRIGGER payment_is_listed;

CREATE TRIGGER payment_is_listed AFTER INSERT ON payment WHEN NEW.is_reversal = 0
BEGIN
  INSERT OR REPLACE INTO standing_payment (
    county, id, entry, year, department, project, date, recipients, amount, voucher, allotment, purpose,
    is_date_assumed, payees, nature, reach, function_code, economic_code, fund)
  VALUES (
    NEW.county, NEW.id, NEW.entry, NEW.year, COALESCE((SELECT department_id FROM project WHERE id = NEW.project), NEW.department),
    COALESCE(NEW.project, ''), COALESCE(NEW.date, ''), COALESCE(NEW.payees_unit, ''), NEW.amount, NEW.voucher,
    COALESCE(NEW.allotment, ''), NEW.purpose, NEW.is_date_assumed, COALESCE(NEW.payees, ''), COALESCE(NEW.nature, ''), NEW.reach,
    COALESCE(NEW.function_code, ''), COALESCE(NEW.economic_code, ''), COALESCE(NEW.fund, ''));
END;
--@postgresql
CREATE OR REPLACE FUNCTION payment_is_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM standing_payment WHERE county = NEW.county AND id = NEW.id;
  IF NEW.is_reversal = 0 THEN
    INSERT INTO standing_payment (
      county, id, entry, year, department, project, date, recipients, amount, voucher, allotment, purpose,
      is_date_assumed, payees, nature, reach, function_code, economic_code, fund)
    VALUES (
      NEW.county, NEW.id, NEW.entry, NEW.year, COALESCE((SELECT department_id FROM project WHERE id = NEW.project), NEW.department),
      COALESCE(NEW.project, ''), COALESCE(NEW.date, ''), COALESCE(NEW.payees_unit, ''), NEW.amount, NEW.voucher,
      COALESCE(NEW.allotment, ''), NEW.purpose, NEW.is_date_assumed, COALESCE(NEW.payees, ''), COALESCE(NEW.nature, ''), NEW.reach,
      COALESCE(NEW.function_code, ''), COALESCE(NEW.economic_code, ''), COALESCE(NEW.fund, ''));
  END IF;
  RETURN NULL;
END
$$;
--@both
