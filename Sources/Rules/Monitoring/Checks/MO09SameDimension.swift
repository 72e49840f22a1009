import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo09SameDimension = Rule(
    "MO-09", "完成值与指标值量纲相同", .warning, basis: "双监控以完成值与指标值相比，须同一量纲", remedy: "请按指标值的单位填写完成值；人数等另列指标"
  ) { subject, _ in
    let unlike = subject.rows.filter { row in
      let (target, value) = (row.indicator.target, row.row.valueToDate)
      return target.ends != nil && value.ends != nil && !isAlike(target, value)
    }
    let kinds = Dictionary(grouping: unlike, by: kind)
    return .remarks(
      unlike.compactMap { row in
        guard let rows = kinds[kind(row)], rows.first?.indicator.id == row.indicator.id else { return nil }
        return remark(rows)
      })
  }

  /// The rows of one form with the same two dimensions are one fault.
  private static func remark(_ rows: [MonitoredRow]) -> Remark {
    let (target, value) = (rows[0].indicator.target, rows[0].row.valueToDate)
    let whose = rows.count == 1 ? "“\(rows[0].indicator.name)”" : "“\(rows[0].indicator.name)”等\(rows.count)项"
    return Remark(
      "\(whose)指标值为\(target.dimension.text)，完成值“\(value.text)”为\(value.dimension.text)",
      sides: rows.flatMap { [$0.side("指标值", $0.indicator.target.text), $0.side("完成情况", $0.row.valueToDate.text)] },
      severity: isMoneyInHeads(target, value) ? .error : nil)
  }

  private static func kind(_ row: MonitoredRow) -> [String] {
    [
      row.indicator.target.dimension.text, row.row.valueToDate.dimension.text,
      "\(isMoneyInHeads(row.indicator.target, row.row.valueToDate))",
    ]
  }

  /// An amount answered by a count of people says nothing of the amount.
  private static func isMoneyInHeads(_ target: IndicatorValue, _ value: IndicatorValue) -> Bool {
    target.isMoney && (value.countUnit.map { $0.isPerson || $0.isHousehold } ?? false)
  }

  /// A bare number takes the target's unit; prices for different things or periods are left to the reader.
  private static func isAlike(_ target: IndicatorValue, _ value: IndicatorValue) -> Bool {
    if value.dimension == .number || target.dimension == .number { return true }
    if target.perUnits != nil, value.perUnits != nil { return true }
    return target.isComparable(with: value)
  }
}
