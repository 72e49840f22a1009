@testable import HengDocuments
import HengDomain
import HengValues

/// What each form must say, taken from the record without the forms' own code.
extension Entry {
  func words(_ text: (Value) -> String) -> String {
    switch self {
    case .value(let value): text(value)
    case .blank, .unfilled: ""
    case .notApplicable: "—"
    }
  }
}

extension Entry<PrintedAmount> {
  func words(decimals: Int = 0) -> String {
    words { "\($0.digits.widened(to: Swift.max($0.digits.decimals, decimals)) ?? $0.digits)" }
  }
}

extension FundRow {
  func rateWords(over budget: Entry<PrintedAmount>) -> String {
    guard rate == .unfilled, let budget = budget.value, let paid = outturn.value, let ratio = paid.money.ratio(to: budget.money) else {
      return rate.words { $0 }
    }
    return Percentage(of: ratio).text
  }
}

extension ProjectLedger {
  func expectedTarget(_ layout: TargetLayout) -> TargetFormContent? {
    guard let sheet = targetSheet else { return nil }
    let decimals = layout == .hebei ? 2 : 0
    let amount = { (kind: FundRow.Kind) in sheet.funds.first { $0.kind == kind }?.initialBudget.words(decimals: decimals) ?? "" }
    var content = TargetFormContent(layout: layout)
    content.project = project.name
    content.moneyUnit = sheet.unit.rawValue
    content.unit = project.implementingUnit
    content.total = amount(.total)
    content.fiscalAppropriation = amount(.fiscalAppropriation)
    content.otherFunds = amount(.otherFunds)
    content.objective = sheet.objective
    if layout == .ningxia {
      content.year = "\(project.year.year)"
      content.department = project.supervisingDepartment
      content.departmentCode = project.supervisingDepartmentCode ?? ""
      content.nature = project.nature ?? ""
      content.duration = project.duration ?? ""
    } else {
      content.unitCode = project.unitCode?.text ?? ""
      content.code = project.code?.text ?? ""
      content.purpose = project.purpose ?? ""
      content.paymentPlan = project.paymentPlan?.percents.map { $0.words { "\($0)" } } ?? ["", "", "", ""]
    }
    content.lines = sheet.indicators.map { indicator in
      TargetFormContent.Line(
        levels: PrintedLevels(level1: indicator.level1.label, level2: indicator.level2.label), name: indicator.name,
        definition: layout == .hebei ? indicator.definition ?? "" : "", target: indicator.target.text,
        basis: layout == .hebei ? indicator.basis ?? "" : "")
    }
    return content
  }

  var expectedMonitoring: MonitoringFormContent? {
    guard let report = monitoring.last else { return nil }
    let indicators = indicators(of: report.targetSheet)
    var content = MonitoringFormContent(layout: report.layout)
    content.project = project.name
    content.year = "\(report.period.year.year)"
    content.months = report.period.monthsText
    content.moneyUnit = report.unit.rawValue
    content.department = project.supervisingDepartment
    content.unit = project.implementingUnit
    for kind in [FundRow.Kind.total, .fiscalAppropriation, .otherFunds] {
      guard let row = report.funds.first(where: { $0.kind == kind }) else {
        content.funds[kind] = MonitoringFormContent.Fund()
        continue
      }
      content.funds[kind] = MonitoringFormContent.Fund(
        initialBudget: row.initialBudget.words(), outturn: row.outturn.words(), rate: row.rateWords(over: row.initialBudget))
    }
    content.objective = report.objective
    let isBrief = report.layout == .brief
    content.lines = report.rows.compactMap { row in
      indicators[row.indicator].map { indicator in
        MonitoringFormContent.Line(
          levels: PrintedLevels(level1: indicator.level1.label, level2: indicator.level2.label), name: indicator.name,
          target: indicator.target.text, valueToDate: row.valueToDate.text, forecast: row.forecast.text, cause: row.cause,
          likelihood: isBrief ? "" : row.likelihoodText, correctiveAction: isBrief ? "" : row.correctiveAction, remark: row.remark,
          mergedRows: row.mergedRows)
      }
    }
    return content
  }

  var expectedSelfEvaluation: SelfEvaluationFormContent? {
    guard let record = selfEvaluations.last else { return nil }
    let indicators = indicators(of: record.targetSheet)
    var content = SelfEvaluationFormContent()
    content.project = project.name
    content.year = "\(project.year.year)"
    content.moneyUnit = record.unit.rawValue
    content.isOwnSource = project.sources.contains { $0.level == .county || $0.level == .other }
    content.isTransfer = project.sources.contains { [.central, .provincial, .municipal].contains($0.level) }
    content.department = project.supervisingDepartment
    content.unit = project.implementingUnit
    for kind in FundRow.Kind.allCases {
      guard let row = record.funds.first(where: { $0.kind == kind }) else {
        content.funds[kind] = SelfEvaluationFormContent.Fund()
        continue
      }
      let budget = row.revisedBudget.value == nil ? row.initialBudget : row.revisedBudget
      content.funds[kind] = SelfEvaluationFormContent.Fund(
        initialBudget: row.initialBudget.words(), revisedBudget: row.revisedBudget.words(), outturn: row.outturn.words(),
        weight: row.weight.words { "\($0)" }, rate: row.rateWords(over: budget), score: row.score.words { "\($0)" })
    }
    content.objective = record.objective
    content.achievement = record.achievement
    let points = Dictionary(grouping: record.rows) { indicators[$0.indicator]?.level1 }
      .mapValues { $0.map(\.weight).reduce(.zero, +).trimmed.description }
    content.lines = record.rows.compactMap { row in
      indicators[row.indicator].map { indicator in
        SelfEvaluationFormContent.Line(
          levels: PrintedLevels(
            level1: indicator.level1.label, points: points[indicator.level1] ?? "", level2: indicator.level2.label),
          name: indicator.name, target: indicator.target.text, actual: row.actual.text, weight: "\(row.weight)",
          score: row.printedScore.words { "\($0)" }, deviation: row.deviation)
      }
    }
    content.total = record.printedTotal.words { "\($0)" }
    content.selfGrade = record.selfGrade
    content.reviewGrade = record.reviewGrade
    return content
  }

  func expected(_ kind: FormKind) -> FormContent? {
    switch kind {
    case .targetNingxia: expectedTarget(.ningxia).map(FormContent.target)
    case .targetHebei: expectedTarget(.hebei).map(FormContent.target)
    case .monitoringXingqing: expectedMonitoring.map(FormContent.monitoring)
    case .selfEvaluationShanxi: expectedSelfEvaluation.map(FormContent.selfEvaluation)
    }
  }
}
