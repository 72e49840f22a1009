-- 资金行: a money row of one of three forms. Its owner is the one column of three that is filled.
-- A cell is 'value:…' with the printed digits and unit (value:6.5904万元), or one of the three words that mean no value.
CREATE TABLE fund_row (
  project TEXT NOT NULL,
  target_sheet TEXT,
  monitoring_report TEXT,
  self_evaluation TEXT,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('total', 'fiscalAppropriation', 'carriedOver', 'otherFunds')),
  initial_budget TEXT NOT NULL CHECK (
    initial_budget IN ('blank', 'unfilled', 'notApplicable') OR substr(initial_budget, 1, 6) = 'value:'),
  revised_budget TEXT NOT NULL CHECK (
    revised_budget IN ('blank', 'unfilled', 'notApplicable') OR substr(revised_budget, 1, 6) = 'value:'),
  outturn TEXT NOT NULL CHECK (outturn IN ('blank', 'unfilled', 'notApplicable') OR substr(outturn, 1, 6) = 'value:'),
  rate TEXT NOT NULL CHECK (rate IN ('blank', 'unfilled', 'notApplicable') OR substr(rate, 1, 6) = 'value:'),
  weight TEXT NOT NULL CHECK (weight IN ('blank', 'unfilled', 'notApplicable') OR substr(weight, 1, 6) = 'value:'),
  score TEXT NOT NULL CHECK (score IN ('blank', 'unfilled', 'notApplicable') OR substr(score, 1, 6) = 'value:'),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  CONSTRAINT fund_row_has_one_owner CHECK (
    (CASE WHEN target_sheet IS NULL THEN 0 ELSE 1 END)
    + (CASE WHEN monitoring_report IS NULL THEN 0 ELSE 1 END)
    + (CASE WHEN self_evaluation IS NULL THEN 0 ELSE 1 END) = 1),
  UNIQUE (target_sheet, ordering),
  UNIQUE (monitoring_report, ordering),
  UNIQUE (self_evaluation, ordering),
  FOREIGN KEY (target_sheet, project) REFERENCES performance_target_sheet (id, project),
  FOREIGN KEY (monitoring_report, project) REFERENCES monitoring_report (id, project),
  FOREIGN KEY (self_evaluation, project) REFERENCES self_evaluation (id, project)
) STRICT;

CREATE INDEX fund_row_of_project ON fund_row (project, ordering);
