import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt24OutputRestated = Rule(
    "PT-24", "效益指标不重复产出的数量", .info, basis: "财预〔2015〕88号：指标相互独立；效益反映产出带来的变化", remedy: "请改用反映效果的指标，如增收额、就业稳定率"
  ) { subject, _ in
    let values =
      subject.monitoring.map { report in Dictionary(report.rows.map { ($0.indicator, $0.valueToDate) }) { first, _ in first } } ?? [:]
    let outputs = subject.rows.filter { $0.level1 == .output && $0.target.countUnit != nil }
    return .remarks(
      subject.rows.filter { $0.level1 == .outcome && $0.target.countUnit != nil }.compactMap { row in
        let output = outputs.first { output in
          guard output.target.magnitude == row.target.magnitude, output.target.countUnit == row.target.countUnit else { return false }
          let names = [IndicatorName(output.name).core, IndicatorName(row.name).core].sorted { $0.count < $1.count }
          if names[0].isScattered(in: names[1]) { return true }
          guard let mine = values[row.id]?.magnitude, let theirs = values[output.id]?.magnitude else { return false }
          return mine == theirs && mine != row.target.magnitude
        }
        guard let output else { return nil }
        return Remark(
          "效益指标“\(row.name)”与产出指标“\(output.name)”的数值完全相同（\(row.target.text)）", sides: [output.side, row.side])
      })
  }
}
