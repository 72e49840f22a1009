import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt12ForecastReachesTarget = Rule(
    "PT-12", "全年预计达到目标，或写明原因", .error, basis: "财预〔2019〕136号：预计不能实现的须说明偏差原因", remedy: "请填写偏差原因；确需调整目标的，按程序办理目标调整"
  ) { subject, _ in
    guard let report = subject.monitoring else { return .notRun("没有本年度的运行监控表") }
    let monitored = MonitoredProject(report: report, sheet: subject.sheet, project: subject.project)
    return .remarks(
      monitored.rows.filter { $0.forecast == .missed && $0.cause.withoutSpaces.isEmpty }.map { row in
        Remark(
          "“\(row.indicator.name)”目标\(row.indicator.target.text)，全年预计\(row.row.forecast.text)，没有写明原因",
          sides: [row.side("目标", row.indicator.target.text), row.side("全年预计", row.row.forecast.text)])
      })
  }
}
