-- 绩效目标表: one version of a project's promise.
CREATE TABLE performance_target_sheet (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  project TEXT NOT NULL,
  county TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  layout TEXT NOT NULL CHECK (layout IN ('ningxia', 'hebei')),
  objective TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('元', '万元', '亿元')),
  state TEXT NOT NULL CHECK (
    state IN ('draft', 'submitted', 'departmentReviewed', 'financeReviewed', 'approved', 'adjusting', 'closed')),
  -- 审核结论: all four or none.
  conclusion_grade TEXT CHECK (conclusion_grade IN ('优', '良', '中', '差')),
  conclusion_opinion TEXT,
  conclusion_reviewer TEXT,
  conclusion_at TEXT CHECK (length(conclusion_at) = 20 AND substr(conclusion_at, 11, 1) = 'T' AND substr(conclusion_at, 20, 1) = 'Z'),
  adjustment_reason TEXT,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  CONSTRAINT target_sheet_conclusion_is_whole CHECK (
    (conclusion_grade IS NULL) = (conclusion_opinion IS NULL)
    AND (conclusion_grade IS NULL) = (conclusion_reviewer IS NULL)
    AND (conclusion_grade IS NULL) = (conclusion_at IS NULL)),
  UNIQUE (project, version),
  UNIQUE (id, project),
  FOREIGN KEY (project, county) REFERENCES project (id, county)
) STRICT;

-- 绩效指标: the next version of a sheet keeps the ids of its indicators.
CREATE TABLE indicator (
  project TEXT NOT NULL,
  target_sheet TEXT NOT NULL,
  -- Place on the sheet, from 0.
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  id TEXT NOT NULL CHECK (id <> ''),
  level1 TEXT NOT NULL CHECK (level1 IN ('input', 'cost', 'output', 'outcome', 'satisfaction')),
  level2 TEXT NOT NULL CHECK (
    level2 IN (
      'quantity', 'quality', 'timeliness', 'cost', 'economic', 'social', 'ecological', 'sustainability', 'satisfaction')),
  -- Empty on a row that the form keeps without an indicator.
  name TEXT NOT NULL,
  definition TEXT,
  -- 年度指标值 as printed.
  target TEXT NOT NULL,
  basis TEXT,
  direction TEXT CHECK (direction IN ('increasing', 'decreasing', 'equal', 'range', 'qualitative', 'date', 'boolean')),
  weight TEXT CHECK (weight <> ''),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (project, target_sheet, ordering),
  UNIQUE (target_sheet, id),
  FOREIGN KEY (target_sheet, project) REFERENCES performance_target_sheet (id, project)
) STRICT;
