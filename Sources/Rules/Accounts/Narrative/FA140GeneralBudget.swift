import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa140GeneralTotal = narrative(
    "FA-140", "一般公共预算财政拨款支出说明与决算表合计一致", .error, remedy: "请核对说明与一般公共预算财政拨款支出决算表合计", on: .generalOverall
  ) { view, section in
    var found = Comparisons()
    if let total = view.generalAmount(section) { found.agree(total, view.general(.total), "一般公共预算财政拨款支出") }
    return found.result("说明中没有金额，或没有读到一般公共预算财政拨款支出决算表")
  }

  static let fa141ShareOfPayments = narrative(
    "FA-141", "占本年支出合计的比例与决算表相符", .error, remedy: "请用一般公共预算财政拨款支出除以本年支出合计核对", on: .generalOverall
  ) { view, section in
    var found = Comparisons()
    guard let claim = section.claims.first(where: { $0.share != nil && $0.shareOf.holds("支出合计") }), let share = claim.share else {
      return .notRun("说明中没有占本年支出合计的比例")
    }
    guard let part = view.general(.total)?.amount ?? claim.amount?.value else { return .notRun("没有读到一般公共预算财政拨款支出决算表") }
    if let whole = view.paymentsOfYear {
      found.share(share, "占本年支出合计的比例", part: part, whole: whole.amount, sides: [whole.side])
    } else if let stated = view.narrative[.payments]?.claim("支出合计", with: \.amount)?.stated {
      found.share(share, "占本年支出合计的比例", part: part, whole: stated.value, sides: [stated.side("支出合计")])
    }
    return found.result("没有读到本年支出合计")
  }

  static let fa142PersonnelAndOperating = narrative(
    "FA-142", "人员经费与日常公用经费之和等于一般公共预算基本支出", .error, basis: "基本支出由人员经费和公用经费组成", remedy: "请按明细表的基本支出核对人员经费和日常公用经费",
    on: .generalOverall
  ) { view, section in
    guard let personnel = section.claim("人员经费", with: \.amount), let operating = section.claim("公用经费", with: \.amount) else {
      return .notApplicable("这一节没有写人员经费和公用经费")
    }
    guard let basic = view.general(.basic) else { return .notRun("没有读到一般公共预算财政拨款支出决算表的基本支出") }
    var found = Comparisons()
    let (a, b) = (personnel.stated, operating.stated)
    if (a.value.interval + b.value.interval).overlaps(basic.interval) {
      found.passed()
      if let whole = view.generalAmount(section) {
        for item in [personnel, operating] {
          guard let share = item.claim.share else { continue }
          found.share(
            share, item.claim.subject + "占比", part: item.stated.value, whole: whole.value, sides: [item.stated.side(item.claim.subject)])
        }
      }
    } else {
      found.fail(
        Remark(
          "人员经费\(a.value.shown)与日常公用经费\(b.value.shown)之和不等于基本支出\(basic.amount.shown)",
          computation: a.value.unit == b.value.unit
            ? "\(a.value.digits.grouped) + \(b.value.digits.grouped) = \((a.value.digits + b.value.digits).grouped)" : "",
          sides: [a.side("人员经费"), b.side("日常公用经费"), basic.side]))
    }
    return found.result("")
  }

  static let fa143ClassShares = narrative(
    "FA-143", "各类支出的金额、占比与决算表相符，占比之和为100%", .error, remedy: "请核对各类支出与一般公共预算财政拨款支出决算表", on: .generalStructure, needs: .generalBudgetPayments
  ) { view, section in
    var found = Comparisons()
    guard let total = section.claims.first(where: { $0.amount != nil && $0.share == nil })?.amount else { return .notRun("说明中没有支出金额") }
    let classes = section.claims.filter { $0.amount != nil && $0.share != nil }
    for claim in classes {
      guard let amount = claim.amount, let share = claim.share else { continue }
      let name = claim.subject.replacing("(类)", with: "")
      if let code = view.function(named: name, in: .generalBudgetPayments) {
        found.agree(amount, view.cell(.generalBudgetPayments, .function(code), .total), name)
      }
      found.share(share, name + "占比", part: amount.value, whole: total.value, sides: [amount.side(name), total.side("合计")])
    }
    found.missing(view, classes)
    let sum = classes.compactMap(\.amount).map(\.value.interval).reduce(Interval(.zero), +)
    if found.remarks.isEmpty, sum.overlaps(total.value.interval) { found.sum(classes.compactMap(\.share), "各类支出") }
    return found.result("说明中没有各类支出")
  }
}

extension NarrativeView {
  func general(_ column: AccountsColumn) -> TableFigure? { cell(.generalBudgetPayments, .total, column) }

  /// The amount that opens the section: the one with a share of all payments, else the first.
  func generalAmount(_ section: Section) -> Stated<PrintedAmount>? {
    (section.claims.first { $0.amount != nil && $0.shareOf.holds("支出合计") } ?? section.claims.first { $0.amount != nil })?.amount
  }
}

extension Comparisons {
  /// Classes that the table has and the text leaves out.
  fileprivate mutating func missing(_ view: NarrativeView, _ claims: [Claim]) {
    guard !claims.isEmpty, let table = view.accounts[.generalBudgetPayments] else { return }
    for line in table.lines {
      guard case .function(let code) = line.row, code.level == .category,
        let figure = view.cell(.generalBudgetPayments, line.row, .total), !figure.isBlank, !figure.amount.digits.isZero
      else { continue }
      let name = line.name.withoutSpaces
      guard !claims.contains(where: { $0.subject.hasHead(name) || $0.subject.hasTail(name) }), let side = claims[0].amount?.side("各类支出")
      else {
        continue
      }
      fail(NarrativeView.Remark("决算表有“\(name)”\(figure.amount.shown)，说明中没有写", sides: [figure.side, side], severity: .warning))
    }
  }
}
