import HengDomain
package import HengValues

/// How a project stands within the year (预警信号): red, amber or green, with every reason and its computation.
package struct MonitoringSignal: Hashable, Sendable {
  package enum Light: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case green, amber, red

    package var label: String {
      switch self {
      case .green: "绿灯"
      case .amber: "黄灯"
      case .red: "红灯"
      }
    }

    private var rank: Int { self == .green ? 0 : self == .amber ? 1 : 2 }

    package static func < (left: Light, right: Light) -> Bool { left.rank < right.rank }
  }

  /// One ground: `light` is what it leads to by itself; a green ground is a note (提示).
  package struct Reason: Hashable, Sendable {
    package var light: Light
    package var text: String
    package var trace: Trace
  }

  package var light: Light
  /// The gravest first.
  package var reasons: [Reason]
  /// Nil where budget or outturn is missing.
  package var executionRate: Ratio?
  package var pace: Ratio
  package var trace: Trace

  /// Judges by the thresholds of the profile on the last day of the period.
  package init(_ project: MonitoredProject, profile: Profile) throws(ProfileError) {
    let thresholds = try Thresholds(profile, on: project.report.period.asOf)
    pace = project.pace
    executionRate = project.executionRate
    let paceTrace = Trace(
      "序时进度", value: Percentage(of: project.pace).text, formula: "\(project.report.period.months) ÷ 12",
      children: [Trace.recorded("监控期间", value: project.report.period.monthsText, project.report.citation)])
    let rate = Self.rateTrace(project)
    var reasons = Self.paceReasons(project, thresholds, [rate, paceTrace])
    reasons += Self.impossibleReasons(project)
    for row in project.rows { reasons += Self.rowReasons(row, thresholds) }
    self.reasons = reasons.enumerated().sorted { ($1.element.light, $0.offset) < ($0.element.light, $1.offset) }.map(\.element)
    light = reasons.map(\.light).max() ?? .green
    trace = Trace(
      "预警信号", value: light.label, formula: self.reasons.isEmpty ? "支出进度和各项指标均无预警" : self.reasons.map(\.text).joined(separator: "；"),
      rule: profile.key, children: [rate, paceTrace] + self.reasons.map(\.trace))
  }

  private struct Thresholds {
    let red: ExactDecimal
    let amber: ExactDecimal
    let overshoot: ExactDecimal
    let leaves: [Trace]
    let overshootLeaf: Trace

    init(_ profile: Profile, on day: CivilDate) throws(ProfileError) {
      red = try profile.decimal("monitoring.pace.red", on: day)
      amber = try profile.decimal("monitoring.pace.amber", on: day)
      overshoot = try profile.decimal("scoring.overshoot.explainFrom", on: day)
      leaves = [
        try profile.parameter("monitoring.pace.red", on: day).trace("红灯线", value: "序时进度的\(Percentage(of: red.ratio, decimals: 0).text)"),
        try profile.parameter("monitoring.pace.amber", on: day).trace(
          "黄灯线", value: "序时进度的\(Percentage(of: amber.ratio, decimals: 0).text)"),
      ]
      overshootLeaf = try profile.parameter("scoring.overshoot.explainFrom", on: day).trace("完成率说明线", value: "\(overshoot)")
    }
  }

  private static func rateTrace(_ project: MonitoredProject) -> Trace {
    let citation = project.totalFunds?.citation ?? project.report.citation
    let facts = [
      Trace.recorded("年初预算数", value: project.budget?.text ?? "（空白）", citation),
      project.outturnTrace("\(project.report.period.monthsText)执行数"),
    ]
    guard let rate = project.executionRate, let budget = project.budget, let outturn = project.outturn else {
      return Trace("预算执行率", value: "不能计算", formula: "没有预算数或执行数", children: facts)
    }
    let text = Percentage(of: rate).text
    return Trace("预算执行率", value: text, formula: "\(outturn.digits) ÷ \(budget.digits) = \(text)", children: facts)
  }

  private static func paceReasons(_ project: MonitoredProject, _ thresholds: Thresholds, _ facts: [Trace]) -> [Reason] {
    guard let rate = project.executionRate else {
      return [Reason(light: .green, text: "没有预算数或执行数，支出进度未判断", trace: facts[0])]
    }
    for (line, light) in [(thresholds.red, Light.red), (thresholds.amber, .amber)] {
      let due = project.pace * line.ratio
      guard rate < due else { continue }
      let given = causes(project)
      let text =
        "执行率\(Percentage(of: rate).text)，低于序时进度\(Percentage(of: project.pace).text)的\(Percentage(of: line.ratio, decimals: 0).text)（\(Percentage(of: due).text)）"
        + (given.isEmpty ? "" : "，填报原因：\(given.joined(separator: "、"))")
      return [
        Reason(light: light, text: text, trace: Trace("支出进度", value: light.label, formula: text, children: facts + thresholds.leaves))
      ]
    }
    return []
  }

  /// The causes that the unit gave, each once.
  private static func causes(_ project: MonitoredProject) -> [String] {
    project.rows.map(\.cause.withoutSpaces).reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
  }

  /// One ground for all rows that cannot be reached: a merged cell often says it of many at once.
  private static func impossibleReasons(_ project: MonitoredProject) -> [Reason] {
    let rows = project.rows.filter { $0.likelihood == .impossible }
    guard let first = rows.first else { return [] }
    let names = rows.count == 1 ? "“\(first.indicator.name)”" : "“\(first.indicator.name)”等\(rows.count)项指标"
    let text =
      "\(names)完成目标可能性为“\(first.likelihoodText.withoutSpaces)”"
      + (first.cause.withoutSpaces.isEmpty ? "" : "，原因：\(first.cause.withoutSpaces)")
    return [
      Reason(
        light: .red, text: text,
        trace: Trace(
          "完成目标可能性", value: Light.red.label, formula: text,
          children: rows.map { Trace.recorded($0.indicator.name, value: $0.likelihoodText, $0.row.citation) }))
    ]
  }

  private static func rowReasons(_ row: MonitoredRow, _ thresholds: Thresholds) -> [Reason] {
    let name = row.indicator.name
    let (target, forecast) = (row.indicator.target.text, row.row.forecast.text)
    let facts = [
      Trace.recorded("年度指标值", value: target, row.indicator.citation),
      Trace.recorded("全年预计", value: forecast.isEmpty ? "（空白）" : forecast, row.row.citation),
    ]
    func reason(_ light: Light, _ text: String, _ more: [Trace] = []) -> Reason {
      Reason(
        light: light, text: text,
        trace: Trace("“\(name)”", value: light == .green ? "提示" : light.label, formula: text, children: facts + more))
    }
    var reasons: [Reason] = []
    if row.forecast == .missed, row.likelihood != .impossible {
      let because = row.cause.withoutSpaces.isEmpty ? "，没有写明原因" : "，原因：\(row.cause.withoutSpaces)"
      reasons.append(reason(.amber, "“\(name)”全年预计\(forecast)，达不到目标\(target)" + because))
    } else if row.likelihood == .possible {
      reasons.append(reason(.amber, "“\(name)”完成目标可能性为“\(row.likelihoodText)”，不能确定完成"))
    }
    if let completion = row.forecastCompletion, completion >= thresholds.overshoot.ratio {
      reasons.append(reason(.green, "“\(name)”全年预计为目标的\(Percentage(of: completion).text)，目标可能偏低", [thresholds.overshootLeaf]))
    }
    return reasons
  }
}

extension MonitoredRow {
  /// Forecast ÷ target of a count that is to be high; nil where it says nothing. Rates are bounded and cannot overshoot.
  var forecastCompletion: Ratio? {
    guard indicator.effectiveDirection == .increasing, indicator.target.dimension != .ratio,
      indicator.target.isComparable(with: row.forecast),
      let target = indicator.target.magnitude, let forecast = row.forecast.magnitude
    else { return nil }
    return forecast.divided(by: target)
  }
}
