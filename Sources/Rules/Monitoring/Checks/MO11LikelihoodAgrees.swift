import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo11LikelihoodAgrees = Rule(
    "MO-11", "完成目标可能性与全年预计一致", .error, basis: "运行监控表“全年预计完成情况”与“完成目标可能性”两栏", remedy: "请核对全年预计数和完成可能性，改正其中一处"
  ) { subject, _ in
    guard subject.report.layout == .withLikelihood else { return .notApplicable("本表没有“完成目标可能性”栏") }
    return .remarks(
      subject.rows.compactMap { row in
        let isContrary =
          (row.row.likelihood == .impossible && row.forecast == .reached) || (row.row.likelihood == .certain && row.forecast == .missed)
        guard isContrary else { return nil }
        return Remark(
          "“\(row.indicator.name)”目标\(row.indicator.target.text)，全年预计\(row.row.forecast.text)，完成可能性却为“\(row.row.likelihoodText.withoutSpaces)”",
          sides: [row.side("全年预计", row.row.forecast.text), row.side("可能性", row.row.likelihoodText)])
      })
  }
}
