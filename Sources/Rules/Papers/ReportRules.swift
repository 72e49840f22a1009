/// The rules on an evaluation report inside a paper (报告核查).
package enum ReportRules {
  package static let all: [Rule<ReportSubject>] = [
    .pa01PrintedOnce, .pa02ParagraphOfIndicator, .pa03OwnLevel, .pa04PartScores, .pa05TableTotal, .pa06FinalScore, .pa07FiguresOfForm,
    .pa08SameAmounts, .pa09Reached, .pa10IndicatorCodes, .pa11IndicatorNames, .pa12PeopleNotMoney, .pa13YuanOrWan,
    .pa14AverageWithinCap, .pa15PaidAndReturned, .pa16PeopleTimesStandard, .pa17Beneficiaries, .pa18DirectPayment,
  ]
}
