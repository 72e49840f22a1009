import HengDomain
import HengFacts
import HengValues

// 十（四）: what the evaluations of the year came to.

extension NarrativeCompiler {
  mutating func performance() -> NarrativeFacts.PerformanceFacts {
    let reviewed = projects.filter { $0.report?.kind == .evaluation }
    let evaluation = record.departmentEvaluation
    return NarrativeFacts.PerformanceFacts(
      work: work(), departmentFunds: evaluation == nil ? nil : departmentFunds(),
      reviewed: reviewed.first.map { first in
        NarrativeFacts.ReviewedProjects(
          example: first.project.name, count: number("reviewed.count", "部门评价项目", reviewed), funds: funds("reviewed", "部门评价项目资金", reviewed))
      }, lesson: projects.isEmpty ? optional(.performanceWork) : required(.performanceWork),
      tiers: [ProjectTier.one, .two].map { tier($0) }, summaries: projects.compactMap { summary($0) },
      scoreBasis: projects.allSatisfy { $0.story != nil } ? ScoreStory.basis(of: projects.compactMap(\.story)) : "",
      department: evaluation.map { department($0) }, reports: reports(), otherMatters: optional(.otherMatters))
  }

  private func work() -> NarrativeFacts.EvaluatedFunds {
    let all = spent("自评项目资金", projects)
    return NarrativeFacts.EvaluatedFunds(
      tierOne: number("work.tierOne", "一级项目", projects.filter { $0.project.tier == .one }),
      tierTwo: number("work.tierTwo", "二级项目", projects.filter { $0.project.tier == .two }), funds: funds("work", "自评项目资金", projects),
      share: percent("performance.work.share", "占项目支出总额的比例", all, of: cell(.payments, .total, .project)))
  }

  private func number(_ slot: String, _ label: String, _ projects: [EvaluatedProject]) -> Figure {
    let text = "\(projects.count)个"
    let leaves = projects.map { Trace.recorded("项目", value: $0.project.name, $0.project.citation) }
    return Figure(
      key: "narrative.performance.\(slot)", text: text,
      trace: leaves.isEmpty
        ? Trace(label, value: text, origin: .definition("没有这类项目（涉密项目除外）")) : Trace(label, value: text, children: leaves))
  }

  private func outturn(_ project: EvaluatedProject) -> NarrativeAmount { amount(of: project.outturn, project) }

  /// What one budget paid for the projects, payment by payment.
  private func spent(_ label: String, _ projects: [EvaluatedProject], of fund: AccountsFund) -> NarrativeAmount {
    .sum(label, projects.compactMap { project in project.outturn.part(of: fund, unnamed: project.fund).map { amount(of: $0, project) } })
  }

  private func amount(of outturn: Outturn, _ project: EvaluatedProject) -> NarrativeAmount {
    NarrativeAmount(
      outturn.amount,
      outturn.trace("\(project.project.name) 执行数", text: NarrativeAmount.text, term: \.yuan.grouped))
  }

  private func spent(_ label: String, _ projects: [EvaluatedProject]) -> NarrativeAmount { .sum(label, projects.map(outturn)) }

  private func funds(_ slot: String, _ label: String, _ projects: [EvaluatedProject]) -> NarrativeFacts.MoneyByBudget {
    byBudget(slot, total: spent(label, projects)) { fund in spent(fund.evaluatedLabel, projects, of: fund) }
  }

  /// 整体支出: all payments of the year by the budget they come from.
  private func departmentFunds() -> NarrativeFacts.MoneyByBudget {
    let total = cell(.receiptsAndPayments, .paymentsOfYear, .amount)
    let origins = AccountsFund.allCases.compactMap(\.origin).map { cell(.appropriation, .paymentsOfYear, .fund($0)) }
    return byBudget("departmentFunds", total: total) { fund in
      if let origin = fund.origin { return cell(.appropriation, .paymentsOfYear, .fund(origin)) }
      let rest = origins.reduce(total.money) { $0 - $1.money }
      let formula = ([total] + origins).map(\.money.yuan.grouped).joined(separator: " − ") + " = " + rest.yuan.grouped
      return NarrativeAmount(
        rest, Trace(fund.label, value: NarrativeAmount.text(rest), formula: formula, children: [total.trace] + origins.map(\.trace)))
    }
  }

  /// The four budgets are always told; other money where there is some.
  private func byBudget(_ slot: String, total: NarrativeAmount, _ amount: (AccountsFund) -> NarrativeAmount) -> NarrativeFacts.MoneyByBudget
  {
    let key = "performance.\(slot)"
    var parts = [AccountsFund.generalBudget, .governmentFunds, .stateCapital].map { fund in
      NarrativeFacts.Part(name: fund.evaluatedLabel, amount: amount(fund).figure("\(key).\(fund.rawValue)"))
    }
    let none = Trace("社会保险基金预算支出", value: NarrativeAmount.text(.zero), origin: .definition("社会保险基金另编预算，不在部门决算之内"))
    parts.append(NarrativeFacts.Part(name: "社会保险基金预算支出", amount: NarrativeAmount(.zero, none).figure("\(key).socialInsurance")))
    let others = amount(.nonFiscal)
    if !others.money.isZero {
      parts.append(NarrativeFacts.Part(name: AccountsFund.nonFiscal.evaluatedLabel, amount: others.figure("\(key).nonFiscal")))
    }
    return NarrativeFacts.MoneyByBudget(total: total.figure("\(key).funds"), parts: parts)
  }

