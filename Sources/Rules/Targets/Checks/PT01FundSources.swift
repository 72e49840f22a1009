import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt01FundSources = Rule(
    "PT-01", "各资金来源之和等于年度资金总额", .error, basis: "绩效目标表资金栏“其中”各行", remedy: "请核对总额与财政拨款、结转资金、其他资金"
  ) { subject, _ in
    guard let total = subject.totalFunds?.initialBudget.value else { return .notRun("没有年度资金总额") }
    let rows = subject.sheet.funds.filter { $0.kind != .total && $0.initialBudget.value != nil }
    let parts = rows.compactMap(\.initialBudget.value)
    guard let first = parts.first, let place = rows.map({ $0.citation.place(field: "资金来源") }).whole else {
      return .notApplicable("表中没有来源行")
    }
    let sum = parts.dropFirst().reduce(first.interval) { $0 + $1.interval }
    guard !sum.overlaps(total.interval) else { return .remarks([]) }
    let exact = parts.map(\.money).sum.printed(in: total.unit)
    return .remarks([
      Remark(
        "年度资金总额\(total.text)，来源之和\(exact.text)", computation: "\(parts.map(\.digits).sumText) = \(exact.digits)",
        sides: [
          subject.budgetSide(total), Finding.Side(label: "来源之和", figure: exact.text, place: place),
        ])
    ])
  }
}
