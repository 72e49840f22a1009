import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa180EvaluatedShare = narrative(
    "FA-180", "自评资金占项目支出总额的比例相符", .error, basis: "比例等于自评资金除以项目支出", remedy: "请核对比例的分母是项目支出还是全部支出", on: .performanceWork
  ) { view, section in
    guard let claim = section.claims.first(where: { $0.share != nil && $0.shareOf.holds("项目支出") }), let share = claim.share,
      let amount = claim.amount
    else { return .notRun("说明中没有占项目支出总额的比例") }
    guard let whole = view.projectPayments else { return .notRun("没有读到项目支出") }
    var found = Comparisons()
    found.share(share, "占项目支出总额的比例", part: amount.value, whole: whole.amount, sides: [amount.side("自评资金"), whole.side])
    return found.result("项目支出为零")
  }

  static let fa181GradeCounts = narrative(
    "FA-181", "各等级项目数之和等于自评项目数", .error, basis: "每个自评项目有一个等级", remedy: "请核对项目数与各等级的个数"
  ) { view in
    var found = Comparisons()
    for section in view.narrative.sections where section.topic == .performanceProjects || section.topic == .performanceWork {
      for passage in Set(section.claims.map(\.passage)).sorted() { found.grades(section.claims.filter { $0.passage == passage }) }
    }
    return found.result("说明中没有各等级的项目数")
  }

  static let fa182Summaries = narrative(
    "FA-182", "项目自评综述与自评表一致", .error, basis: "自评综述取自项目支出绩效自评表", remedy: "请核对综述与自评表的得分、预算数和执行数"
  ) { view in
    let summaries = view.narrative.summaries
    guard !summaries.isEmpty else { return .notApplicable("说明中没有项目自评综述") }
    var found = Comparisons()
    for summary in summaries {
      found.rate(summary)
      guard let form = view.form(of: summary) else { continue }
      found.summary(summary, form)
    }
    return found.result("没有可比的自评表")
  }

  static let fa183DepartmentExecution = narrative(
    "FA-183", "部门整体预算数、执行数与决算总表一致，执行率相符", .error, basis: "整体支出取自收入支出决算总表本年收支合计", remedy: "请核对整体支出自评与决算总表",
    on: .performanceDepartment
  ) { view, section in
    guard let claim = section.claims.first(where: { $0.budget != nil && $0.amount != nil }), let budget = claim.budget,
      let outturn = claim.amount
    else {
      return .notRun("说明中没有部门整体预算数和执行数")
    }
    var found = Comparisons()
    if let completion = claim.completion {
      found.share(completion, "执行率", part: outturn.value, whole: budget.value, sides: [budget.side("全年预算数"), outturn.side("执行数")])
    }
    found.rounded(budget, view.cell(.receiptsAndPayments, .receiptsOfYear, .amount, .total), "部门全年预算数")
    found.rounded(outturn, view.cell(.receiptsAndPayments, .paymentsOfYear, .amount, .total), "部门执行数")
    return found.result("没有可比的数字")
  }

  static let fa184EvaluatedFunds = narrative(
    "FA-184", "自评资金与一般公共预算支出相近而不等的，写明差额", .warning, basis: "参数 accounts.nearMiss", remedy: "请说明自评资金的范围和差额", on: .performanceWork
  ) { view, section in
    guard let amount = section.claims.first(where: { $0.share != nil && $0.amount != nil })?.amount ?? section.evaluated else {
      return .notRun("说明中没有自评资金")
    }
    guard let total = view.general(.total) else { return .notRun("没有读到一般公共预算财政拨款支出决算表") }
    guard let limit = view.nearMiss else { return .notRun("没有参数 accounts.nearMiss") }
    guard amount.value.rounding.overlaps(total.interval) == false, amount.value.isNear(total.amount, limit) else { return .remarks([]) }
    return .remarks([
      Remark(
        "自评资金\(amount.value.shown)与一般公共预算财政拨款支出\(total.amount.shown)相近而不等",
        computation:
          "\(amount.value.digits.grouped) − \(total.amount.digits.grouped) = \((amount.value.digits - total.amount.digits).grouped)",
        sides: [amount.side("自评资金"), total.side])
    ])
  }

  static let fa185SchemeOutturn = narrative(
    "FA-185", "项目执行数与决算科目金额相近而不等的，写明差额", .question, basis: "参数 accounts.nearMiss", remedy: "请核对该项目的支付与记账科目"
  ) { view in
    guard !view.narrative.summaries.isEmpty else { return .notApplicable("说明中没有项目自评综述") }
    guard let limit = view.nearMiss else { return .notRun("没有参数 accounts.nearMiss") }
    let lines = view.accountLines
    guard !lines.isEmpty else { return .notRun("没有读到支出科目的金额") }
    var remarks: [Remark] = []
    for summary in view.narrative.summaries {
      guard let outturn = summary.outturn, !lines.contains(where: { $0.interval.overlaps(outturn.value.rounding) }) else { continue }
      let near = lines.filter { outturn.value.isNear($0.amount, limit) }
      guard let first = near.first else { continue }
      remarks.append(
        Remark(
          "“\(summary.project)”执行数\(outturn.value.shown)，科目\(near.map(\.field).joined(separator: "、"))为\(first.amount.shown)",
          computation: first.amount.unit == outturn.value.unit
            ? "\(first.amount.digits.grouped) − \(outturn.value.digits.grouped) = \((first.amount.digits - outturn.value.digits).grouped)"
            : "",
          sides: [outturn.side("执行数")] + near.map(\.side)))
    }
    return .remarks(remarks)
  }

  static let fa186SchemeWithinLine = narrative(
    "FA-186", "项目执行数不超过对应经济科目的金额", .warning, basis: "参数 accounts.schemeHeadings", remedy: "请核对项目支出记入的经济科目"
  ) { view in
    guard !view.narrative.summaries.isEmpty else { return .notApplicable("说明中没有项目自评综述") }
    let headings: [String]
    do throws(ProfileError) {
      headings = try view.profile.parameter("accounts.schemeHeadings", on: (view.narrative.year ?? view.accounts.year)?.lastDay ?? .latest)
        .values
    } catch {
      return .notRun(error.message)
    }
    var found = Comparisons()
    for summary in view.narrative.summaries {
      for (word, code) in zip(headings.everyOther(from: 0), headings.everyOther(from: 1)) where summary.project.holds(word) {
        guard let outturn = summary.outturn, let code = try? EconomicCode(code),
          let line = view.cell(.generalBudgetItems, .economic(code), .amount)
        else {
          continue
        }
        guard outturn.value.rounding.lower.value > line.interval.upper.value else {
          found.passed()
          continue
        }
        found.fail(
          Remark(
            "“\(summary.project)”执行数\(outturn.value.shown)，大于科目\(code.text)的\(line.amount.shown)", sides: [outturn.side("执行数"), line.side]))
      }
    }
    return found.result("没有能对应到经济科目的项目，或没有读到明细表")
  }
}

