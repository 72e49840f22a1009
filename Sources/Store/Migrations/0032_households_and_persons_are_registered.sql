-- 名册: households and persons of a county. What names a person is sealed with a key that lies outside the database; digests made with
-- that key find him by exact match. Parted by county, so that one county's questions touch one part.
CREATE TABLE register_household (
  county TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id <> ''),
  division TEXT NOT NULL CHECK (division <> ''),
  -- 户编号
  number TEXT NOT NULL CHECK (number <> ''),
  PRIMARY KEY (county, id),
  UNIQUE (county, number)
--@sqlite
) STRICT;
--@postgresql
) PARTITION BY HASH (county);

CREATE TABLE register_household_00 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE register_household_01 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE register_household_02 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE register_household_03 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE register_household_04 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE register_household_05 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE register_household_06 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE register_household_07 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE register_household_08 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE register_household_09 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE register_household_10 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE register_household_11 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE register_household_12 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE register_household_13 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE register_household_14 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE register_household_15 PARTITION OF register_household FOR VALUES WITH (MODULUS 16, REMAINDER 15);
--@both

-- 户状态: rows are added and never changed.
CREATE TABLE register_status (
  county TEXT NOT NULL,
  household TEXT NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('outOfPoverty', 'unstable', 'marginal', 'suddenHardship', 'ordinary')),
  since TEXT NOT NULL CHECK (length(since) = 10),
  -- Names of risks with blanks between.
  risks TEXT NOT NULL,
  eliminated_on TEXT CHECK (length(eliminated_on) = 10),
  recorded_at TEXT NOT NULL CHECK (recorded_at <> ''),
  recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
  PRIMARY KEY (county, household, ordering),
  FOREIGN KEY (county, household) REFERENCES register_household (county, id)
--@sqlite
) STRICT;
--@postgresql
) PARTITION BY HASH (county);

CREATE TABLE register_status_00 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE register_status_01 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE register_status_02 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE register_status_03 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE register_status_04 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE register_status_05 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE register_status_06 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE register_status_07 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE register_status_08 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE register_status_09 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE register_status_10 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE register_status_11 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE register_status_12 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE register_status_13 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE register_status_14 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE register_status_15 PARTITION OF register_status FOR VALUES WITH (MODULUS 16, REMAINDER 15);
--@both

-- 在册人员: `sealed` holds name, numbers and telephone; all that is sealed or digested goes when he is erased.
CREATE TABLE register_person (
  county TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id <> ''),
  household TEXT NOT NULL,
  relation TEXT NOT NULL CHECK (relation <> ''),
  labour TEXT CHECK (labour <> ''),
  schooling TEXT NOT NULL,
  work TEXT NOT NULL,
  sealed BLOB,
  key_id TEXT CHECK (key_id <> ''),
  id_digest TEXT CHECK (length(id_digest) = 64),
  card_digest TEXT CHECK (length(card_digest) = 64),
  name_digest TEXT CHECK (length(name_digest) = 64),
  content_digest TEXT CHECK (length(content_digest) = 64),
  erased_at TEXT CHECK (erased_at <> ''),
  PRIMARY KEY (county, id),
  UNIQUE (county, id_digest),
  CONSTRAINT register_person_is_sealed_or_erased CHECK (
    (erased_at IS NULL AND sealed IS NOT NULL AND key_id IS NOT NULL AND id_digest IS NOT NULL AND name_digest IS NOT NULL
      AND content_digest IS NOT NULL)
    OR (erased_at IS NOT NULL AND sealed IS NULL AND key_id IS NULL AND id_digest IS NULL AND card_digest IS NULL
      AND name_digest IS NULL AND content_digest IS NULL)),
  FOREIGN KEY (county, household) REFERENCES register_household (county, id)
--@sqlite
) STRICT;
--@postgresql
) PARTITION BY HASH (county);

CREATE TABLE register_person_00 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE register_person_01 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE register_person_02 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE register_person_03 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE register_person_04 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE register_person_05 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE register_person_06 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE register_person_07 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE register_person_08 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE register_person_09 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE register_person_10 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE register_person_11 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE register_person_12 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE register_person_13 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE register_person_14 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE register_person_15 PARTITION OF register_person FOR VALUES WITH (MODULUS 16, REMAINDER 15);
--@both

CREATE INDEX register_person_of_household ON register_person (county, household);
CREATE INDEX register_person_by_card ON register_person (county, card_digest);
CREATE INDEX register_person_by_name ON register_person (county, name_digest);
CREATE INDEX register_person_by_key ON register_person (county, key_id);

--@sqlite
CREATE TRIGGER register_status_is_not_updated BEFORE UPDATE ON register_status
BEGIN
  SELECT RAISE(ABORT, 'register_status_is_append_only');
END;

CREATE TRIGGER register_status_is_not_deleted BEFORE DELETE ON register_status
BEGIN
  SELECT RAISE(ABORT, 'register_status_is_append_only');
END;
--@postgresql
CREATE FUNCTION register_status_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'register_status_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- By row, so that it holds on each partition as well.
CREATE TRIGGER register_status_is_not_changed BEFORE UPDATE OR DELETE ON register_status
FOR EACH ROW EXECUTE FUNCTION register_status_is_append_only();
--@both
