import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo12TargetTooLow = Rule(
    "MO-12", "全年预计大大超过目标的，说明目标是否偏低", .info, basis: "参数 scoring.overshoot.explainFrom", remedy: "请说明原因，下年度按实际水平设定目标"
  ) { subject, profile in
    do throws(ProfileError) {
      let from = try profile.decimal("scoring.overshoot.explainFrom", on: subject.report.period.asOf)
      return .remarks(
        subject.rows.compactMap { row in
          // A forecast above the target beside 不可能 is said by MO-11.
          guard row.likelihood != .impossible, let completion = row.forecastCompletion, completion >= from.ratio else { return nil }
          let rate = Percentage(of: completion).text
          return Remark(
            "“\(row.indicator.name)”全年预计为目标的\(rate)", computation: "\(row.row.forecast.text) ÷ \(row.indicator.target.text) = \(rate)",
            sides: [row.side("目标", row.indicator.target.text), row.side("全年预计", row.row.forecast.text)])
        })
    } catch {
      return .notRun(error.message)
    }
  }
}
