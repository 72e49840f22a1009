package import HengDomain

/// What keeps the explanation of final accounts from being printed (说明未完成的原因). All of a set are collected at once.
package enum NarrativeProblem: Hashable, Sendable {
  /// A reason or use that the explanation owes and nobody has written.
  case missingText(DisclosureText)
  case missingTable(AccountsTable.Kind)
  /// A project without the words of its summary, without a score, or without a budget.
  case missingReport(project: String)
  case missingAchievement(project: String)
  case missingScore(project: String)
  case missingBudget(project: String)
  /// The department's evaluation has no words about what was achieved.
  case missingDepartmentAchievement
  /// Two figures of one thing in our own records.
  case disagreement(what: String, one: String, other: String)
  /// A typed text names a secret project.
  case namesSecretProject(in: String)
  /// A parameter could not be read.
  case parameter(String)

  /// What is missing, where, and what to do.
  package var message: String {
    switch self {
    case .missingText(let text): "情况说明缺少“\(text.label)”。请在决算公开的说明文字中填写（\(text.key)）"
    case .missingTable(let kind): "没有编制\(kind.title)，情况说明取不到数。请先编制全部决算表"
    case .missingReport(let project): "项目“\(project)”没有评价报告的文字，写不出绩效自评综述。请填写该项目的报告"
    case .missingAchievement(let project): "项目“\(project)”的报告没有写项目目标完成情况。请补写"
    case .missingScore(let project): "项目“\(project)”没有自评总分或等级。请先补全自评表，使每项指标都能评分"
    case .missingBudget(let project): "项目“\(project)”没有全年预算数。请在项目台账中填写"
    case .missingDepartmentAchievement: "部门整体支出绩效自评没有写年度绩效目标完成情况。请补写"
    case .disagreement(let what, let one, let other): "\(what)两处不一致：\(one)，\(other)。请核对台账后更正其中有误的一处"
    case .namesSecretProject(let place): "\(place)中出现涉密项目的名称。涉密项目不予公开，请删去"
    case .parameter(let message): message
    }
  }
}

/// Everything that keeps one explanation from being printed.
package struct NarrativeProblems: Error, Hashable, Sendable {
  package var problems: [NarrativeProblem]

  package init(_ problems: [NarrativeProblem]) { self.problems = problems }

  package var message: String { problems.map(\.message).joined(separator: "\n") }
}
