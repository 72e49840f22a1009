import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa160ThreePublicTotal = narrative(
    "FA-160", "“三公”经费合计与“三公”经费支出决算表一致", .error, remedy: "请核对说明与“三公”经费支出决算表合计", on: .threePublicOverall
  ) { view, section in
    guard let claim = section.threePublicTotal else { return .notRun("说明中没有“三公”经费合计") }
    guard view.accounts[.threePublic] != nil else { return .notRun("没有读到“三公”经费支出决算表") }
    var found = Comparisons()
    let kinds: [(Stated<PrintedAmount>?, String, @Sendable (ThreePublicItem) -> AccountsColumn)] = [
      (claim.amount, "决算数", { .outturn($0) }), (claim.budget, "预算数", { .budget($0) }),
    ]
    for (stated, name, column) in kinds {
      guard let stated else { continue }
      guard view.isThreePublicFilled else {
        // A table without any figure may have lost its row on the way: only a person can tell.
        if stated.value.digits.isZero {
          found.passed()
        } else if let table = view.accounts[.threePublic] {
          found.fail(
            Remark(
              "说明写“三公”经费\(name)\(stated.value.shown)，“三公”经费支出决算表没有数字",
              sides: [
                stated.side(name),
                Finding.Side(label: "“三公”经费支出决算表", figure: "", place: table.citation.place(field: "“三公”经费支出决算表")),
              ], severity: .question))
        }
        continue
      }
      found.threePublic(view, stated, name, column)
    }
    return found.result("说明中没有“三公”经费合计")
  }

  static let fa161ThreePublicParts = narrative(
    "FA-161", "“三公”经费各项与“三公”经费支出决算表一致", .error, remedy: "请核对说明与“三公”经费支出决算表各项", on: .threePublicOverall
  ) { view, section in
    guard view.accounts[.threePublic] != nil else { return .notRun("没有读到“三公”经费支出决算表") }
    var found = Comparisons()
    for section in [section, view.narrative[.threePublicDetail]].compactMap({ $0 }) {
      for claim in section.claims {
        guard let item = claim.threePublicItem, let amount = claim.amount else { continue }
        found.agree(amount, view.cell(.threePublic, .threePublic, .outturn(item)), item.rawValue)
      }
    }
    return found.result("说明中没有“三公”经费各项，或决算表没有数字")
  }

  static let fa162ThreePublicCompletion = narrative(
    "FA-162", "“三公”经费完成预算的比例等于决算除以预算", .error, basis: "预算数为全年预算数", remedy: "请核对完成比例", on: .threePublicOverall
  ) { view, section in
    var found = Comparisons()
    for claim in section.claims {
      guard let completion = claim.completion, let outturn = claim.amount else { continue }
      if let budget = claim.budget {
        found.share(
          completion, claim.subject + "完成比例", part: outturn.value, whole: budget.value, sides: [budget.side("预算数"), outturn.side("决算数")])
      } else if let item = claim.threePublicItem, let budget = view.cell(.threePublic, .threePublic, .budget(item)) {
        found.share(
          completion, item.rawValue + "完成比例", part: outturn.value, whole: budget.amount, sides: [outturn.side("决算数"), budget.side])
      }
    }
    return found.result("没有可以计算的完成比例")
  }

  static let fa163ThreePublicChange = narrative(
    "FA-163", "“三公”经费合计的增减等于各项增减之和", .error, basis: "合计为四项之和", remedy: "请核对合计与各项的增减", on: .threePublicOverall
  ) { _, section in
    guard let total = section.threePublicTotal ?? section.claims.first(where: { $0.subject.holds("三公") && $0.change != nil }),
      let whole = total.change ?? section.claims.first(where: { $0.subject.holds("三公") && $0.change != nil })?.change,
      let change = whole.signed
    else { return .notRun("说明中没有“三公”经费合计的增减") }
    var parts: [ThreePublicItem: Claim] = [:]
    for claim in section.claims { if let item = claim.threePublicItem, claim.change?.signed != nil { parts[item] = parts[item] ?? claim } }
    let items: [ThreePublicItem] =
      parts[.vehicles] != nil ? [.abroad, .vehicles, .reception] : [.abroad, .vehiclePurchase, .vehicleRunning, .reception]
    let claims = items.compactMap { parts[$0] }
    guard claims.count == items.count else { return .notRun("说明没有写全各项的增减") }
    let sum = claims.compactMap { $0.change?.signed }.reduce(Interval(.zero), +)
    guard !sum.overlaps(change) else { return .remarks([]) }
    let nonzero = claims.filter { $0.change?.amount != nil }
    return .remarks([
      Remark(
        "“三公”经费合计的增减与各项增减之和不一致",
        computation: nonzero.compactMap { $0.change?.amount?.value.shown }.joined(separator: " + ") + " ≠ "
          + (whole.amount?.value.shown ?? "0"),
        sides: [whole.side("“三公”经费合计")].compactMap { $0 } + nonzero.compactMap { $0.change?.side($0.subject) })
    ])
  }

  static let fa164VehiclesBought = narrative(
    "FA-164", "公务用车购置费与购置辆数相符", .error, basis: "没有购置费就没有购置车辆", remedy: "请核对购置费和购置辆数", on: .threePublicDetail
  ) { _, section in
    guard let cost = section.claims.first(where: { $0.threePublicItem == .vehiclePurchase && $0.amount != nil })?.amount,
      let count = section.claims.first(where: { $0.subject.holds("购置") && $0.count?.value.unit == .vehicle })?.count
    else { return .notRun("说明中没有购置费和购置辆数") }
    guard cost.value.digits.isZero != count.value.value.isZero else { return .remarks([]) }
    return .remarks([
      Remark(
        "公务用车购置费为\(cost.value.shown)，购置\(count.value.text)", sides: [cost.side("购置费"), count.side("购置辆数", figure: count.value.text)])
    ])
  }
}

