import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt17BoundOfPolicy = Rule(
    "PT-17", "指标值的界限与总体目标写的政策界限同向", .error, basis: "绩效指标由总体目标分解而来（财预〔2015〕88号）",
    remedy: "请核对政策文件，把“≥”“≤”改成与政策同向"
  ) { subject, _ in
    let stated = subject.quantities.filter { $0.value.isMoney && !$0.value.isPoint && $0.value.comparator != .about }
    guard !stated.isEmpty else { return .notApplicable("总体目标没有写金额的上限或下限") }
    return .remarks(
      subject.rows.compactMap { row in
        let contrary = stated.first { quantity in
          quantity.value.magnitude == row.target.magnitude && row.target.isMoney
            && Self.isFloor(quantity.value).map { floor in Self.isFloor(row.target).map { $0 != floor } ?? false } ?? false
            && row.name.lettersOnly.sharedRun(with: quantity.clause.lettersOnly) >= 2
        }
        guard let contrary else { return nil }
        return Remark(
          "总体目标写“\(contrary.text)”，“\(row.name)”的指标值却是“\(row.target.text)”，界限方向相反",
          computation: "\(contrary.text) 与 \(row.target.text) 只在恰好相等时同时成立",
          sides: [Finding.Side(label: "年度总体目标", figure: contrary.text, place: subject.objectivePlace), row.side])
      })
  }

  /// Nil for a figure that bounds nothing.
  private static func isFloor(_ value: IndicatorValue) -> Bool? {
    switch value.comparator {
    case .atLeast, .above: true
    case .atMost, .below: false
    case .none, .equal, .about: nil
    }
  }
}
