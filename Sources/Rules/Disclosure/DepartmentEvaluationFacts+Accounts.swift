package import HengDomain
package import HengFacts
import HengValues

extension DepartmentEvaluationFacts {
  /// Budget and outturn are the year's receipts and payments in the accounts (公开01); the score is the one that was given.
  package init(_ evaluation: DepartmentEvaluation, accounts: CompiledAccounts, scoring: ScoringProfile) {
    let receipts = AccountsAddress(.receiptsAndPayments, .receiptsOfYear, .amount)
    let payments = AccountsAddress(.receiptsAndPayments, .paymentsOfYear, .amount)
    let budget = Self.amount("budget", "部门全年预算数", accounts, receipts)
    let outturn = Self.amount("outturn", "部门全年执行数", accounts, payments)
    var rate: Figure?
    if let budget, let outturn, let ratio = accounts.amount(payments).ratio(to: accounts.amount(receipts)) {
      let text = Percentage(of: ratio).text
      rate = Figure(
        key: "department.evaluation.rate", text: text,
        trace: Trace(
          "部门整体执行率", value: text, formula: "\(outturn.text) ÷ \(budget.text) = \(text)", children: [outturn.trace, budget.trace]))
    }
    let score = evaluation.score.map {
      Figure.recorded(key: "department.evaluation.score", label: "部门整体绩效自评得分", text: "\($0)", evaluation.citation)
    }
    let grade = evaluation.score.map { given -> ReportGrade in
      let grade = scoring.grade(of: given)
      return ReportGrade(
        grade,
        Figure(
          key: "department.evaluation.grade", text: grade.rawValue,
          trace: Trace(
            "部门整体评价等级", value: grade.rawValue, formula: "得分\(given)对应“\(grade.rawValue)”",
            children: [.recorded("部门整体绩效自评得分", value: "\(given)", evaluation.citation), scoring.leaf("scoring.grades", "优、良、中的下限")])))
    }
    self.init(budget: budget, outturn: outturn, rate: rate, score: score, grade: grade)
  }

  /// In 元, as the accounts print it.
  private static func amount(_ key: String, _ label: String, _ accounts: CompiledAccounts, _ address: AccountsAddress) -> Figure? {
    guard accounts.accounts[address.table] != nil else { return nil }
    let text = "\(accounts.amount(address).yuan)"
    return Figure(
      key: "department.evaluation.\(key)", text: text, trace: Trace(label, value: "\(text)元", children: [accounts.trace(address)]))
  }
}