extension Comparisons {
  /// A count of projects and, in the same paragraph, the counts by grade.
  fileprivate mutating func grades(_ claims: [Claim]) {
    let grades = claims.filter { claim in claim.count != nil && claim.isGrade }
    guard grades.count >= 3, let first = grades.first, let start = claims.firstIndex(of: first) else { return }
    guard
      let total = claims[..<start].last(where: { claim in
        claim.count?.value.unit == .item && (claim.subject.holds("项目") || claim.follow.holds("项目"))
      })?.count
    else { return }
    let counts = grades.compactMap(\.count)
    let values = counts.map(\.value.value)
    guard values.sum != total.value.value else { return passed() }
    fail(
      NarrativeView.Remark(
        "自评项目\(total.value.text)，各等级合计\(values.sum)个", computation: values.sumText + " = \(values.sum)",
        sides: [total.side("项目数", figure: total.value.text)] + counts.map { $0.side("等级", figure: $0.value.text) }))
  }

  /// The rate of a summary against its own figures.
  fileprivate mutating func rate(_ summary: AccountsNarrative.ProjectSummary) {
    guard let rate = summary.rate, let budget = summary.budget, let outturn = summary.outturn else { return }
    share(rate, "“\(summary.project)”执行率", part: outturn.value, whole: budget.value, sides: [budget.side("全年预算数"), outturn.side("执行数")])
  }

