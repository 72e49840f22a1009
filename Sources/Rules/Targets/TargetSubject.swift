package import HengDomain
package import HengValues

/// What the PT rules judge: a target sheet with its project, its year and the papers beside it (绩效目标核查对象).
package struct TargetSubject: Sendable {
  package var sheet: PerformanceTargetSheet { didSet { read() } }
  package var project: Project
  /// The latest monitoring of the sheet; nil where there is none at hand.
  package var monitoring: MonitoringReport?
  /// Names and objectives of the county's other projects of the year.
  package var peers: [ScoringSheet.Peer]
  /// The year printed on the form (表头年度).
  package var year: FiscalYear
  /// The form's head and objective as printed, where it was read from a paper.
  package var head: [PrintedField] { didSet { read() } }
  /// Rows that carry an indicator; a nameless row that a form keeps is none.
  private(set) var rows: [Indicator] = []
  /// The objective as printed, or as recorded where no paper was read.
  private(set) var objective = ""
  /// The quantities that the objective states.
  private(set) var quantities: [StatedQuantity] = []

  package init(
    sheet: PerformanceTargetSheet, project: Project, monitoring: MonitoringReport? = nil, peers: [ScoringSheet.Peer] = [],
    year: FiscalYear? = nil, head: [PrintedField] = []
  ) {
    self.sheet = sheet
    self.project = project
    self.monitoring = monitoring
    self.peers = peers
    self.year = year ?? project.year
    self.head = head
    read()
  }

  /// What many rules look at is worked out once.
  private mutating func read() {
    rows = sheet.indicators.filter { !$0.name.withoutSpaces.isEmpty }
    let printed = head["年度总体目标"] ?? head["绩效目标"] ?? head["预期目标"]
    objective = printed.flatMap { $0.text.withoutSpaces.isEmpty ? nil : $0.text } ?? sheet.objective
    quantities = StatedQuantity.all(in: objective)
  }
}

extension TargetSubject {
  var totalFunds: FundRow? { sheet.funds.first { $0.kind == .total } }

  /// The amount that the targets are to be worth: the total row, or the project's budget where the form has none.
  var budget: PrintedAmount? {
    totalFunds?.initialBudget.value ?? totalFunds?.revisedBudget.value ?? project.initialBudget?.printed(in: sheet.unit)
  }

  var fundsPlace: Place {
    (totalFunds?.citation ?? sheet.citation).place(field: "年度资金总额")
  }

  var objectivePlace: Place {
    (head.citation("年度总体目标") ?? head.citation("绩效目标") ?? head.citation("预期目标") ?? Citation(paper: sheet.citation.paper, lines: "")).place(
      field: "年度总体目标")
  }

  var projectPlace: Place { head.citation("项目名称").map { $0.place(field: "项目名称") } ?? formPlace }

  var objectiveSide: Finding.Side { Finding.Side(label: "年度总体目标", figure: "", place: objectivePlace) }
  var projectSide: Finding.Side { Finding.Side(label: "项目名称", figure: project.name, place: projectPlace) }

  /// The day by which vocabularies and thresholds are read.
  var day: CivilDate { year.lastDay }

  var formPlace: Place {
    (sheet.citation.place == nil ? Citation(paper: sheet.citation.paper, lines: "") : sheet.citation).place(field: "绩效目标表“\(project.name)”")
  }

  /// The budget as one side of a finding.
  func budgetSide(_ budget: PrintedAmount) -> Finding.Side {
    Finding.Side(label: "年度资金总额", figure: budget.text, place: fundsPlace)
  }
}

extension Indicator {
  /// Cost stands under 成本指标, as a level of its own or below the outputs.
  var isCost: Bool { level1 == .cost || level2 == .cost }

  var isOutput: Bool { level1 == .output || level1 == .cost }

  var place: Place { citation.place(field: "“\(name)”") }

  var side: Finding.Side { Finding.Side(label: "\(level2.label) \(name)", figure: target.text, place: place) }

  var effectiveDirection: IndicatorDirection { direction ?? target.defaultDirection(level1: level1, level2: level2) }
}

/// The rules on target sheets (绩效目标核查), in the order of their codes.
package enum TargetRules {
  package static let all: [Rule<TargetSubject>] = [
    .pt01FundSources, .pt02CostsPartitionBudget, .pt03QuantityTimesPrice, .pt04UnitFitsMeaning, .pt05LevelFitsIndicator,
    .pt06Measurable, .pt07SatisfactionRange, .pt08QuantityNotMoney, .pt09ObjectiveOfProject, .pt10TitleYear, .pt11Tiers,
    .pt12ForecastReachesTarget, .pt13PaymentPlan, .pt14MandatoryIndicators, .pt15BoundedRate, .pt16NoDuplicate, .pt17BoundOfPolicy,
    .pt18RateOfObjective, .pt19ObjectiveCovered, .pt20PriceHasQuantity, .pt21FloorsWithinBudget, .pt22MoneyWritten, .pt23RateNamed,
    .pt24OutputRestated, .pt25ComparatorWritten, .pt26CurrentTerms, .pt27CleanText, .pt28OneTerm, .pt29DepartmentCode, .pt30BasisIsDocument,
    .pt31DefinitionDefines, .pt32FundLevel, .pt33OwnIndicator, .pt34PurposeAgrees, .pt35PricePerWhat, .pt37UnwantedRates,
  ]

  /// The rules on names, classes and values, which hold for the targets printed on a self-evaluation too; its money is judged by the SC rules.
  package static let onEvaluations: [Rule<TargetSubject>] = [
    .pt04UnitFitsMeaning, .pt05LevelFitsIndicator, .pt06Measurable, .pt07SatisfactionRange, .pt08QuantityNotMoney, .pt10TitleYear,
    .pt15BoundedRate, .pt16NoDuplicate, .pt17BoundOfPolicy, .pt18RateOfObjective, .pt22MoneyWritten, .pt23RateNamed, .pt24OutputRestated,
    .pt26CurrentTerms, .pt27CleanText, .pt28OneTerm, .pt33OwnIndicator, .pt35PricePerWhat,
  ]
}