extension Claim {
  /// Which of the three public expenses the claim speaks of; nil for their sum.
  fileprivate var threePublicItem: ThreePublicItem? {
    if subject.holds("三公") || subject.holds("国内") || subject.holds("外事") || subject.holds("外宾") || subject.holds("外接待") { return nil }
    if subject.holds("出国") { return .abroad }
    if subject.holds("接待") { return .reception }
    guard subject.holds("用车") else { return nil }
    if subject.holds("购置及运行") { return .vehicles }
    return subject.holds("购置") ? .vehiclePurchase : subject.holds("运行") ? .vehicleRunning : nil
  }
}

extension Claim.Change {
  /// The change with its sign; zero for 与上年相同.
  fileprivate var signed: Interval? {
    switch sign {
    case .same: Interval(.zero)
    case .up: amount?.value.interval
    case .down: (amount?.value.interval).map { -$0 }
    case nil: nil
    }
  }
}

extension AccountsNarrative.Section {
  fileprivate var threePublicTotal: Claim? { claims.first { $0.subject.holds("三公") && $0.amount != nil } }
}

extension NarrativeView {
  /// Whether the table has any figure at all.
  fileprivate var isThreePublicFilled: Bool {
    accounts[.threePublic]?.cells.values.contains { $0.amount.value != nil } ?? false
  }
}

extension Comparisons {
  /// The total of the table, or the sum of its parts where the table leaves the total blank.
  fileprivate mutating func threePublic(
    _ view: NarrativeView, _ stated: Stated<PrintedAmount>, _ name: String, _ column: (ThreePublicItem) -> AccountsColumn
  ) {
    let total = view.cell(.threePublic, .threePublic, column(.total))
    if let total, !total.isBlank { return agree(stated, total, "“三公”经费" + name) }
    let vehicles = view.cell(.threePublic, .threePublic, column(.vehicles))
    let items: [ThreePublicItem] =
      vehicles?.isBlank == false ? [.abroad, .vehicles, .reception] : [.abroad, .vehiclePurchase, .vehicleRunning, .reception]
    let parts = items.compactMap { view.cell(.threePublic, .threePublic, column($0)) }.filter { !$0.isBlank }
    guard let first = parts.first else { return agree(stated, total, "“三公”经费" + name) }
    let sum = parts.map(\.interval).reduce(Interval(.zero), +)
    guard !sum.overlaps(stated.value.interval) else { return passed() }
    let digits = parts.map(\.amount.digits).sum
    fail(
      NarrativeView.Remark(
        "说明的“三公”经费\(name)为\(stated.value.shown)，决算表各项合计\(digits.grouped)\(first.amount.unit.rawValue)",
        computation: parts.count > 1 ? parts.map { $0.amount.digits.grouped }.joined(separator: " + ") + " = \(digits.grouped)" : "",
        sides: [stated.side(name)] + parts.map(\.side)))
  }
}
