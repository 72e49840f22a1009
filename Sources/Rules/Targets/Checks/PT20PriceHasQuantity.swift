import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt20PriceHasQuantity = Rule(
    "PT-20", "单价、补助标准有相应的数量指标", .info, basis: "财预〔2015〕88号：数量指标反映提供的产品或服务的数量", remedy: "请补填数量（头数、人数、面积等），使标准与数量相乘可以核对预算"
  ) { subject, _ in
    let prices = subject.rows.filter { row in
      guard row.isOutput, let unit = row.target.perUnits?.first else { return false }
      return !unit.isPeriod
    }
    guard !prices.isEmpty else { return .notApplicable("没有按计量单位写的单价或标准") }
    let counted = Set(subject.rows.compactMap(\.target.countUnit) + subject.quantities.compactMap(\.value.countUnit))
    let lone = prices.filter { row in !(row.target.perUnits ?? []).contains { counted.contains($0) || $0.isAmong(counted) } }
    guard let first = lone.first else { return .remarks([]) }
    return .remarks([
      Remark(
        (lone.count == 1 ? "“\(first.name)”\(first.target.text)" : "“\(first.name)”\(first.target.text)等\(lone.count)项标准") + "，没有相应的数量指标",
        sides: lone.map(\.side))
    ])
  }
}

extension MeasureUnit {
  /// 人, 名 and 人次 answer for one another where only a count is asked for, and so do 户 and 家.
  fileprivate func isAmong(_ units: Set<MeasureUnit>) -> Bool {
    (isPerson && units.contains { $0.isPerson }) || (isHousehold && units.contains { $0.isHousehold })
  }
}
