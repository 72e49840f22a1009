import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo04ValueToDate = Rule(
    "MO-04", "每项指标都填了截至监控日的完成值", .warning, basis: "财预〔2019〕136号：绩效目标执行情况与预算执行情况双监控",
    remedy: "请补填完成值；尚未开展的填0并写明原因"
  ) { subject, _ in
    let blank = subject.rows.filter { !$0.indicator.target.isEmpty && $0.row.valueToDate.isEmpty }
    guard !blank.isEmpty else { return .remarks([]) }
    let months = subject.report.period.monthsText
    let caused = blank.filter { !$0.row.cause.withoutSpaces.isEmpty }
    return .remarks([
      Remark(
        "\(subject.rows.count)项指标中有\(blank.count)项没有填\(months)完成情况"
          + (caused.count == blank.count ? "" : "，其中\(blank.count - caused.count)项没有写原因"), sides: blank.map { $0.side("\(months)完成情况", "") }
      )
    ])
  }
}
