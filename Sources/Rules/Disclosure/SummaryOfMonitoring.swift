package import HengDomain
package import HengFacts
package import HengValues

extension MonitoringSummary {
  /// The latest round of each project; projects without one, and secret ones, are left out.
  package init(
    _ projects: [(ledger: ProjectLedger, signal: MonitoringSignal?)], department: String, year: FiscalYear
  ) {
    let known = projects.compactMap { entry in
      entry.ledger.monitoring.last.map { (ledger: entry.ledger, report: $0, signal: entry.signal) }
    }.filter { !$0.ledger.project.isSecret && $0.ledger.project.year == year }
    let amounts = known.map { $0.report.amounts(of: $0.ledger.project) }
    let rows = zip(known, amounts).enumerated().map { index, line in
      let (entry, money) = line
      let key = "summary.monitoring.\(index)"
      return Row(
        project: entry.ledger.project.name, unit: entry.ledger.project.implementingUnit, period: entry.report.period.monthsText,
        money: SummaryMoney(key, budget: money.budget, outturn: money.outturn),
        light: entry.signal.map { Figure(key: "\(key).light", text: Light($0.light).rawValue, trace: $0.trace) },
        reasons: entry.signal?.reasons.map(\.text) ?? [])
    }
    let total = SummaryMoney(
      "summary.monitoring.total", budget: SummedAmount.sum("年初预算数合计", amounts.compactMap(\.budget)),
      outturn: SummedAmount.sum("累计执行数合计", amounts.compactMap(\.outturn)))
    let counts = Light.allCases.map { light in
      let records = known.filter { $0.signal.map { Light($0.light) } == light }.map {
        (name: $0.ledger.project.name, value: light.rawValue, citation: $0.report.citation)
      }
      return Count(light, .count("summary.monitoring.count.\(light)", "\(light.rawValue)项目数", of: records))
    }
    self.init(department: department, year: year, rows: rows, total: total, counts: counts)
  }
}

extension MonitoringSummary.Light {
  init(_ light: MonitoringSignal.Light) {
    switch light {
    case .red: self = .red
    case .amber: self = .amber
    case .green: self = .green
    }
  }
}

extension MonitoringReport {
  /// Budget and outturn to date as the form records them; nil where a cell is empty.
  fileprivate func amounts(of project: Project) -> (budget: SummedAmount?, outturn: SummedAmount?) {
    let total = funds.first { $0.kind == .total }
    func amount(_ label: String, _ printed: PrintedAmount?) -> SummedAmount? {
      printed.map {
        SummedAmount(
          money: $0.money,
          trace: .recorded("“\(project.name)”\(label)", value: $0.money.printed(in: .wanYuan).text, total?.citation ?? citation))
      }
    }
    return (
      amount("年初预算数", total?.initialBudget.value ?? total?.revisedBudget.value),
      amount("\(period.monthsText)执行数", total?.outturn.value)
    )
  }
}
