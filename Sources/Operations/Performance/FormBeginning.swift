import HengDocuments
import HengDomain
import HengRules
import HengValues

/// Begins the papers of a project (新建表): everything that the ledger, the registration and last year's papers know stands in them.
enum FormBeginning {
  // MARK: Targets

  /// The first target sheet: last year's indicators and objective where the project had one, else a row for each class.
  static func target(_ ledger: ProjectLedger, after last: ProjectLedger?, layout: TargetLayout) -> PerformanceTargetSheet {
    let project = ledger.project
    let id = ID<PerformanceTargetSheet>("\(project.id.text).target.1")
    let old = last?.targetSheet
    let rows: [Indicator] =
      old.map { $0.indicators.sorted { $0.order < $1.order } }
      ?? FormLevels.ofOpenForm.enumerated().map { place, levels in
        Indicator(
          id: ID(""), order: place, level1: levels.level1, level2: levels.level2, name: "", target: IndicatorValue(parsing: "", name: ""),
          citation: typed(place))
      }
    return PerformanceTargetSheet(
      id: id, project: project.id, layout: layout, objective: old?.objective ?? "", funds: funds(project, .target),
      indicators: rows.enumerated().map { place, row in
        var row = row
        (row.id, row.order, row.citation) = (ID("\(id.text).i\(place + 1)"), place, typed(place))
        return row
      }, state: .draft, citation: Citation(paper: Citation.typedPaper, lines: "绩效目标表"))
  }

  private static func typed(_ place: Int) -> Citation { Citation(paper: Citation.typedPaper, lines: "第\(place + 1)项指标") }

  // MARK: Monitoring

  /// The report of the next round, with what the payments tell and what the round before forecast, and why; nil without a target sheet.
  static func monitoring(_ ledger: ProjectLedger, through period: Period, layout: MonitoringLayout) -> MonitoringReport? {
    guard let sheet = ledger.targetSheet else { return nil }
    let project = ledger.project
    let before = ledger.monitoring.max { $0.round < $1.round }
    let last = Dictionary((before?.rows ?? []).map { ($0.indicator, $0) }) { first, _ in first }
    let round = (before?.round ?? 0) + 1
    let named = sheet.indicators.sorted { $0.order < $1.order }.filter { !$0.name.isEmpty }
    return MonitoringReport(
      id: ID("\(project.id.text).monitoring.\(round)"), project: project.id, targetSheet: sheet.id, round: round, period: period,
      layout: layout, objective: sheet.objective, unit: sheet.unit,
      funds: sheet.funds.isEmpty
        ? funds(project, .monitoring)
        : sheet.funds.map { row in
          FundRow(kind: row.kind, initialBudget: row.initialBudget, citation: row.citation)
        },
      rows: named.enumerated().map { place, indicator in
        let (told, old) = (ledger.evidence(of: indicator, through: period), last[indicator.id])
        return MonitoringRow(
          indicator: indicator.id, valueToDate: told?.value ?? empty, forecast: old?.forecast ?? empty, cause: old?.cause ?? "",
          causes: old?.causes ?? [], likelihoodText: old?.likelihoodText ?? "", correctiveAction: old?.correctiveAction ?? "",
          citation: typed(place))
      }, state: .draft, citation: Citation(paper: Citation.typedPaper, lines: "运行监控表第\(round)次"))
  }

  // MARK: Self-evaluation

  /// The self-evaluation with what the payments tell and the points of the profile; nil without a target sheet.
  static func selfEvaluation(_ ledger: ProjectLedger, _ profile: ScoringProfile) -> SelfEvaluation? {
    guard let sheet = ledger.targetSheet else { return nil }
    let project = ledger.project
    let named = sheet.indicators.sorted { $0.order < $1.order }.filter { !$0.name.isEmpty }
    let weights = weights(named, profile)
    return SelfEvaluation(
      id: ID("\(project.id.text).selfEvaluation.\(ledger.selfEvaluations.count + 1)"), project: project.id, targetSheet: sheet.id,
      unit: sheet.unit, funds: funds(project, .selfEvaluation), objective: sheet.objective, achievement: "",
      rows: named.enumerated().map { place, indicator in
        let evidence = ledger.evidence(of: indicator)
        return SelfEvaluationRow(
          indicator: indicator.id, actual: evidence?.value ?? empty,
          actualSource: evidence.map { .payments($0.outturn.payments.map(\.id)) } ?? .typed, weight: weights[place],
          printedScore: .unfilled, citation: typed(place))
      }, printedTotal: .unfilled, selfGrade: nil, reviewGrade: nil, state: .draft,
      citation: Citation(paper: Citation.typedPaper, lines: "绩效自评表"))
  }

  /// Points that were approved with the targets, else those of each level in equal parts.
  static func weights(_ indicators: [Indicator], _ profile: ScoringProfile) -> [ExactDecimal] {
    let points = profile.weights(
      hasCostGroup: indicators.contains { $0.level1 == .cost }, hasSatisfaction: indicators.contains { $0.level1 == .satisfaction })
    var weights = indicators.map { $0.weight ?? .zero }
    for level in IndicatorLevel1.allCases {
      let places = indicators.indices.filter { indicators[$0].level1 == level }
      guard !places.isEmpty, places.allSatisfy({ weights[$0].isZero }), let whole = points[level] else { continue }
      for (place, part) in zip(places, whole.split(places.count, decimals: profile.decimals)) { weights[place] = part }
    }
    return weights
  }

  private static let empty = IndicatorValue(parsing: "", name: "")

  // MARK: Money

  /// The rows of money by the project's registration (资金情况): budgets alone, for the ledger tells what was paid.
  static func funds(_ project: Project, _ record: FormKind.Record) -> [FundRow] {
    guard let whole = project.initialBudget ?? project.revisedBudget else { return [] }
    let unit = MoneyUnit.wanYuan
    let other = project.sources.filter { $0.level == .other && !$0.isCarriedOver }.map(\.amount).sum
    let carried = project.sources.filter(\.isCarriedOver).map(\.amount).sum
    let revised = project.revisedBudget ?? whole
    let citation = Citation(paper: "项目登记", lines: project.id.text)
    func row(_ kind: FundRow.Kind, _ initial: Money, _ revised: Money) -> FundRow {
      func entry(_ money: Money) -> Entry<PrintedAmount> { money.isZero ? .blank : .value(money.printed(in: unit)) }
      return FundRow(
        kind: kind, initialBudget: entry(initial), revisedBudget: record == .selfEvaluation ? entry(revised) : .blank,
        weight: kind == .total && record == .selfEvaluation ? .value(ExactDecimal(10)) : .blank, citation: citation)
    }
    // Carried-over money is of the year's whole, not of its appropriation, where the form parts them.
    let parted = record == .selfEvaluation ? carried : .zero
    var rows = [row(.total, whole, revised), row(.fiscalAppropriation, whole - other - parted, revised - other - parted)]
    if record == .selfEvaluation { rows.append(row(.carriedOver, carried, carried)) }
    return rows + [row(.otherFunds, other, other)]
  }
}
