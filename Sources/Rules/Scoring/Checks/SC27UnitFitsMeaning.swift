import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc27UnitFitsMeaning = Rule(
    "SC-27", "实际完成值的单位与指标名称、目标值相符", .warning, basis: "财预〔2015〕88号：指标细化量化；人、户、金额、百分比不能互换", remedy: "请核对实际完成值，改成与目标相同的单位"
  ) { subject, _ in
    .remarks(
      subject.sheet.rows.compactMap { row in
        guard let meaning = IndicatorMeaning(name: row.name), row.target.isMeasured, row.actual.isMeasured,
          meaning.fit(row.target) == .fits,
          meaning.fit(row.actual) == .misfits
        else { return nil }
        return Remark(
          "“\(row.name)”应以\(meaning.label)表示，目标是“\(row.target.text)”，实际“\(row.actual.text)”却是\(row.actual.dimension.text)",
          sides: [.row(row, "目标", row.target.text), .row(row, "实际", row.actual.text)])
      })
  }
}

extension IndicatorValue {
  /// A number with what it counts: bare numbers and words say nothing of units.
  fileprivate var isMeasured: Bool {
    switch dimension {
    case .ratio, .money, .count, .duration: true
    default: false
    }
  }
}
