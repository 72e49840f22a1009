package import HengValues

/// What people write for a project's evaluation report (绩效评价报告, 绩效自评报告): the words of its seven sections.
///
/// Every figure of the report — money, scores, weights, grade — comes from the project's ledger. Paragraphs are without a closing line break.
package struct EvaluationReport: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// 部门评价: 支出绩效评价报告.
    case evaluation
    /// 单位自评: 绩效自评报告.
    case selfEvaluation

    /// The last line of the report's title.
    package var title: String { self == .evaluation ? "支出绩效评价报告" : "绩效自评报告" }
    /// What the report calls its work: 绩效评价, 绩效自评.
    package var word: String { self == .evaluation ? "绩效评价" : "绩效自评" }
  }

  package var id: ID<EvaluationReport>
  package var project: ID<Project>
  package var kind: Kind
  /// 一（一）1 项目背景.
  package var background: [String]
  /// 一（一）2 立项依据: documents with their numbers.
  package var bases: [String]
  /// 一（一）3 主要内容.
  package var content: [String]
  /// 一（一）4 实施情况.
  package var implementation: [String]
  /// 一（二）2 阶段性目标; the overall one is the target sheet's.
  package var stageObjective: String
  /// 四: what shows each indicator's actual value, by indicator (证据).
  package var evidence: [ID<Indicator>: String]
  /// 综述: 项目目标完成情况.
  package var achievement: String
  /// 五（一）.
  package var experience: [String]
  /// 五（二）, and the summary's 发现的主要问题及原因.
  package var problems: [String]
  /// 五（三）, and the summary's 下一步的改进措施.
  package var measures: [String]
  /// 六 有关建议.
  package var suggestions: [String]
  /// 七; empty prints 无.
  package var otherMatters: [String]
  /// Of the signature.
  package var date: CivilDate?
  package var citation: Citation

  package init(
    id: ID<EvaluationReport>, project: ID<Project>, kind: Kind, background: [String] = [], bases: [String] = [], content: [String] = [],
    implementation: [String] = [], stageObjective: String = "", evidence: [ID<Indicator>: String] = [:], achievement: String = "",
    experience: [String] = [], problems: [String] = [], measures: [String] = [], suggestions: [String] = [], otherMatters: [String] = [],
    date: CivilDate? = nil, citation: Citation
  ) {
    self.id = id
    self.project = project
    self.kind = kind
    self.background = background
    self.bases = bases
    self.content = content
    self.implementation = implementation
    self.stageObjective = stageObjective
    self.evidence = evidence
    self.achievement = achievement
    self.experience = experience
    self.problems = problems
    self.measures = measures
    self.suggestions = suggestions
    self.otherMatters = otherMatters
    self.date = date
    self.citation = citation
  }
}

/// A department's evaluation of its whole spending (部门整体支出绩效自评): words and the score given; budget and outturn come from the accounts.
package struct DepartmentEvaluation: Hashable, Sendable {
  package var score: ExactDecimal?
  /// 年度绩效目标完成情况, 主要问题及原因, 下一步改进措施; an item each.
  package var achievements: [String]
  package var problems: [String]
  package var measures: [String]
  package var citation: Citation

  package init(
    score: ExactDecimal? = nil, achievements: [String] = [], problems: [String] = [], measures: [String] = [], citation: Citation
  ) {
    self.score = score
    self.achievements = achievements
    self.problems = problems
    self.measures = measures
    self.citation = citation
  }
}

/// A department's overall targets with its sub-targets (部门整体绩效目标, 分项绩效目标).
package struct DepartmentTargets: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var title: String
    package var text: String

    package init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// 总体绩效目标.
  package var overall: String
  package var items: [Item]
  /// 工作保障措施.
  package var safeguards: [Item]
  package var citation: Citation

  package init(overall: String, items: [Item], safeguards: [Item], citation: Citation) {
    self.overall = overall
    self.items = items
    self.safeguards = safeguards
    self.citation = citation
  }
}
