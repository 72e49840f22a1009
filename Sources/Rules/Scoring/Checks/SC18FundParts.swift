import HengValues

extension Rule<ScoredSheet> {
  static let sc18FundParts = Rule(
    "SC-18", "各资金来源行之和等于年度资金总额", .error, basis: "自评表资金栏“其中”各行", remedy: "请核对总额与各来源行"
  ) { subject, _ in
    let row = subject.sheet.execution
    let partsPlace =
      row.parts.compactMap { part in
        part.revised == nil && part.outturn == nil ? nil : part.citation?.place(field: "资金来源")
      }.whole ?? subject.executionPlace
    let columns: [(String, PrintedAmount?, [PrintedAmount?])] = [
      ("全年预算数", row.revised, row.parts.map(\.revised)), ("全年执行数", row.outturn, row.parts.map(\.outturn)),
      ("年初预算数", row.revised == nil ? nil : row.initial, row.parts.map(\.initial)),
    ]
    guard columns.contains(where: { !$0.2.compactMap { $0 }.isEmpty }) else { return .notApplicable("表中没有来源行") }
    guard columns.contains(where: { $0.1 != nil && !$0.2.compactMap { $0 }.isEmpty }) else { return .notRun("没有读到年度资金总额，来源行无从核对") }
    return .remarks(
      columns.compactMap { label, total, parts in
        let printed = parts.compactMap { $0 }
        guard let total, let first = printed.first else { return nil }
        let sum = printed.dropFirst().reduce(first.interval) { $0 + $1.interval }
        guard !sum.overlaps(total.interval) else { return nil }
        let exact = printed.map(\.money).sum.printed(in: total.unit)
        return Remark(
          "\(label)总额\(total.text)，来源行之和\(exact.text)", computation: "\(printed.map(\.digits).sumText) = \(exact.digits)",
          sides: [
            Finding.Side(label: "总额", figure: total.text, place: subject.executionPlace),
            Finding.Side(label: "来源行之和", figure: exact.text, place: partsPlace),
          ])
      })
  }
}
