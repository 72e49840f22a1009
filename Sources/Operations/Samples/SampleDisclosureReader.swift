import HengDomain
import HengSamples
import HengValues

/// Makes the written parts of one sample county's disclosure.
struct SampleDisclosureReader {
  let sample: SampleDisclosure
  let division: AdministrativeDivision
  let year: FiscalYear
  let ledgers: [ProjectLedger]
  let reader: SampleReader

  init(_ sample: SampleDisclosure, counties: [SampleCounty], ledgers: [ProjectLedger]) throws(SampleError) {
    let reader = SampleReader(file: "\(sample.county)/\(sample.year)/disclosure.yaml")
    self.sample = sample
    self.reader = reader
    self.ledgers = ledgers
    division = try reader.division(of: sample.county, among: counties)
    year = try reader.value { () throws(ValueError) in try FiscalYear(sample.year) }
  }

  func record() throws(SampleError) -> DisclosureRecord {
    var texts: [DisclosureText: String] = [:]
    for (key, text) in sample.texts ?? [:] { texts[try reader.choice(DisclosureText(key: key), key)] = text }
    var reports: [EvaluationReport] = []
    for report in sample.reports { reports.append(try self.report(report)) }
    var corrections: [ProjectCorrection] = []
    for correction in sample.corrections ?? [] { corrections.append(try self.correction(correction)) }
    return DisclosureRecord(
      county: division, year: year, department: sample.department, duties: sample.duties ?? [], organisation: sample.organisation ?? [],
      texts: texts, departmentEvaluation: try departmentEvaluation(), targets: targets, reports: reports, corrections: corrections,
      citation: citation(sample.lines))
  }

  private func citation(_ lines: String) -> Citation { Citation(paper: sample.paper, lines: lines) }

  private func departmentEvaluation() throws(SampleError) -> DepartmentEvaluation? {
    guard let evaluation = sample.departmentEvaluation else { return nil }
    return DepartmentEvaluation(
      score: try evaluation.score.map { text throws(SampleError) in
        try reader.value { () throws(ValueError) in try ExactDecimal(parsing: text) }
      }, achievements: evaluation.achievements, problems: evaluation.problems, measures: evaluation.measures,
      citation: citation(evaluation.lines))
  }

  private var targets: DepartmentTargets? {
    sample.targets.map { targets in
      DepartmentTargets(
        overall: targets.overall, items: targets.items.map { DepartmentTargets.Item(title: $0.title, text: $0.text) },
        safeguards: targets.safeguards.map { DepartmentTargets.Item(title: $0.title, text: $0.text) }, citation: citation(targets.lines))
    }
  }

  private func correction(_ entry: SampleDisclosure.Correction) throws(SampleError) -> ProjectCorrection {
    ProjectCorrection(
      project: try ledger(entry.project, reader).project.id, indicator: entry.indicator ?? "",
      field: try reader.choice(ProjectCorrection.Field(rawValue: entry.field), entry.field), value: entry.value, reason: entry.reason,
      citation: citation(entry.lines))
  }

  private func ledger(_ key: String, _ reader: SampleReader) throws(SampleError) -> ProjectLedger {
    try reader.choice(ledgers.first { $0.project.id.text == "\(sample.county).\(sample.year).\(key)" }, key)
  }
}

extension SampleDisclosureReader {
  private func report(_ sample: SampleReport) throws(SampleError) -> EvaluationReport {
    let reader = SampleReader(file: "\(self.sample.county)/\(self.sample.year)/reports/\(sample.project).yaml")
    let ledger = try ledger(sample.project, reader)
    return EvaluationReport(
      id: ID("\(ledger.project.id.text).report.1"), project: ledger.project.id,
      kind: try reader.choice(EvaluationReport.Kind(rawValue: sample.kind), sample.kind), background: sample.background,
      bases: sample.bases, content: sample.content, implementation: sample.implementation, stageObjective: sample.stageObjective,
      evidence: try evidence(sample, of: ledger, reader), achievement: sample.achievement, experience: sample.experience,
      problems: sample.problems, measures: sample.measures, suggestions: sample.suggestions, otherMatters: sample.otherMatters ?? [],
      date: try sample.date.map { text throws(SampleError) in
        try reader.value { () throws(ValueError) in try CivilDate(text) }
      }, citation: citation(sample.lines))
  }

  /// By the indicator of the published sheet; a corrected sheet keeps the ids.
  private func evidence(
    _ sample: SampleReport, of ledger: ProjectLedger, _ reader: SampleReader
  ) throws(SampleError) -> [ID<Indicator>: String] {
    var evidence: [ID<Indicator>: String] = [:]
    for entry in sample.evidence {
      let indicators = ledger.targetSheets.first?.indicators.filter { $0.name == entry.indicator } ?? []
      guard let indicator = indicators.first, indicators.count == 1, evidence[indicator.id] == nil else {
        throw SampleError(file: reader.file, reason: "证据所说的指标“\(entry.indicator)”在自评表中没有，或不止一项")
      }
      evidence[indicator.id] = entry.text
    }
    return evidence
  }
}
