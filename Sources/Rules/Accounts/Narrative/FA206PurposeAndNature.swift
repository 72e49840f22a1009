import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa206PurposeAndNature = narrative(
    "FA-206", "“主要用于”写的支出性质与决算表一致", .question, basis: "写明用于基本支出（项目支出）的，决算表该科目有基本支出（项目支出）",
    remedy: "请核对用途的写法与决算表的基本支出、项目支出", on: .generalDetail
  ) { view, section in
    let items = section.budgetItems.filter { $0.subject.hasTail("(项)") }
    let purposes = section.sentences.filter { $0.value.hasHead("主要用于") }
    guard !items.isEmpty, items.count == purposes.count else { return .notRun("说明中没有逐项写明用途") }
    var found = Comparisons()
    for (item, purpose) in zip(items, purposes) {
      let isBasic = purpose.value.holds("基本支出"), isProject = purpose.value.holds("项目支出")
      guard isBasic != isProject, let code = view.function(path: item.subject) else { continue }
      let own = view.cell(.generalBudgetPayments, .function(code), isBasic ? .basic : .project)
      let other = view.cell(.generalBudgetPayments, .function(code), isBasic ? .project : .basic)
      guard let own, let other else { continue }
      guard own.amount.digits.isZero, !other.amount.digits.isZero else {
        found.passed()
        continue
      }
      let (stated, printed) = isBasic ? ("基本支出", "项目支出") : ("项目支出", "基本支出")
      found.fail(
        Remark(
          "“\(item.subject)”写主要用于\(stated)，决算表该科目只有\(printed)\(other.amount.shown)",
          sides: [purpose.side("主要用于", figure: stated), other.side]))
    }
    return found.result("说明没有写用于基本支出或项目支出，或没有读到一般公共预算财政拨款支出决算表")
  }
}
