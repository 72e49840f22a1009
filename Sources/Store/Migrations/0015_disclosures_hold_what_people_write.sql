-- 决算公开文字: what people write for a year's disclosure. It holds no figure of the accounts.
CREATE TABLE disclosure_record (
  accounts TEXT NOT NULL PRIMARY KEY REFERENCES final_accounts (id),
  -- 批复; the disclosure is due twenty days later.
  approved_on TEXT CHECK (length(approved_on) = 10 AND substr(approved_on, 5, 1) = '-' AND substr(approved_on, 8, 1) = '-'),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL
) STRICT;

-- 说明文字 by what it explains: overallReason, classReason.213
CREATE TABLE disclosure_text (
  accounts TEXT NOT NULL REFERENCES disclosure_record (accounts),
  key TEXT NOT NULL CHECK (key <> ''),
  text TEXT NOT NULL,
  PRIMARY KEY (accounts, key)
) STRICT;

-- Lists of items: 职责, 机构设置, and those of the department's evaluation.
CREATE TABLE disclosure_item (
  accounts TEXT NOT NULL REFERENCES disclosure_record (accounts),
  list TEXT NOT NULL CHECK (list IN ('duty', 'organisation', 'achievement', 'problem', 'measure')),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  text TEXT NOT NULL,
  PRIMARY KEY (accounts, list, ordering)
) STRICT;

-- 部门整体支出绩效自评; its items stand in disclosure_item.
CREATE TABLE department_evaluation (
  accounts TEXT NOT NULL PRIMARY KEY REFERENCES disclosure_record (accounts),
  score TEXT CHECK (score <> ''),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL
) STRICT;

-- 部门整体绩效目标
CREATE TABLE department_targets (
  accounts TEXT NOT NULL PRIMARY KEY REFERENCES disclosure_record (accounts),
  overall TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL
) STRICT;

-- 分项绩效目标 and 工作保障措施
CREATE TABLE department_target (
  accounts TEXT NOT NULL REFERENCES department_targets (accounts),
  list TEXT NOT NULL CHECK (list IN ('item', 'safeguard')),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (accounts, list, ordering)
) STRICT;

-- 绩效评价报告, 绩效自评报告
CREATE TABLE evaluation_report (
  accounts TEXT NOT NULL REFERENCES disclosure_record (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  id TEXT NOT NULL CHECK (id <> ''),
  project TEXT NOT NULL REFERENCES project (id),
  kind TEXT NOT NULL CHECK (kind IN ('evaluation', 'selfEvaluation')),
  stage_objective TEXT NOT NULL,
  achievement TEXT NOT NULL,
  date TEXT CHECK (length(date) = 10 AND substr(date, 5, 1) = '-' AND substr(date, 8, 1) = '-'),
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering),
  UNIQUE (accounts, id)
) STRICT;

CREATE INDEX evaluation_report_of_project ON evaluation_report (project);

CREATE TABLE evaluation_report_paragraph (
  accounts TEXT NOT NULL,
  report TEXT NOT NULL,
  section TEXT NOT NULL CHECK (
    section IN (
      'background', 'basis', 'content', 'implementation', 'experience', 'problem', 'measure', 'suggestion', 'otherMatter')),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  text TEXT NOT NULL,
  PRIMARY KEY (accounts, report, section, ordering),
  FOREIGN KEY (accounts, report) REFERENCES evaluation_report (accounts, id)
) STRICT;

-- 证据: what shows an indicator's actual value. An indicator's id belongs to its sheet, so nothing is referred to here.
CREATE TABLE evaluation_report_evidence (
  accounts TEXT NOT NULL,
  report TEXT NOT NULL,
  indicator TEXT NOT NULL CHECK (indicator <> ''),
  text TEXT NOT NULL,
  PRIMARY KEY (accounts, report, indicator),
  FOREIGN KEY (accounts, report) REFERENCES evaluation_report (accounts, id)
) STRICT;

-- 更正 of a project's published self-evaluation for the year-end papers.
CREATE TABLE project_correction (
  accounts TEXT NOT NULL REFERENCES disclosure_record (accounts),
  ordering INTEGER NOT NULL CHECK (ordering >= 0),
  project TEXT NOT NULL REFERENCES project (id),
  -- Name of the indicator as published; empty for the whole form.
  indicator TEXT NOT NULL,
  field TEXT NOT NULL CHECK (
    field IN ('name', 'target', 'actual', 'weight', 'coefficient', 'deviation', 'isTargetTooLow', 'achievement', 'unit')),
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  cited_paper TEXT NOT NULL CHECK (cited_paper <> ''),
  cited_lines TEXT NOT NULL,
  PRIMARY KEY (accounts, ordering)
) STRICT;

CREATE INDEX project_correction_of_project ON project_correction (project);
