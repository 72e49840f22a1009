/// What people write for a year's disclosure (部门决算公开), in words of ours with the figures of the paper.
package struct SampleDisclosure: Decodable, Sendable, Hashable {
  package var paper: String
  /// Profile of the county.
  package var county: String
  package var year: Int
  package var department: String
  package var lines: String
  package var duties: [String]?
  package var organisation: [String]?
  /// By what they explain: `overallReason`, `classReason.213`, `threePublicUse.公务接待费`.
  package var texts: [String: String]?
  package var departmentEvaluation: DepartmentEvaluation?
  package var targets: Targets?
  package var corrections: [Correction]?
  /// The files of `reports/`, by number.
  package var reports: [SampleReport] = []

  private enum CodingKeys: String, CodingKey {
    case paper, county, year, department, lines, duties, organisation, texts, departmentEvaluation, targets, corrections
  }

  /// 部门整体支出绩效自评.
  package struct DepartmentEvaluation: Decodable, Sendable, Hashable {
    package var score: String?
    package var achievements: [String]
    package var problems: [String]
    package var measures: [String]
    package var lines: String
  }

  /// 部门整体绩效目标.
  package struct Targets: Decodable, Sendable, Hashable {
    package struct Item: Decodable, Sendable, Hashable {
      package var title: String
      package var text: String
    }

    package var overall: String
    package var items: [Item]
    package var safeguards: [Item]
    package var lines: String
  }

  /// A mend of a published self-evaluation (更正).
  package struct Correction: Decodable, Sendable, Hashable {
    /// Key of a `SampleProject`.
    package var project: String
    /// Name of the indicator as published; absent for the whole form.
    package var indicator: String?
    /// `name`, `target`, `actual`, `weight`, `coefficient`, `deviation`, `isTargetTooLow`, `achievement`, `unit`.
    package var field: String
    package var value: String
    package var reason: String
    package var lines: String
  }
}

/// The words of an evaluation report (绩效评价报告, 绩效自评报告).
package struct SampleReport: Decodable, Sendable, Hashable {
  /// Key of a `SampleProject`; the file's name.
  package var project: String
  /// `evaluation` or `selfEvaluation`.
  package var kind: String
  package var lines: String
  /// Of the signature: `2023-03-28`.
  package var date: String?
  package var background: [String]
  package var bases: [String]
  package var content: [String]
  package var implementation: [String]
  package var stageObjective: String
  package var evidence: [Evidence]
  package var achievement: String
  package var experience: [String]
  package var problems: [String]
  package var measures: [String]
  package var suggestions: [String]
  package var otherMatters: [String]?

  /// What shows an indicator's actual value (证据).
  package struct Evidence: Decodable, Sendable, Hashable {
    /// Name of the indicator as published.
    package var indicator: String
    package var text: String
  }
}
