-- Final accounts, with their disclosures and published sets, and projects name their department by its id. The names in these tables
-- stay what the papers called it; what a department is called in a year is read from department_name.

-- Departments that only papers named until now.
CREATE TABLE named_department AS
SELECT county, year, department AS name FROM final_accounts
UNION
SELECT county, year, CASE WHEN trim(supervising_department) <> '' THEN supervising_department
  WHEN trim(implementing_unit) <> '' THEN implementing_unit ELSE '未注明部门' END FROM project
WHERE NOT EXISTS (SELECT 1 FROM payment WHERE payment.county = project.county AND payment.project = project.id);

INSERT INTO department (id, county)
SELECT DISTINCT county || '.' || name, county FROM named_department
WHERE NOT EXISTS (
    SELECT 1 FROM department_name WHERE department_name.county = named_department.county AND department_name.name = named_department.name)
  AND NOT EXISTS (SELECT 1 FROM department WHERE department.id = named_department.county || '.' || named_department.name);

INSERT INTO department_name (department, county, since, name)
SELECT id, county, '', substr(id, length(county) + 2) FROM department
WHERE NOT EXISTS (SELECT 1 FROM department_name WHERE department_name.department = department.id);

-- Whom a name meant in a year: who bore it at the end of the year, else who was registered under it, else who ever bore it.
CREATE TABLE meant_department AS
SELECT county, year, name, COALESCE(
  (SELECT min(borne.department) FROM department_name AS borne
   WHERE borne.county = named_department.county AND borne.name = named_department.name AND borne.since = (
     SELECT max(dated.since) FROM department_name AS dated
     WHERE dated.department = borne.department AND dated.since <= CAST(named_department.year AS TEXT) || '-12-31')),
  (SELECT department.id FROM department WHERE department.id = named_department.county || '.' || named_department.name),
  (SELECT min(ever.department) FROM department_name AS ever
   WHERE ever.county = named_department.county AND ever.name = named_department.name)) AS department
FROM named_department;

ALTER TABLE final_accounts ADD COLUMN department_id TEXT REFERENCES department (id);
ALTER TABLE project ADD COLUMN department_id TEXT REFERENCES department (id);

UPDATE final_accounts SET department_id = (
  SELECT meant_department.department FROM meant_department
  WHERE meant_department.county = final_accounts.county AND meant_department.year = final_accounts.year
    AND meant_department.name = final_accounts.department);

-- A project that was paid for belongs to the books that paid; another to the department that its papers name.
UPDATE project SET department_id = COALESCE((
  SELECT min(payment.department) FROM payment WHERE payment.county = project.county AND payment.project = project.id), (
  SELECT meant_department.department FROM meant_department
  WHERE meant_department.county = project.county AND meant_department.year = project.year
    AND meant_department.name = CASE WHEN trim(project.supervising_department) <> '' THEN project.supervising_department
      WHEN trim(project.implementing_unit) <> '' THEN project.implementing_unit ELSE '未注明部门' END));

DROP TABLE meant_department;
DROP TABLE named_department;

CREATE UNIQUE INDEX final_accounts_of_department ON final_accounts (county, year, department_id);

--@sqlite
-- SQLite adds no column that must be filled.
CREATE TRIGGER final_accounts_name_a_department BEFORE INSERT ON final_accounts
WHEN NOT EXISTS (SELECT 1 FROM department WHERE id = NEW.department_id AND county = NEW.county)
BEGIN
  SELECT RAISE(ABORT, 'final_accounts_name_a_department');
END;

CREATE TRIGGER final_accounts_keep_their_department BEFORE UPDATE OF department_id ON final_accounts
WHEN NEW.department_id IS NOT OLD.department_id
BEGIN
  SELECT RAISE(ABORT, 'final_accounts_keep_their_department');
END;

CREATE TRIGGER project_names_a_department BEFORE INSERT ON project
WHEN NOT EXISTS (SELECT 1 FROM department WHERE id = NEW.department_id AND county = NEW.county)
BEGIN
  SELECT RAISE(ABORT, 'project_names_a_department');
END;
--@postgresql
ALTER TABLE final_accounts ALTER COLUMN department_id SET NOT NULL;
ALTER TABLE final_accounts ADD CONSTRAINT final_accounts_name_a_department
  FOREIGN KEY (department_id, county) REFERENCES department (id, county);
ALTER TABLE project ALTER COLUMN department_id SET NOT NULL;
ALTER TABLE project ADD CONSTRAINT project_names_a_department FOREIGN KEY (department_id, county) REFERENCES department (id, county);

CREATE FUNCTION final_accounts_keep_their_department() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'final_accounts_keep_their_department' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER final_accounts_keep_their_department BEFORE UPDATE OF department_id ON final_accounts
FOR EACH ROW WHEN (NEW.department_id IS DISTINCT FROM OLD.department_id) EXECUTE FUNCTION final_accounts_keep_their_department();
--@both
