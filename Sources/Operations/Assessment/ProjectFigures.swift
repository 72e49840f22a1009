package import HengDomain
import HengRules
package import HengValues

/// The headline figures of a project (项目数字), each with its source.
package struct ProjectFigures: Sendable {
  /// 预算数: the full-year budget, or the initial one.
  package let budget: Figure?
  /// 到位: the sum of what was issued to the project, in 万元; nil where nothing was.
  package let issued: Figure?
  /// 执行数: the sum of the payments, in 万元.
  package let outturn: Figure?
  /// 执行率
  package let rate: Figure?
  /// 得分 by version; a version is missing where there is no such total.
  package let scores: [ScoreStory.Version: Figure]

  package let budgetAmount: Money?
  package let issuedAmount: Money?
  package let outturnAmount: Money?

  init(_ ledger: ProjectLedger, story: ScoreStory?) {
    let project = ledger.project
    budgetAmount = project.revisedBudget ?? project.initialBudget
    let budgetCitation = ledger.allotments.first?.citation ?? project.citation
    let budgetFigure = budgetAmount.map { amount in
      Figure.recorded(
        key: "project.budget", label: project.revisedBudget == nil ? "年初预算数" : "全年预算数", text: amount.printed(in: .wanYuan).text,
        budgetCitation)
    }
    budget = budgetFigure
    let allotments = ledger.allotments.filter { $0.state != .planned }
    issuedAmount = allotments.isEmpty ? nil : allotments.map(\.amount).sum
    issued = issuedAmount.map { Self.issued($0, allotments, ledger.documents) }
    let isPaid = !ledger.payments.isEmpty || !ledger.monitoring.isEmpty || !ledger.selfEvaluations.isEmpty
    let paid = isPaid ? Outturn(of: ledger) : nil
    outturnAmount = paid?.amount
    let outturnFigure = paid.map {
      Figure(key: "project.outturn", text: $0.printed(in: .wanYuan).text, trace: $0.trace("执行数", in: .wanYuan))
    }
    outturn = outturnFigure
    rate = Self.rate(outturnAmount, budgetAmount, outturnFigure, budgetFigure)
    let pairs = (story?.scores ?? []).compactMap { score in score.figure(Self.key(score.version)).map { (score.version, $0) } }
    scores = Dictionary(pairs) { first, _ in first }
  }

  /// Where `heng explain` and the pages find a total.
  package static func key(_ version: ScoreStory.Version) -> String {
    switch version {
    case .filled: "project.printedScore"
    case .byForm: "project.score"
    case .corrected: "project.correctedScore"
    }
  }

  package var all: [Figure] { [budget, issued, outturn, rate].compactMap { $0 } + ScoreStory.Version.allCases.compactMap { scores[$0] } }

  private static func issued(_ sum: Money, _ allotments: [BudgetAllotment], _ documents: [FundingDocument]) -> Figure {
    let text = sum.printed(in: .wanYuan).text
    let parts = allotments.map { allotment in
      let number = documents.first { $0.id == allotment.document }?.number.text
      return Trace.recorded(number.map { "\($0)下达的指标" } ?? "已下达的指标", value: allotment.amount.printed(in: .wanYuan).text, allotment.citation)
    }
    let terms = allotments.map { "\($0.amount.printed(in: .wanYuan).digits)" }.joined(separator: " + ")
    return Figure(
      key: "project.issued", text: text,
      trace: Trace(
        "到位指标", value: text, formula: parts.count > 1 ? "\(terms) = \(sum.printed(in: .wanYuan).digits)" : nil, rule: "已下达的指标合计",
        children: parts))
  }

  private static func rate(_ outturn: Money?, _ budget: Money?, _ outturnFigure: Figure?, _ budgetFigure: Figure?) -> Figure? {
    guard let outturn, let budget, let ratio = outturn.ratio(to: budget), let outturnFigure, let budgetFigure else { return nil }
    let text = Percentage(of: ratio).text
    return Figure(
      key: "project.rate", text: text,
      trace: Trace(
        "执行率", value: text, formula: "\(outturnFigure.text) ÷ \(budgetFigure.text) = \(text)", rule: "执行数 ÷ 预算数，两位小数四舍五入",
        children: [outturnFigure.trace, budgetFigure.trace]))
  }
}