  fileprivate mutating func summary(_ summary: AccountsNarrative.ProjectSummary, _ form: EvaluationSummary) {
    var parts: [String] = []
    var sides: [Finding.Side] = []
    func side(_ label: String, _ figure: String) {
      sides.append(Finding.Side(label: "自评表 " + label, figure: figure, place: form.citation.place(field: label)))
    }
    if let told = summary.score, let printed = form.score, told.value != printed {
      parts.append("得分为\(told.value)分，自评表为\(printed)分")
      sides.append(told.side("得分", figure: "\(told.value)"))
      side("得分", "\(printed)")
    }
    for (label, told, printed) in [("全年预算数", summary.budget, form.budget), ("执行数", summary.outturn, form.outturn)] {
      // Equal digits under another unit are a matter of the form's unit alone.
      guard let told, let printed, told.value.digits != printed.digits, !told.value.rounding.overlaps(printed.interval) else { continue }
      parts.append("\(label)为\(told.value.shown)，自评表为\(printed.shown)")
      sides.append(told.side(label))
      side(label, printed.shown)
    }
    guard !parts.isEmpty else { return passed() }
    fail(NarrativeView.Remark("“\(summary.project)”综述的" + parts.joined(separator: "；"), sides: sides))
  }

  fileprivate mutating func rounded(_ stated: Stated<PrintedAmount>, _ figure: TableFigure?, _ label: String) {
    guard let figure else { return }
    if stated.value.rounding.overlaps(figure.interval) { passed() } else { agree(stated, figure, label) }
  }
}

extension Claim {
  /// 项目自评等级为“优”, 绩效评级为“合格”的项目.
  fileprivate var isGrade: Bool { (subject.holds("评级为") || subject.holds("等级为")) || follow.holds("等级为") || follow.holds("评级为") }
}

extension AccountsNarrative.Section {
  /// 共涉及资金: all money that was evaluated.
  var evaluated: Stated<PrintedAmount>? {
    claims.first { $0.amount != nil && ($0.subject.holds("涉及资金") || $0.subject.holds("涉及预算")) }?.amount
  }
}

extension PrintedAmount {
  /// What the digits allow when whole yuan ending in 00 may be 万元 with two decimals written out.
  var rounding: Interval {
    guard unit == .yuan, digits.decimals == 0, digits.coefficient % 100 == 0, !digits.isZero else { return interval }
    return Interval(digitsOf: ExactDecimal(coefficient: digits.coefficient / 100)) * Interval(Ratio(100))
  }

  /// Whether the difference is smaller than a part of the other amount.
  func isNear(_ other: PrintedAmount, _ limit: ExactDecimal) -> Bool {
    guard !other.digits.isZero, !digits.isZero else { return false }
    let (a, b) = (yuan, other.yuan)
    let difference = a < b ? b - a : a - b
    return difference < b * limit.ratio
  }

  /// As printed, without the values that rounding hides.
  private var yuan: Ratio {
    digits.ratio * Ratio(Int128.powerOfTen(unit.exponent))
  }
}

extension Array {
  fileprivate func everyOther(from start: Int) -> [Element] { stride(from: start, to: count, by: 2).map { self[$0] } }
}

extension NarrativeView {
  /// 项目支出 of the whole department.
  var projectPayments: TableFigure? {
    guard let figure = cell(.payments, .total, .project), !figure.isBlank else { return nil }
    return figure
  }

  var nearMiss: ExactDecimal? {
    try? profile.decimal("accounts.nearMiss", on: (narrative.year ?? accounts.year)?.lastDay ?? .latest)
  }

  /// The self-evaluation form of a summary: the project's name in the one holds the name in the other, and only one does.
  fileprivate func form(of summary: AccountsNarrative.ProjectSummary) -> EvaluationSummary? {
    let name = summary.project.comparable
    let same = subject.evaluations.filter { $0.project.comparable == name }
    if let first = same.first { return same.allSatisfy { $0.score == first.score && $0.outturn == first.outturn } ? first : nil }
    let near = subject.evaluations.filter { name.holds($0.project.comparable) || $0.project.comparable.holds(name) }
    guard let first = near.first else { return nil }
    return near.allSatisfy { $0.project.comparable == first.project.comparable } ? first : nil
  }

  /// Items of the functional and economic classification with an amount.
  fileprivate var accountLines: [TableFigure] {
    var found: [TableFigure] = []
    for kind in [AccountsTable.Kind.generalBudgetPayments, .generalBudgetItems] {
      for line in accounts[kind]?.lines ?? [] {
        switch line.row {
        case .function(let code) where code.level == .item: break
        case .economic(let code) where code.level == .section: break
        default: continue
        }
        guard let figure = cell(kind, line.row, .total, .amount), !figure.isBlank else { continue }
        found.append(figure)
      }
    }
    return found
  }
}

extension String {
  /// A project's name without year, county, 项目 and quotes.
  fileprivate var comparable: String {
    String(
      String.UnicodeScalarView(
        withoutSpaces.unicodeScalars.filter { !"“”年度县市区项目0123456789-—".unicodeScalars.contains($0) }))
  }
}
