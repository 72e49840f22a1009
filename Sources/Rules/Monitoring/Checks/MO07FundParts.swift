import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo07FundParts = Rule(
    "MO-07", "各资金来源行之和等于年度资金总额", .error, basis: "运行监控表资金栏“其中”各行", remedy: "请核对总额与各来源行"
  ) { subject, _ in
    let parts = subject.report.funds.filter { $0.kind != .total }
    let partsPlace = parts.map { $0.citation.place(field: "资金来源") }.whole ?? subject.fundsPlace
    let columns: [(String, PrintedAmount?, [PrintedAmount])] = [
      ("年初预算数", subject.totalFunds?.initialBudget.value, parts.compactMap(\.initialBudget.value)),
      ("执行数", subject.outturn, parts.compactMap(\.outturn.value)),
    ]
    guard columns.contains(where: { !$0.2.isEmpty }) else { return .notApplicable("表中没有来源行") }
    return .remarks(
      columns.compactMap { label, total, parts in
        guard let total, let first = parts.first else { return nil }
        let sum = parts.dropFirst().reduce(first.interval) { $0 + $1.interval }
        guard !sum.overlaps(total.interval) else { return nil }
        let exact = parts.map(\.money).sum.printed(in: total.unit)
        return Remark(
          "\(label)总额\(total.text)，来源行之和\(exact.text)", computation: "\(parts.map(\.digits).sumText) = \(exact.digits)",
          sides: [
            Finding.Side(label: "总额", figure: total.text, place: subject.fundsPlace),
            Finding.Side(label: "来源行之和", figure: exact.text, place: partsPlace),
          ])
      })
  }
}
