import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc15DirectionSet = Rule(
    "SC-15", "每个定量指标都能确定方向，并与比较符一致", .error, basis: "方向在目标批复时确定；≥为正向，≤为反向", remedy: "请在绩效目标表中写明比较符（≥、≤、＝）或方向"
  ) { subject, _ in
    .remarks(
      subject.sheet.rows.compactMap { row in
        guard row.target.magnitude != nil else { return nil }
        if let direction = row.direction {
          guard isContrary(direction, row.target.comparator) else { return nil }
          return Remark(
            "“\(row.name)”目标“\(row.target.text)”，方向却定为\(direction.label)", sides: [.row(row, "目标", row.target.text)])
        }
        guard row.target.comparator == .none, row.level2 == .cost || row.level1 == .cost else { return nil }
        return Remark(
          "“\(row.name)”目标“\(row.target.text)”没有比较符，暂按成本上限（反向）计分", sides: [.row(row, "目标", row.target.text)],
          severity: .info)
      })
  }

  private static func isContrary(_ direction: IndicatorDirection, _ comparator: IndicatorValue.Comparator) -> Bool {
    switch comparator {
    case .atLeast, .above: direction == .decreasing
    case .atMost, .below: direction == .increasing
    case .none, .equal, .about: false
    }
  }
}
