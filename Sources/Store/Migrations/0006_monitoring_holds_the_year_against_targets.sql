-- 绩效运行监控表: one for a project and round.
CREATE TABLE monitoring_report (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  project TEXT NOT NULL,
  county TEXT NOT NULL,
  target_sheet TEXT NOT NULL,
  round INTEGER NOT NULL CHECK (round > 0),
  period_year INTEGER NOT NULL CHECK (period_year BETWEEN 1949 AND 2100),
  first_month INTEGER NOT NULL CHECK (first_month BETWEEN 1 AND 12),
  last_month INTEGER NOT NULL CHECK (last_month BETWEEN 1 AND 12),
  layout TEXT NOT NULL CHECK (layout IN ('A', 'B')),
  objective TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('元', '万元', '亿元')),
  state TEXT NOT NULL CHECK (state IN ('notStarted', 'draft', 'submitted', 'reviewed', 'issuedFindings', 'rectified')),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  CONSTRAINT monitoring_period_runs_forward CHECK (first_month <= last_month),
  UNIQUE (project, round),
  UNIQUE (id, project),
  UNIQUE (id, target_sheet, project),
  FOREIGN KEY (project, county) REFERENCES project (id, county),
  FOREIGN KEY (target_sheet, project) REFERENCES performance_target_sheet (id, project)
) STRICT;

CREATE INDEX monitoring_report_of_target_sheet ON monitoring_report (target_sheet);

-- One indicator in one round.
CREATE TABLE monitoring_row (
  project TEXT NOT NULL,
  report TEXT NOT NULL,
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  target_sheet TEXT NOT NULL,
  indicator TEXT NOT NULL,
  value_to_date TEXT NOT NULL,
  forecast TEXT NOT NULL,
  cause TEXT NOT NULL,
  -- 偏差原因类别, joined by 、 in the order of the form.
  causes TEXT NOT NULL,
  likelihood TEXT NOT NULL,
  corrective_action TEXT NOT NULL,
  remark TEXT NOT NULL,
  merged_rows INTEGER NOT NULL CHECK (merged_rows >= 0),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (project, report, ordering),
  UNIQUE (report, indicator),
  FOREIGN KEY (report, target_sheet, project) REFERENCES monitoring_report (id, target_sheet, project),
  -- Deferred, because a draft sheet is replaced with all its indicators at once.
  FOREIGN KEY (target_sheet, indicator) REFERENCES indicator (target_sheet, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX monitoring_row_of_indicator ON monitoring_row (target_sheet, indicator);
