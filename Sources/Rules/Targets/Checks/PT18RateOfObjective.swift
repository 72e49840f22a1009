import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt18RateOfObjective = Rule(
    "PT-18", "总体目标写明的满意度、比率与指标值一致", .error, basis: "绩效指标由总体目标分解而来（财预〔2015〕88号）", remedy: "请统一总体目标与指标值，只留一个数"
  ) { subject, _ in
    let rates = subject.quantities.filter { $0.value.dimension == .ratio }
    guard !rates.isEmpty else { return .notApplicable("总体目标没有写比率") }
    return .remarks(
      rates.compactMap { rate in
        let rows = subject.rows.filter { isMeant($0, by: rate) && $0.target.dimension == .ratio }
        guard let due = rate.value.interval, let row = rows.first else { return nil }
        if let lower = lower(rows, than: rate, at: subject.objectivePlace) { return lower }
        guard !rows.contains(where: { $0.target.interval.map(due.overlaps) ?? false }) else { return nil }
        let isStricter =
          rate.value.comparator != .none || rows.contains { ($0.target.magnitude ?? .zero) > (rate.value.magnitude ?? .zero) }
        return Remark(
          "总体目标写“\(rate.text)”，“\(row.name)”的指标值是“\(row.target.text)”",
          sides: [Finding.Side(label: "年度总体目标", figure: rate.text, place: subject.objectivePlace)] + rows.map(\.side),
          severity: isStricter ? .question : nil)
      })
  }

  /// 98%以上 in the objective, ≥90% in the only row that it can mean: the row asks for less.
  private static func lower(_ rows: [Indicator], than rate: StatedQuantity, at place: Place) -> Remark? {
    guard rows.count == 1, rate.value.comparator == .atLeast, rows[0].target.comparator == .atLeast, let due = rate.value.magnitude,
      let own = rows[0].target.magnitude, own < due
    else { return nil }
    return Remark(
      "总体目标写“\(rate.text)”，“\(rows[0].name)”的指标值只有“\(rows[0].target.text)”",
      sides: [Finding.Side(label: "年度总体目标", figure: rate.text, place: place)] + rows.map(\.side), severity: .warning)
  }

  /// Satisfaction in both, or a rate whose name stands in the clause.
  private static func isMeant(_ row: Indicator, by rate: StatedQuantity) -> Bool {
    if rate.lead.containsAny(["满意度", "满意率"]) { return row.level2 == .satisfaction }
    let name = IndicatorName(row.name)
    guard name.ends(["率"]) else { return false }
    let letters = name.core.lettersOnly
    return letters.sharedRun(with: rate.lead.lettersOnly) >= max(5, letters.unicodeScalars.count - 2)
  }
}
