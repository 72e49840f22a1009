import HengDocuments
package import HengDomain
import HengFacts
package import HengRules
import HengValues

/// Makes a department's year-end papers of its records (编制决算公开): tables, explanation, reports, and everything that still stands in the way.
package struct CompileDisclosure: Sendable {
  private let library: ProfileLibrary

  package init(_ library: ProfileLibrary) { self.library = library }

  /// `projects` are all of the county's year; those that the record reports on are told, secret ones never. `books` are
  /// the headings that were imported.
  package func callAsFunction(
    county: County, ledger: AccountsLedger, record: DisclosureRecord, projects: [ProjectLedger], forms: [OwnForm] = [],
    books: [HeadingBook] = []
  ) throws(ProfileError) -> Disclosure {
    let profile = try library.profile(county.profile)
    let set = try AccountsCompiler.tableSet(profile, year: ledger.year)
    let headings = try AccountsHeadings.load().taking(books)
    let compilation = AccountsCompiler.compile(ledger, set: set, headings: headings)
    // The explanation draws on tables that the nine-table print lacks.
    let whole = set == .ten ? compilation.compiled : AccountsCompiler.compile(ledger, set: .ten, headings: headings).compiled
    var problems = compilation.problems.filter { $0.severity == .error }.map { "\($0.message)。\($0.remedy)" }
    if ledger.receipts.isEmpty, ledger.payments.isEmpty { problems.append("决算台账中没有收入和支出。请先导入收入、支出明细") }
    if record.duties.isEmpty { problems.append("没有填写部门职责。请在决算台账工作簿“职责机构”表中填写") }
    if record.organisation.isEmpty { problems.append("没有填写机构设置情况。请在决算台账工作簿“职责机构”表中填写") }
    let evaluated = try evaluate(projects, record, profile, &problems)
    let open = evaluated.filter { !$0.project.isSecret }
    var facts: NarrativeFacts?
    do throws(NarrativeProblems) {
      facts = try NarrativeCompiler.facts(
        of: whole, ledger: ledger, record: record, projects: evaluated, profile: profile)
    } catch { problems += error.problems.map(\.message) }
    let subject = AccountsSubject(accounts: compilation.compiled.accounts, previous: ledger.previous)
    let reports = DisclosureReports(open, department: ledger.department, forms: CountyForms(profile, own: forms), profile: profile)
    problems += reports.problems
    return Disclosure(
      county: county, profile: profile, ledger: ledger, record: record, projects: open,
      secretProjects: projects.map(\.project).filter(\.isSecret),
      openProjects: projects.map(\.project).filter { !$0.isSecret }.map(\.name), compiled: compilation.compiled,
      report: AccountsRules.report(on: subject, profile: profile, rules: AccountsRules.tables), problems: problems,
      unsettled: (ledger.payments
        + projects.flatMap(\.payments).filter { $0.department == ledger.key.departmentID && !$0.countsForAccounts })
        .filter { !$0.isSettled },
      volume: DisclosureVolume.document(ledger, record, compilation.compiled, set, facts, reports), forms: reports.layouts)
  }

  /// What the rules find wrong on a self-evaluation form as it will be printed: with every score, and without the reviewer's coefficients.
  private func formProblems(_ scored: ScoredSheet, _ project: String, _ profile: Profile) -> [String] {
    var sheet = scored.sheet
    for (index, item) in scored.card.items.enumerated() where sheet.rows.indices.contains(index) {
      sheet.rows[index].printedScore = sheet.rows[index].printedScore ?? item.score
      sheet.rows[index].coefficient = nil
    }
    sheet.execution.printedScore = sheet.execution.printedScore ?? scored.card.execution?.score
    sheet.printedTotal = sheet.printedTotal ?? scored.card.total
    return SelfEvaluationRules.all.report(on: ScoredSheet(sheet, profile: scored.profile), profile: profile).findings.filter {
      $0.severity == .error
    }.map {
      "项目“\(project)”的自评表（\($0.rule)）：\($0.message)。\($0.remedy)"
    }
  }

  /// The projects with a report, each in its corrected version and scored by the rules.
  private func evaluate(
    _ projects: [ProjectLedger], _ record: DisclosureRecord, _ profile: Profile, _ problems: inout [String]
  ) throws(ProfileError) -> [EvaluatedProject] {
    let peers = record.reports.compactMap { report -> ScoringSheet.Peer? in
      guard let ledger = projects.first(where: { $0.project.id == report.project }), !ledger.project.isSecret else { return nil }
      return ledger.selfEvaluations.last.map { ScoringSheet.Peer(project: ledger.project.name, objective: $0.objective) }
    }
    var evaluated: [EvaluatedProject] = []
    for report in record.reports {
      guard let published = projects.first(where: { $0.project.id == report.project }) else {
        problems.append("评价报告所写的项目“\(report.project.text)”不在本年度台账中。请核对项目编号")
        continue
      }
      guard
        let scored = try ScoredProject(
          published, corrections: record.corrections, peers: peers.filter { $0.project != published.project.name }, profile: profile)
      else {
        problems.append("项目“\(published.project.name)”还没有自评表。请先完成绩效自评")
        continue
      }
      if let failure = scored.failure {
        problems.append(failure.message)
        continue
      }
      guard var evaluation = scored.ledger.selfEvaluations.last else { continue }
      let card = scored.standing.card
      if !published.project.isSecret { problems += formProblems(scored.standing, published.project.name, profile) }
      evaluation.selfGrade = evaluation.selfGrade ?? card.grade
      evaluation.reviewGrade = evaluation.reviewGrade ?? card.grade
      evaluated.append(
        EvaluatedProject(ledger: scored.ledger, evaluation: evaluation, card: card, story: scored.story, report: report))
    }
    return evaluated
  }
}
