import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo05PointValue = Rule(
    "MO-05", "完成值是一个确定的数", .warning, basis: "完成值应为实际完成数，不应照抄目标的“≥”", remedy: "请填截至监控日的确切数"
  ) { subject, _ in
    .remarks(
      subject.rows.filter(\.row.valueToDate.isBound).map { row in
        Remark("“\(row.indicator.name)”完成值“\(row.row.valueToDate.text)”是界限，不是实际数", sides: [row.side("完成情况", row.row.valueToDate.text)])
      })
  }
}
