import HengDomain
import HengSamples
import HengValues

extension SampleProjectReader {
  func indicators() throws(SampleError) -> [Indicator] {
    var indicators: [Indicator] = []
    for (index, row) in sample.indicators.enumerated() {
      indicators.append(
        Indicator(
          id: indicatorID(index), order: index, level1: try reader.choice(IndicatorLevel1(rawValue: row.level1), row.level1),
          level2: try reader.choice(IndicatorLevel2(rawValue: row.level2), row.level2), name: row.name, definition: row.definition,
          target: IndicatorValue(parsing: row.target ?? "", name: row.name), basis: row.basis,
          weight: try decimal(row.weight).value, citation: citation(row.lines)))
    }
    return indicators
  }

  private func indicatorID(_ index: Int) -> ID<Indicator> { ID("\(id).indicator.\(index + 1)") }

  func monitoring(_ year: FiscalYear, funds: [FundRow], indicators: [Indicator]) throws(SampleError) -> MonitoringReport {
    let period = try reader.value { () throws(ValueError) in try Period(sample.period ?? "", in: year) }
    var rows: [MonitoringRow] = []
    var covered = 0
    for (row, indicator) in zip(sample.indicators, indicators) {
      let span = covered > 0 ? 0 : row.mergedRows ?? 1
      covered = max(covered, span) - 1
      rows.append(
        MonitoringRow(
          indicator: indicator.id, valueToDate: IndicatorValue(parsing: row.toDate ?? "", name: row.name),
          forecast: IndicatorValue(parsing: row.forecast ?? "", name: row.name), cause: row.cause ?? "",
          likelihoodText: row.likelihood ?? "", correctiveAction: row.remedy ?? "", remark: row.remark ?? "", mergedRows: span,
          citation: citation(row.lines)))
    }
    return MonitoringReport(
      id: ID("\(id).monitoring.1"), project: ID(id), targetSheet: sheetID, round: 1, period: period,
      layout: sample.variant == "B" ? .brief : .withLikelihood, objective: sample.objective, funds: funds, rows: rows,
      state: .submitted, citation: citation(sample.lines))
  }

  func selfEvaluation(
    funds: [FundRow], indicators: [Indicator], payments: [Payment]
  ) throws(SampleError) -> SelfEvaluation {
    var rows: [SelfEvaluationRow] = []
    for (row, indicator) in zip(sample.indicators, indicators) {
      guard let weight = try decimal(row.weight).value else {
        throw SampleError(file: reader.file, reason: "指标“\(row.name)”没有分值")
      }
      let actual = IndicatorValue(parsing: row.actual ?? "", name: row.name)
      rows.append(
        SelfEvaluationRow(
          indicator: indicator.id, actual: actual, actualSource: actual.source(among: payments), weight: weight,
          printedScore: try decimal(row.score), citation: citation(row.lines)))
    }
    return SelfEvaluation(
      id: ID("\(id).selfEvaluation.1"), project: ID(id), targetSheet: sheetID, funds: funds, objective: sample.objective,
      achievement: sample.objectiveActual ?? "", rows: rows, printedTotal: try decimal(sample.totals?.score),
      selfGrade: sample.totals.flatMap { Grade(rawValue: $0.selfGrade) },
      reviewGrade: sample.totals.flatMap { Grade(rawValue: $0.reviewGrade) }, state: .published, citation: citation(sample.lines))
  }
}

extension IndicatorValue {
  /// Where a published actual value comes from: the payments when it is just their payees or their sum, else the paper.
  fileprivate func source(among payments: [Payment]) -> ActualSource {
    guard !payments.isEmpty, !isBound, let magnitude else { return .typed }
    let counted: Ratio?
    switch dimension {
    case .money(per: []): counted = payments.map(\.amount).sum.yuan.ratio
    case .count(let unit):
      let payees = payments.compactMap(\.payees)
      counted = payees.count == payments.count && payees.allSatisfy { $0.unit == unit } ? payees.map(\.value.ratio).reduce(.zero, +) : nil
    default: counted = nil
    }
    return counted == magnitude ? .payments(payments.map(\.id)) : .typed
  }
}
