import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa197EvaluatedWithinProjects = narrative(
    "FA-197", "自评的项目资金不超过项目支出总额", .error, basis: "项目自评的范围是项目支出", remedy: "请核对自评资金是否含基本支出", on: .performanceWork
  ) { view, section in
    guard let amount = section.claims.first(where: { $0.shareOf.holds("项目支出") })?.amount ?? section.evaluated else {
      return .notRun("说明中没有自评资金")
    }
    guard !amount.words.holds("预算") else { return .notApplicable("自评资金写的是预算金额，项目支出是决算数，不是同一口径") }
    guard let whole = view.projectPayments else { return .notRun("没有读到项目支出") }
    guard amount.value.rounding.lower.value > whole.interval.upper.value else { return .remarks([]) }
    let over = amount.value.unit == whole.amount.unit ? (amount.value.digits - whole.amount.digits).grouped : ""
    return .remarks([
      Remark(
        "自评资金\(amount.value.shown)超过全部项目支出\(whole.amount.shown)",
        computation: over.isEmpty ? "" : "\(amount.value.digits.grouped) − \(whole.amount.digits.grouped) = \(over)",
        sides: [amount.side("自评资金"), whole.side])
    ])
  }

  static let fa198InitialBudgetScope = narrative(
    "FA-198", "“年初预算安排”的项目资金不超过年初预算", .warning, basis: "年初预算安排的资金是年初预算的一部分", remedy: "请核对是年初预算还是全年预算安排",
    on: .performanceWork
  ) { view, section in
    guard let claim = section.claims.first(where: { $0.amount != nil && $0.words.holds("年初预算安排") && $0.subject.holds("涉及资金") }),
      let amount = claim.amount
    else { return .notApplicable("说明没有写年初预算安排的项目资金") }
    guard let budget = view.narrative[.generalDetail]?.claims.first(where: { $0.budget != nil && $0.budgetOf.hasHead("年初") })?.budget
    else {
      return .notRun("说明中没有年初预算总额")
    }
    guard amount.value.rounding.lower.value > budget.value.interval.upper.value else { return .remarks([]) }
    return .remarks([
      Remark(
        "年初预算安排的项目资金\(amount.value.shown)，大于全部年初预算\(budget.value.shown)",
        sides: [
          Finding.Side(label: "情况说明 自评资金", figure: amount.value.shown, place: claim.citation.place(field: "自评资金"), quote: claim.words),
          budget.side("年初预算"),
        ])
    ])
  }

  static let fa199SummariesComplete = narrative(
    "FA-199", "自评、评价的项目都有综述和报告", .warning, basis: "说明写明逐项公开项目绩效自评结果", remedy: "请公开全部项目的自评结果，或说明选择公开的范围"
  ) { view in
    let told = view.narrative.summaries
    guard !told.isEmpty else { return .notApplicable("说明中没有项目自评综述") }
    let counts = (view.narrative[.performanceProjects]?.claims ?? []).filter { $0.subject.holds("自评个") && $0.count != nil }.compactMap(
      \.count)
    guard !counts.isEmpty else { return .notRun("说明中没有自评项目个数") }
    let total = counts.map(\.value.value).sum
    guard ExactDecimal(told.count) < total else { return .remarks([]) }
    var sides = counts.filter { !$0.value.value.isZero }.map { $0.side("自评项目", figure: $0.value.text) }
    if let evaluated = view.narrative[.performanceWork]?.claims.first(where: { $0.follow.holds("部门评价") })?.count {
      sides.append(evaluated.side("部门评价项目", figure: evaluated.value.text))
    }
    if let promise = view.narrative[.performanceProjects]?.sentences.first(where: { $0.value.holds("每个项目") }) {
      sides.append(promise.side("公开的说法", figure: ""))
    }
    sides.append(
      Finding.Side(label: "自评综述", figure: "\(told.count)个", place: told[0].citation.place(field: "自评综述"), quote: told[0].project))
    if let reports = view.narrative[.performanceReports]?.sentences.first {
      sides.append(Finding.Side(label: "评价报告", figure: "", place: reports.citation.place(field: "评价报告"), quote: ""))
    }
    return .remarks([Remark("自评项目共\(total)个，公开的综述\(told.count)个", sides: sides)])
  }

  static let fa200DepartmentForm = narrative(
    "FA-200", "有整体支出得分的，附部门整体支出绩效自评表", .warning, basis: "得分须能按表复算", remedy: "请附部门（单位）整体支出绩效自评表", on: .performanceDepartment
  ) { view, section in
    guard let score = section.claims.first(where: { $0.score != nil })?.score else { return .notApplicable("没有写整体支出得分") }
    guard !view.subject.evaluations.isEmpty else { return .notRun("这份文书没有附自评表") }
    guard view.narrative.departmentForm == nil else { return .remarks([]) }
    return .remarks([
      Remark(
        "部门整体自评得分\(score.value)分，所附自评表中没有部门整体支出绩效自评表",
        sides: [
          score.side("整体自评得分", figure: "\(score.value)分"),
          Finding.Side(
            label: "所附自评表", figure: "\(view.subject.evaluations.count)张",
            place: view.subject.evaluations[0].citation.place(field: "项目支出绩效自评表")),
        ])
    ])
  }
}
