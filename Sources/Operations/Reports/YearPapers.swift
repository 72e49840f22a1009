package import HengDocuments
package import HengDomain
import HengRules
import HengValues
import HengWriters

/// Every paper of a county's year (全年文书): each form of each project, reports and letters, lists, department papers and volumes.
package struct YearPapers: Sendable {
  package struct Paper: Sendable {
    /// Path without the ending: `001 生产道路/绩效目标表`.
    package let name: String
    package let document: Document
    package let origins: CellOrigins
  }

  package let key: CountyYear
  package let papers: [Paper]

  package var origins: CellOrigins { papers.map(\.origins).reduce(CellOrigins(), +) }
}

extension ReportDesk {
  /// The papers of a county's year in a fixed order; what a project or department cannot fill is left out.
  package func year(_ key: CountyYear) async throws(DeskError) -> YearPapers {
    guard let overview = try await ledger.overview(key) else { throw .other("台账中没有这个县区年度。请核对县区代码和年度") }
    let disclosures = try await disclosures(key)
    let before = try await lastYear(key)
    var papers: [YearPapers.Paper] = []
    do {
      for (place, assessment) in overview.assessments.enumerated() {
        let last = before.first { $0.project.isSucceeded(by: assessment.project) }
        papers += try project(assessment, number: place + 1, after: last?.ledger, disclosures)
      }
      for kind in ReportKind.kinds(about: .countyYear) {
        // A list of which the year has no line yet is none.
        guard let document = try? print.document(kind, overview: overview) else { continue }
        papers.append(YearPapers.Paper(name: "全县/\(kind.title)", document: document, origins: CellOrigins(derived: document.valueCells)))
      }
      for disclosure in disclosures { papers += try department(disclosure) }
    } catch { throw DeskError(error) }
    return YearPapers(key: key, papers: papers)
  }

  private func lastYear(_ key: CountyYear) async throws(DeskError) -> [ProjectAssessment] {
    guard let year = try? FiscalYear(key.year.year - 1) else { return [] }
    return try await ledger.overview(CountyYear(county: key.county, year: year))?.assessments ?? []
  }

  private func project(
    _ assessment: ProjectAssessment, number: Int, after last: ProjectLedger?, _ disclosures: [Disclosure]
  ) throws(PrintError) -> [YearPapers.Paper] {
    let folder = Self.numbered(number) + " " + assessment.project.name.asFileName
    var papers: [YearPapers.Paper] = []
    let typing = FormTyping(assessment, after: last, try? print.profile(of: assessment))
    for (kind, layout) in assessment.forms.offered(assessment.ledger) {
      let document: Document
      do throws(FormError) {
        document = try OfficialForm.document(layout, assessment.ledger, county: assessment.county, facts: assessment.formFacts)
      } catch { throw PrintError(message: error.message) }
      let typed = min(assessment.ledger.inForce(kind).map { typing.cells(of: $0, on: layout) } ?? 0, document.valueCells)
      papers.append(
        YearPapers.Paper(
          name: "\(folder)/\(kind.title)", document: document, origins: CellOrigins(typed: typed, derived: document.valueCells - typed)))
    }
    let disclosure = disclosures.first { $0.record.reports.contains { $0.project == assessment.project.id } }
    if let disclosure, let report = disclosure.record.reports.first(where: { $0.project == assessment.project.id }),
      !assessment.project.isSecret
    {
      let document = try print.document(.evaluation, project: assessment, disclosure: disclosure)
      papers.append(
        YearPapers.Paper(
          name: "\(folder)/\(report.kind.title)", document: document,
          origins: CellOrigins(typed: report.typedTexts, derived: document.valueCells)))
    }
    for (place, rectification) in assessment.ledger.rectifications.enumerated() {
      let (notice, count) = (rectification.notice, rectification.notice.problems.count)
      let letter = RectificationPapers.notice(notice, project: assessment.project.name, work: "绩效管理")
      papers.append(
        YearPapers.Paper(
          name: "\(folder)/\(notice.kind.label)\(place + 1)", document: letter,
          origins: CellOrigins(typed: count * 2, derived: letter.blocks.count)))
      guard let answer = rectification.answer else { continue }
      let reply = RectificationPapers.answer(
        answer, to: notice, project: assessment.project.name, unit: assessment.project.implementingUnit)
      papers.append(
        YearPapers.Paper(
          name: "\(folder)/整改回执\(place + 1)", document: reply,
          origins: CellOrigins(typed: count * 3, derived: max(0, reply.valueCells - count * 3))))
    }
    return papers
  }

  private func department(_ disclosure: Disclosure) throws(PrintError) -> [YearPapers.Paper] {
    let record = disclosure.record
    let folder = "部门 " + record.department.asFileName
    var papers: [YearPapers.Paper] = []
    if let evaluation = record.departmentEvaluation {
      let document = try print.document(.departmentEvaluation, disclosure: disclosure)
      let typed = evaluation.achievements.count + evaluation.problems.count + evaluation.measures.count + (evaluation.score == nil ? 0 : 1)
      papers.append(
        YearPapers.Paper(
          name: "\(folder)/部门整体支出绩效自评表", document: document,
          origins: CellOrigins(typed: typed, derived: max(0, document.valueCells - typed))))
    }
    if let targets = record.targets {
      let document = try print.document(.departmentTargets, disclosure: disclosure)
      papers.append(
        YearPapers.Paper(
          name: "\(folder)/部门整体绩效目标", document: document,
          origins: CellOrigins(typed: 1 + targets.items.count + targets.safeguards.count, derived: document.valueCells)))
    }
    let volume = disclosure.draft
    let typed = record.duties.count + record.organisation.count + record.texts.count
    papers.append(
      YearPapers.Paper(name: "\(folder)/部门决算公开", document: volume, origins: CellOrigins(typed: typed, derived: volume.valueCells)))
    return papers
  }

  private static func numbered(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}

extension ProjectLedger {
  /// The record that a form prints.
  fileprivate func inForce(_ kind: FormKind) -> FormRecord? {
    switch kind.record {
    case .target: targetSheet.map { .target($0) }
    case .monitoring: monitoring.last.map { .monitoring($0) }
    case .selfEvaluation: selfEvaluations.last.map { .selfEvaluation($0) }
    }
  }
}

extension EvaluationReport {
  fileprivate var typedTexts: Int {
    background.count + bases.count + content.count + implementation.count + experience.count + problems.count + measures.count
      + suggestions.count + otherMatters.count + evidence.count + (stageObjective.isEmpty ? 0 : 1) + (achievement.isEmpty ? 0 : 1)
  }
}

extension Document {
  /// Cells of tables that hold a value, and figures of running text.
  fileprivate var valueCells: Int {
    blocks.map { block in
      switch block {
      case .sheet(let sheet): sheet.rows.flatMap(\.cells).count { $0.role == .value && !$0.text.withoutSpaces.isEmpty }
      default: block.figures.count
      }
    }.reduce(0, +)
  }
}

extension String {
  /// Without the signs that part or hide the names of files.
  fileprivate var asFileName: String {
    let kept = String(map { "/\\:*?\"<>|".contains($0) || $0.isNewline ? "_" : $0 }).trimmedSpaces
    return kept.isEmpty || kept.hasPrefix(".") ? "_" + kept : String(kept.prefix(60))
  }
}
