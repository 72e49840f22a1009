import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo09SameDimension = Rule(
    "MO-09", "完成值与指标值量纲相同", .warning, basis: "双监控以完成值与指标值相比，须同一量纲", remedy: "请按指标值的单位填写完成值；人数等另列指标"
  ) { subject, _ in
    .remarks(
      subject.rows.compactMap { row in
        let (target, value) = (row.indicator.target, row.row.valueToDate)
        guard target.ends != nil, value.ends != nil, !isAlike(target, value) else { return nil }
        return Remark(
          "“\(row.indicator.name)”指标值为\(target.dimension.text)，完成值“\(value.text)”为\(value.dimension.text)",
          sides: [row.side("指标值", target.text), row.side("完成情况", value.text)], severity: isMoneyInHeads(target, value) ? .error : nil)
      })
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
