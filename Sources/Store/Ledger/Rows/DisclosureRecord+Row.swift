import HengDomain
import HengValues

extension DisclosureRecord {
  private var owner: LedgerRow { ["accounts": .text(key.text)] }

  func row() throws(LedgerError) -> LedgerRow {
    try owner + ["approved_on": .text(ifPresent: approvedOn?.text)] + .citation(citation)
  }

  /// In the order in which the tables are filled.
  func lines() throws(LedgerError) -> [LedgerRecord.Lines] {
    try requireOneEach(reports.map(\.id.text), "评价报告编号")
    let rows: [(LedgerTable, [LedgerRow])] = [
      (.disclosureText, try textRows()),
      (.disclosureItem, itemRows()),
      (.departmentEvaluation, try evaluationRows()),
      (.departmentTargets, try targetsRows()),
      (.departmentTarget, targetRows()),
      (.evaluationReport, try reportRows()),
      (.reportParagraph, paragraphRows()),
      (.reportEvidence, evidenceRows()),
      (.projectCorrection, try correctionRows()),
    ]
    return rows.map { LedgerRecord.Lines(table: $0.0, owner: "accounts", rows: $0.1) }
  }

  private func textRows() throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for (kind, text) in texts.map({ (kind: $0, text: $1) }).sorted(by: { $0.kind.key < $1.kind.key }) {
      guard DisclosureText(key: kind.key) == kind else {
        throw .refused(.unstorable(what: "说明文字", text: kind.label, reason: "没有这一项说明"))
      }
      rows.append(owner + ["key": .text(kind.key), "text": .text(text)])
    }
    return rows
  }

  private func itemRows() -> [LedgerRow] {
    let lists: [(DisclosureList, [String])] = [
      (.duty, duties), (.organisation, organisation), (.achievement, departmentEvaluation?.achievements ?? []),
      (.problem, departmentEvaluation?.problems ?? []), (.measure, departmentEvaluation?.measures ?? []),
    ]
    return lists.flatMap { list, items in
      items.enumerated().map { owner + ["list": .text(list.rawValue), "ordering": .integer($0), "text": .text($1)] }
    }
  }

  private func evaluationRows() throws(LedgerError) -> [LedgerRow] {
    guard let evaluation = departmentEvaluation else { return [] }
    return [try owner + ["score": .decimal(evaluation.score)] + .citation(evaluation.citation)]
  }

  private func targetsRows() throws(LedgerError) -> [LedgerRow] {
    guard let targets else { return [] }
    return [try owner + ["overall": .text(targets.overall)] + .citation(targets.citation)]
  }

  private func targetRows() -> [LedgerRow] {
    [("item", targets?.items ?? []), ("safeguard", targets?.safeguards ?? [])].flatMap { list, items in
      items.enumerated().map {
        owner + ["list": .text(list), "ordering": .integer($0), "title": .text($1.title), "text": .text($1.text)]
      }
    }
  }

  private func reportRows() throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for (ordering, report) in reports.enumerated() {
      rows.append(
        try owner + [
          "ordering": .integer(ordering), "id": .id(report.id), "project": .id(report.project), "kind": .text(report.kind.rawValue),
          "stage_objective": .text(report.stageObjective), "achievement": .text(report.achievement),
          "date": .text(ifPresent: report.date?.text),
        ] + .citation(report.citation))
    }
    return rows
  }

  private func paragraphRows() -> [LedgerRow] {
    reports.flatMap { report in
      ReportSection.allCases.flatMap { section in
        report[keyPath: section.paragraphs].enumerated().map {
          owner + ["report": .id(report.id), "section": .text(section.rawValue), "ordering": .integer($0), "text": .text($1)]
        }
      }
    }
  }

  private func evidenceRows() -> [LedgerRow] {
    reports.flatMap { report in
      report.evidence.sorted { $0.key < $1.key }.map {
        owner + ["report": .id(report.id), "indicator": .id($0.key), "text": .text($0.value)]
      }
    }
  }

  private func correctionRows() throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for (ordering, correction) in corrections.enumerated() {
      rows.append(
        try owner + [
          "ordering": .integer(ordering), "project": .id(correction.project), "indicator": .text(correction.indicator),
          "field": .text(correction.field.rawValue), "value": .text(correction.value), "reason": .text(correction.reason),
        ] + .citation(correction.citation))
    }
    return rows
  }
}

/// The lists of items that one table keeps.
enum DisclosureList: String {
  case duty, organisation, achievement, problem, measure
}

/// The parts of a report that are lists of paragraphs.
enum ReportSection: String, CaseIterable {
  case background, basis, content, implementation, experience, problem, measure, suggestion, otherMatter

  var paragraphs: KeyPath<EvaluationReport, [String]> {
    switch self {
    case .background: \.background
    case .basis: \.bases
    case .content: \.content
    case .implementation: \.implementation
    case .experience: \.experience
    case .problem: \.problems
    case .measure: \.measures
    case .suggestion: \.suggestions
    case .otherMatter: \.otherMatters
    }
  }
}

extension EvaluationReport {
  init(_ row: SQLRow, paragraphs: [String: [String]], evidence: [ID<Indicator>: String]) throws(StoreError) {
    func list(_ section: ReportSection) -> [String] { paragraphs[section.rawValue] ?? [] }
    self.init(
      id: try row.id("id"), project: try row.id("project"), kind: try row.choice("kind"), background: list(.background),
      bases: list(.basis), content: list(.content), implementation: list(.implementation),
      stageObjective: try row.text("stage_objective"), evidence: evidence, achievement: try row.text("achievement"),
      experience: list(.experience), problems: list(.problem), measures: list(.measure), suggestions: list(.suggestion),
      otherMatters: list(.otherMatter), date: try row.optionalDate("date"), citation: try row.citation())
  }
}

extension ProjectCorrection {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      project: try row.id("project"), indicator: try row.text("indicator"), field: try row.choice("field"),
      value: try row.text("value"), reason: try row.text("reason"), citation: try row.citation())
  }
}

extension DepartmentTargets.Item {
  init(_ row: SQLRow) throws(StoreError) { self.init(title: try row.text("title"), text: try row.text("text")) }
}
