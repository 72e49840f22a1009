-- 记录链: what was written for a county, in its order. A link holds the digest of the row that was written and the digest of the link
-- before, so that a row which is changed, taken out, put in or moved later does not fit any more. One chain a county, so that writers of
-- different counties do not wait for each other; '' is the chain of what belongs to no county. How digests are made: docs/CHAIN.md.
CREATE TABLE chain_link (
  county TEXT NOT NULL,
  -- 1, 2, … without gaps
  number INTEGER NOT NULL CHECK (number >= 1),
  -- What was written: auditEntry, payment, transitionRecord, finalAccountsStep, publishedSet, weighedPaper.
  kind TEXT NOT NULL CHECK (kind <> ''),
  -- The key of the row; `part` is its number where a key has one, else 0.
  key TEXT NOT NULL CHECK (key <> ''),
  part INTEGER NOT NULL CHECK (part >= 0),
  algorithm TEXT NOT NULL CHECK (algorithm IN ('sha256', 'sm3')),
  -- Of the row, of the link before (64 times 0 for the first), and of this link: hexadecimal.
  content TEXT NOT NULL CHECK (length(content) = 64),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  PRIMARY KEY (county, number),
  UNIQUE (county, kind, key, part)
--@sqlite
) STRICT;
--@postgresql
) PARTITION BY HASH (county);

CREATE TABLE chain_link_00 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE chain_link_01 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE chain_link_02 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE chain_link_03 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE chain_link_04 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE chain_link_05 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE chain_link_06 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE chain_link_07 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE chain_link_08 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE chain_link_09 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE chain_link_10 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE chain_link_11 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE chain_link_12 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE chain_link_13 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE chain_link_14 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE chain_link_15 PARTITION OF chain_link FOR VALUES WITH (MODULUS 16, REMAINDER 15);
--@both

-- 链头: the last link of each chain.
CREATE TABLE chain_head (
  county TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL CHECK (number >= 1),
  digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;

--@sqlite
CREATE TRIGGER chain_link_is_not_updated BEFORE UPDATE ON chain_link
BEGIN
  SELECT RAISE(ABORT, 'chain_link_is_append_only');
END;

CREATE TRIGGER chain_link_is_not_deleted BEFORE DELETE ON chain_link
BEGIN
  SELECT RAISE(ABORT, 'chain_link_is_append_only');
END;

CREATE TRIGGER chain_head_only_goes_on BEFORE UPDATE ON chain_head WHEN NEW.number < OLD.number OR NEW.county <> OLD.county
BEGIN
  SELECT RAISE(ABORT, 'chain_head_only_goes_on');
END;

CREATE TRIGGER chain_head_is_not_deleted BEFORE DELETE ON chain_head
BEGIN
  SELECT RAISE(ABORT, 'chain_head_only_goes_on');
END;
--@postgresql
CREATE FUNCTION chain_link_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'chain_link_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- By row, so that it holds on each partition as well.
CREATE TRIGGER chain_link_is_not_changed BEFORE UPDATE OR DELETE ON chain_link
FOR EACH ROW EXECUTE FUNCTION chain_link_is_append_only();

CREATE TRIGGER chain_link_is_not_emptied BEFORE TRUNCATE ON chain_link
FOR EACH STATEMENT EXECUTE FUNCTION chain_link_is_append_only();

DO $$
DECLARE part regclass;
BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'chain_link'::regclass LOOP
    EXECUTE format(
      'CREATE TRIGGER chain_link_is_not_emptied BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION chain_link_is_append_only()', part);
  END LOOP;
END
$$;

CREATE FUNCTION chain_head_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'chain_head_only_goes_on' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER chain_head_only_goes_on BEFORE UPDATE ON chain_head FOR EACH ROW
WHEN (NEW.number < OLD.number OR NEW.county <> OLD.county) EXECUTE FUNCTION chain_head_only_goes_on();

CREATE TRIGGER chain_head_is_not_deleted BEFORE DELETE OR TRUNCATE ON chain_head
FOR EACH STATEMENT EXECUTE FUNCTION chain_head_only_goes_on();
--@both