  private mutating func tier(_ tier: ProjectTier) -> NarrativeFacts.TierResult {
    let own = projects.filter { $0.project.tier == tier }
    let grades = Grade.allCases.map { grade in
      let counted = own.filter { $0.card.grade == grade }
      return NarrativeFacts.GradeCount(grade: grade, count: number("tier\(tier.rawValue).\(grade)", "自评等级为“\(grade.rawValue)”的项目", counted))
    }
    let hasPoor = own.contains { $0.card.grade == .fair || $0.card.grade == .poor }
    return NarrativeFacts.TierResult(
      tier: tier, count: number("tier\(tier.rawValue).count", "自评项目", own),
      funds: spent("自评项目资金", own).figure("performance.tier\(tier.rawValue).funds"), grades: grades,
      measures: hasPoor ? required(.poorProjectsMeasures) : nil)
  }

  private mutating func summary(_ evaluated: EvaluatedProject) -> NarrativeFacts.ProjectSummary? {
    let name = evaluated.project.name
    let slot = "performance.project.\(evaluated.project.id.text)"
    let words = evaluated.report.flatMap { NarrativeWords($0.achievement).printed }
    if evaluated.report == nil {
      problems.append(.missingReport(project: name))
    } else if words == nil {
      problems.append(.missingAchievement(project: name))
    }
    if evaluated.card.total == nil || evaluated.card.grade == nil { problems.append(.missingScore(project: name)) }
    if evaluated.budget == nil { problems.append(.missingBudget(project: name)) }
    problems += disagreements(evaluated)
    guard let report = evaluated.report, let words, let score = evaluated.card.total, let budget = evaluated.budget else { return nil }
    let planned = NarrativeAmount(
      budget, .recorded("\(name) 全年预算数", value: NarrativeAmount.text(budget), evaluated.project.citation))
    return NarrativeFacts.ProjectSummary(
      project: name, score: Figure(key: "narrative.\(slot).score", text: "\(score.trimmed)分", trace: evaluated.totalTrace),
      execution: execution(slot, name, budget: planned, outturn: outturn(evaluated)), achievement: words,
      problems: NarrativeWords.list(report.problems) ?? "无", measures: NarrativeWords.list(report.measures) ?? "无")
  }

  /// What the self-evaluation form claims must be what the ledger says.
  private func disagreements(_ evaluated: EvaluatedProject) -> [NarrativeProblem] {
    let total = evaluated.evaluation.funds.first { $0.kind == .total }
    func disagreement(_ name: String, _ claimed: PrintedAmount, _ money: Money) -> NarrativeProblem {
      .disagreement(
        what: "项目“\(evaluated.project.name)”的\(name)", one: "自评表\(claimed.text)", other: "项目台账\(NarrativeAmount.text(money))")
    }
    var problems: [NarrativeProblem] = []
    if let claimed = total?.revisedBudget.value ?? total?.initialBudget.value, let budget = evaluated.budget,
      !claimed.interval.overlaps(Interval(budget.yuan.ratio))
    {
      problems.append(disagreement("全年预算数", claimed, budget))
    }
    if let (claimed, _) = evaluated.evaluation.outturnCell(evaluated.outturn).disagreement {
      problems.append(disagreement("执行数", claimed, evaluated.outturn.amount))
    }
    return problems
  }

  private mutating func department(_ evaluation: DepartmentEvaluation) -> NarrativeFacts.DepartmentResult {
    let achievements = NarrativeWords.list(evaluation.achievements)
    if achievements == nil { problems.append(.missingDepartmentAchievement) }
    return NarrativeFacts.DepartmentResult(
      score: evaluation.score.map {
        .recorded(key: "narrative.performance.department.score", label: "部门整体绩效自评得分", text: "\($0.trimmed)分", evaluation.citation)
      },
      execution: execution(
        "performance.department", "部门（单位）", budget: cell(.receiptsAndPayments, .receiptsOfYear, .amount),
        outturn: cell(.receiptsAndPayments, .paymentsOfYear, .amount)), achievements: achievements ?? "",
      problems: NarrativeWords.list(evaluation.problems) ?? "无", measures: NarrativeWords.list(evaluation.measures) ?? "无")
  }

  /// Attachments are numbered in the order of the projects.
  private func reports() -> [NarrativeFacts.ReportEntry] {
    projects.compactMap { project in project.report.map { (project.project.name, $0) } }.enumerated().map { index, entry in
      let (name, report) = entry
      let number = "\(index + 1)"
      return NarrativeFacts.ReportEntry(
        title: name + report.kind.title,
        number: .recorded(key: "narrative.performance.report.\(number)", label: "附件序号", text: number, report.citation))
    }
  }
}

extension AccountsFund {
  /// As the explanation of evaluations calls money of the budget.
  fileprivate var evaluatedLabel: String {
    switch self {
    case .generalBudget: "一般公共预算支出"
    case .governmentFunds: "政府性基金预算支出"
    case .stateCapital: "国有资本经营预算支出"
    case .nonFiscal: "其他资金支出"
    }
  }
}
