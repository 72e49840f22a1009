/// The rules on the explanation of final accounts (决算情况说明核查), in the order of their codes.
package enum NarrativeRules {
  package static let all: [Rule<AccountsSubject>] = [
    .fa100OverallTotals, .fa101ChangePercent, .fa102OverallPrior, .fa103Direction, .fa110Receipts, .fa120Payments, .fa121BasicPayments,
    .fa122ProjectPayments, .fa123PaymentShares, .fa130AppropriationTotals, .fa131AppropriationPrior, .fa140GeneralTotal,
    .fa141ShareOfPayments, .fa142PersonnelAndOperating, .fa143ClassShares, .fa144InitialBudgets, .fa145Outturns, .fa146Deviations,
    .fa150Basic, .fa151Components, .fa152Fragments, .fa160ThreePublicTotal, .fa161ThreePublicParts, .fa162ThreePublicCompletion,
    .fa163ThreePublicChange, .fa164VehiclesBought, .fa170AgencyOperating, .fa171Procurement, .fa172Vehicles, .fa180EvaluatedShare,
    .fa181GradeCounts, .fa182Summaries, .fa183DepartmentExecution, .fa184EvaluatedFunds, .fa185SchemeOutturn, .fa186SchemeWithinLine,
    .fa190Deadline, .fa191Chapters, .fa192PriorScope, .fa193DuplicateHeadings, .fa194Headline, .fa195WellFormedCounts,
    .fa196OperatingReasons, .fa197EvaluatedWithinProjects, .fa198InitialBudgetScope, .fa199SummariesComplete, .fa200DepartmentForm,
    .fa201Crowds, .fa202YearSpans, .fa203ComparisonWords, .fa204HeadingsAndDates, .fa205NamedItems, .fa206PurposeAndNature,
    .fa207NamesOfItems, .fa208PurposeOfItem, .fa209OneName,
  ]
}
