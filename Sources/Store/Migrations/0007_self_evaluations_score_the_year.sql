-- 项目支出绩效自评表
CREATE TABLE self_evaluation (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  project TEXT NOT NULL,
  county TEXT NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  target_sheet TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('元', '万元', '亿元')),
  objective TEXT NOT NULL,
  achievement TEXT NOT NULL,
  printed_total TEXT NOT NULL CHECK (
    printed_total IN ('blank', 'unfilled', 'notApplicable') OR substr(printed_total, 1, 6) = 'value:'),
  self_grade TEXT CHECK (self_grade IN ('优', '良', '中', '差')),
  review_grade TEXT CHECK (review_grade IN ('优', '良', '中', '差')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'departmentReviewed', 'financeChecked', 'published')),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  UNIQUE (project, ordering),
  UNIQUE (id, project),
  UNIQUE (id, target_sheet, project),
  FOREIGN KEY (project, county) REFERENCES project (id, county),
  FOREIGN KEY (target_sheet, project) REFERENCES performance_target_sheet (id, project)
) STRICT;

CREATE INDEX self_evaluation_of_target_sheet ON self_evaluation (target_sheet);

-- One indicator in a self-evaluation.
CREATE TABLE self_evaluation_row (
  project TEXT NOT NULL,
  self_evaluation TEXT NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  target_sheet TEXT NOT NULL,
  indicator TEXT NOT NULL,
  actual TEXT NOT NULL,
  -- 佐证来源: typed in, counted from payments (actual_payment), or a survey.
  actual_source TEXT NOT NULL CHECK (actual_source IN ('typed', 'payments', 'survey')),
  surveyed INTEGER CHECK (surveyed >= 0),
  satisfied INTEGER CHECK (satisfied >= 0),
  weight TEXT NOT NULL CHECK (weight <> ''),
  printed_score TEXT NOT NULL CHECK (
    printed_score IN ('blank', 'unfilled', 'notApplicable') OR substr(printed_score, 1, 6) = 'value:'),
  coefficient TEXT CHECK (coefficient <> ''),
  is_target_too_low INTEGER NOT NULL CHECK (is_target_too_low IN (0, 1)),
  deviation TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  CONSTRAINT actual_survey_has_both_counts CHECK (
    (actual_source = 'survey') = (surveyed IS NOT NULL) AND (actual_source = 'survey') = (satisfied IS NOT NULL)),
  CONSTRAINT actual_survey_is_plausible CHECK (satisfied <= surveyed),
  PRIMARY KEY (project, self_evaluation, ordering),
  UNIQUE (self_evaluation, indicator),
  FOREIGN KEY (self_evaluation, target_sheet, project) REFERENCES self_evaluation (id, target_sheet, project),
  -- Deferred, because a draft sheet is replaced with all its indicators at once.
  FOREIGN KEY (target_sheet, indicator) REFERENCES indicator (target_sheet, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX self_evaluation_row_of_indicator ON self_evaluation_row (target_sheet, indicator);

-- The payments from which an actual value was counted.
CREATE TABLE actual_payment (
  project TEXT NOT NULL,
  self_evaluation TEXT NOT NULL,
  row_ordering INTEGER NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  payment TEXT NOT NULL,
  PRIMARY KEY (project, self_evaluation, row_ordering, ordering),
  FOREIGN KEY (project, self_evaluation, row_ordering) REFERENCES self_evaluation_row (project, self_evaluation, ordering),
  FOREIGN KEY (payment, project) REFERENCES payment (id, project)
) STRICT;

CREATE INDEX actual_payment_of_payment ON actual_payment (payment);
