-- An approved target sheet is frozen: it may only close, and a change makes a new version (目标调整).
-- A published self-evaluation is frozen for good. The lines of a frozen record are frozen with it; a record is sealed after its lines are in.
--@sqlite
CREATE TRIGGER approved_target_sheet_is_not_updated BEFORE UPDATE OF
  id, project, county, version, layout, objective, unit, conclusion_grade, conclusion_opinion, conclusion_reviewer, conclusion_at,
  adjustment_reason, cited_paper, cited_lines ON performance_target_sheet
WHEN OLD.state IN ('approved', 'closed')
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER approved_target_sheet_only_closes BEFORE UPDATE OF state ON performance_target_sheet
WHEN OLD.state IN ('approved', 'closed') AND NOT (OLD.state = 'approved' AND NEW.state = 'closed')
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER approved_target_sheet_is_not_deleted BEFORE DELETE ON performance_target_sheet
WHEN OLD.state IN ('approved', 'closed')
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER published_self_evaluation_is_not_updated BEFORE UPDATE ON self_evaluation
WHEN OLD.state = 'published'
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;

CREATE TRIGGER published_self_evaluation_is_not_deleted BEFORE DELETE ON self_evaluation
WHEN OLD.state = 'published'
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;

CREATE TRIGGER indicator_of_approved_sheet_is_not_inserted BEFORE INSERT ON indicator
WHEN EXISTS (SELECT 1 FROM performance_target_sheet WHERE id IN (NEW.target_sheet) AND state IN ('approved', 'closed'))
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER indicator_of_approved_sheet_is_not_updated BEFORE UPDATE ON indicator
WHEN EXISTS (SELECT 1 FROM performance_target_sheet WHERE id IN (OLD.target_sheet, NEW.target_sheet) AND state IN ('approved', 'closed'))
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER indicator_of_approved_sheet_is_not_deleted BEFORE DELETE ON indicator
WHEN EXISTS (SELECT 1 FROM performance_target_sheet WHERE id IN (OLD.target_sheet) AND state IN ('approved', 'closed'))
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER fund_row_of_approved_sheet_is_not_inserted BEFORE INSERT ON fund_row
WHEN EXISTS (SELECT 1 FROM performance_target_sheet WHERE id IN (NEW.target_sheet) AND state IN ('approved', 'closed'))
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER fund_row_of_approved_sheet_is_not_updated BEFORE UPDATE ON fund_row
WHEN EXISTS (SELECT 1 FROM performance_target_sheet WHERE id IN (OLD.target_sheet, NEW.target_sheet) AND state IN ('approved', 'closed'))
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER fund_row_of_approved_sheet_is_not_deleted BEFORE DELETE ON fund_row
WHEN EXISTS (SELECT 1 FROM performance_target_sheet WHERE id IN (OLD.target_sheet) AND state IN ('approved', 'closed'))
BEGIN
  SELECT RAISE(ABORT, 'approved_target_sheet_is_immutable');
END;

