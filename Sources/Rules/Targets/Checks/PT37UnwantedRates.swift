import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt37UnwantedRates = Rule(
    "PT-37", "逾期、投诉、差错等不希望发生的，目标不写“≥”", .warning, basis: "反向指标以不超过为目标", remedy: "请写成“≤”或“0”，或改用正面的指标名称"
  ) { subject, _ in
    let rows = subject.rows.filter { UnwantedNames.names($0.name) }
    guard !rows.isEmpty else { return .notApplicable("没有逾期、投诉、差错一类的指标") }
    return .remarks(
      rows.filter { [.atLeast, .above].contains($0.target.comparator) && !($0.target.magnitude ?? .zero).isZero }.map { row in
        Remark("“\(row.name)”的目标写成“\(row.target.text)”，方向相反", sides: [row.side])
      })
  }
}
