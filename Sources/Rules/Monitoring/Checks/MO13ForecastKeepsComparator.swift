import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo13ForecastKeepsComparator = Rule(
    "MO-13", "全年预计的写法与指标值、与本表其他各行一致", .info, basis: "运行监控表“全年预计完成情况”栏，同栏写法一致", remedy: "请统一写法：都写确切的预计数，或都照指标值写“≥”"
  ) { subject, _ in
    let rows = subject.rows.filter { $0.indicator.target.isBound && $0.row.forecast.magnitude != nil }
    let keeping = rows.filter { $0.row.forecast.comparator == $0.indicator.target.comparator }
    let dropping = rows.filter { $0.row.forecast.comparator == .none && $0.row.forecast.magnitude == $0.indicator.target.magnitude }
    guard keeping.count > dropping.count else { return .remarks([]) }
    return .remarks(
      dropping.map { row in
        Remark(
          "“\(row.indicator.name)”指标值“\(row.indicator.target.text)”，全年预计“\(row.row.forecast.text)”没有比较符，本表其他各行有",
          sides: [row.side("指标值", row.indicator.target.text), row.side("全年预计", row.row.forecast.text)])
      })
  }
}
