/// The rules on monitoring reports (运行监控核查), in the order of their codes.
package enum MonitoringRules {
  package static let all: [Rule<MonitoredProject>] = [
    .mo01ExecutionRate, .mo02CauseAndMeasure, .mo03KnownLikelihood, .mo04ValueToDate, .mo05PointValue, .mo06OutturnWithinBudget,
    .mo07FundParts, .mo08WellFormedPercent, .mo09SameDimension, .mo10NothingPaid, .mo11LikelihoodAgrees, .mo12TargetTooLow,
    .mo13ForecastKeepsComparator, .mo14PaymentPlausible, .mo16LedgerAgrees,
  ]
}