CREATE TRIGGER self_evaluation_row_of_published_evaluation_is_not_inserted BEFORE INSERT ON self_evaluation_row
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (NEW.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;

CREATE TRIGGER self_evaluation_row_of_published_evaluation_is_not_updated BEFORE UPDATE ON self_evaluation_row
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (OLD.self_evaluation, NEW.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;

CREATE TRIGGER self_evaluation_row_of_published_evaluation_is_not_deleted BEFORE DELETE ON self_evaluation_row
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (OLD.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
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

CREATE TRIGGER fund_row_of_published_evaluation_is_not_inserted BEFORE INSERT ON fund_row
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (NEW.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;

CREATE TRIGGER fund_row_of_published_evaluation_is_not_updated BEFORE UPDATE ON fund_row
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (OLD.self_evaluation, NEW.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;

CREATE TRIGGER fund_row_of_published_evaluation_is_not_deleted BEFORE DELETE ON fund_row
WHEN EXISTS (SELECT 1 FROM self_evaluation WHERE id IN (OLD.self_evaluation) AND state IN ('published'))
BEGIN
  SELECT RAISE(ABORT, 'published_self_evaluation_is_immutable');
END;
--@postgresql
CREATE FUNCTION approved_target_sheet_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unchanged performance_target_sheet%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    unchanged := NEW;
    unchanged.state := OLD.state;
    IF unchanged IS NOT DISTINCT FROM OLD AND OLD.state = 'approved' AND NEW.state = 'closed' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'approved_target_sheet_is_immutable' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER approved_target_sheet_is_immutable BEFORE UPDATE OR DELETE ON performance_target_sheet
FOR EACH ROW WHEN (OLD.state IN ('approved', 'closed')) EXECUTE FUNCTION approved_target_sheet_is_immutable();

CREATE FUNCTION line_of_approved_target_sheet_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM performance_target_sheet
    WHERE id IN (OLD.target_sheet, NEW.target_sheet) AND state IN ('approved', 'closed')
  ) THEN
    RAISE EXCEPTION 'approved_target_sheet_is_immutable' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END
$$;

CREATE TRIGGER indicator_of_approved_sheet_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON indicator
FOR EACH ROW EXECUTE FUNCTION line_of_approved_target_sheet_is_immutable();

CREATE TRIGGER fund_row_of_approved_sheet_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON fund_row
FOR EACH ROW EXECUTE FUNCTION line_of_approved_target_sheet_is_immutable();

CREATE FUNCTION published_self_evaluation_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'published_self_evaluation_is_immutable' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER published_self_evaluation_is_immutable BEFORE UPDATE OR DELETE ON self_evaluation
FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION published_self_evaluation_is_immutable();

CREATE FUNCTION line_of_published_self_evaluation_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM self_evaluation WHERE id IN (OLD.self_evaluation, NEW.self_evaluation) AND state = 'published'
  ) THEN
    RAISE EXCEPTION 'published_self_evaluation_is_immutable' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END
$$;

CREATE TRIGGER row_of_published_self_evaluation_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON self_evaluation_row
FOR EACH ROW EXECUTE FUNCTION line_of_published_self_evaluation_is_immutable();

CREATE TRIGGER payment_of_published_self_evaluation_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON actual_payment
FOR EACH ROW EXECUTE FUNCTION line_of_published_self_evaluation_is_immutable();

CREATE TRIGGER fund_row_of_published_self_evaluation_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON fund_row
FOR EACH ROW EXECUTE FUNCTION line_of_published_self_evaluation_is_immutable();

-- Emptying a whole table would pass the row triggers.
CREATE FUNCTION record_table_is_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'record_table_is_not_emptied' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER performance_target_sheet_is_not_emptied BEFORE TRUNCATE ON performance_target_sheet
FOR EACH STATEMENT EXECUTE FUNCTION record_table_is_not_emptied();

CREATE TRIGGER indicator_is_not_emptied BEFORE TRUNCATE ON indicator
FOR EACH STATEMENT EXECUTE FUNCTION record_table_is_not_emptied();

CREATE TRIGGER self_evaluation_is_not_emptied BEFORE TRUNCATE ON self_evaluation
FOR EACH STATEMENT EXECUTE FUNCTION record_table_is_not_emptied();

CREATE TRIGGER self_evaluation_row_is_not_emptied BEFORE TRUNCATE ON self_evaluation_row
FOR EACH STATEMENT EXECUTE FUNCTION record_table_is_not_emptied();

CREATE TRIGGER actual_payment_is_not_emptied BEFORE TRUNCATE ON actual_payment
FOR EACH STATEMENT EXECUTE FUNCTION record_table_is_not_emptied();

CREATE TRIGGER fund_row_is_not_emptied BEFORE TRUNCATE ON fund_row
FOR EACH STATEMENT EXECUTE FUNCTION record_table_is_not_emptied();
--@both
