package import HengDocuments
package import HengDomain
package import HengRules
package import HengStore
package import HengValues

/// Fills in, sends and reviews the papers of projects (填报台): targets, monitoring rounds, self-evaluations.
package struct FormDesk: Sendable {
  let store: LedgerStore
  let ledger: LedgerDesk
  let assess: AssessProjects
  let now: TimeSource

  package init(store: LedgerStore, ledger: LedgerDesk, library: ProfileLibrary, now: @escaping TimeSource) {
    self.init(store: store, ledger: ledger, assess: AssessProjects(library), now: now)
  }

  private init(store: LedgerStore, ledger: LedgerDesk, assess: AssessProjects, now: @escaping TimeSource) {
    self.store = store
    self.ledger = ledger
    self.assess = assess
    self.now = now
  }

  /// The same desk as a person may use it.
  package func within(_ scope: Scope) -> FormDesk {
    FormDesk(store: store.within(scope), ledger: ledger.within(scope), assess: assess, now: now)
  }

  package typealias Person = RegistrationDesk.Person

  /// What a page sends (填报内容).
  package struct Submission: Sendable {
    package var entry: FormEntry
    /// The texts as the page was opened.
    package var was: FormEntry
    /// `FormWork.changes` of the page.
    package var changes: Int
    /// The key of the page, so that it does its work once.
    package var once: String
    /// The last month of a monitoring round that is not stored yet.
    package var month: Int?

    package init(entry: FormEntry, was: FormEntry, changes: Int, once: String, month: Int? = nil) {
      self.entry = entry
      self.was = was
      self.changes = changes
      self.once = once
      self.month = month
    }
  }

  package enum Outcome: Sendable {
    /// `taken` are cells that somebody else had changed and that were put in.
    case saved(taken: [FormKey])
    /// Nothing is saved: cells hold no value of their kind.
    case refused(FormWork)
    /// Nothing is saved: two people changed the same cells.
    case conflict(FormWork, [FormConflict])
  }

  /// A word that a page bears so that what it sends does its work once.
  package func newKey() -> String { store.newKey() }

  // MARK: Reading

  /// A form as it stands, or a new one (打开表); nil where the project has none of the kind and can have none yet.
  ///
  /// - Parameters:
  ///   - typed: what stands on the page, in place of what is stored.
  ///   - month: of a monitoring round that is to be begun.
  package func work(
    _ project: String, _ kind: FormKind, typed: FormEntry? = nil, month: Int? = nil
  ) async throws(DeskError) -> FormWork? {
    do {
      guard let standing = try await standing(project, kind, month: month) else { return nil }
      return try work(standing, typed: typed)
    } catch { throw DeskError(error) }
  }

  /// A form as it is stored, or as a new one begins, with no rule asked yet; nil as `work` says.
  package func standing(_ project: String, _ kind: FormKind, month: Int? = nil) async throws(DeskError) -> StandingForm? {
    guard let ground = try await ground(project) else { return nil }
    do {
      guard let (record, changes) = try await record(kind, ground, month: month) else { return nil }
      let holding = ground.ledger.holding(record)
      return StandingForm(
        ground: ground, kind: kind, record: record, changes: changes, layout: try ground.assessment.forms.layout(kind, for: holding),
        entry: FormEntry(record, holding))
    } catch { throw DeskError(error) }
  }

  /// What a form is worked on with.
  struct Ground {
    let assessment: ProjectAssessment
    let overview: CountyOverview
    /// Of the year before, by code or by name and unit.
    let last: ProjectAssessment?

    var ledger: ProjectLedger { assessment.ledger }
  }

  func ground(_ name: String) async throws(DeskError) -> Ground? {
    guard let assessment = try await ledger.assessment(name) else { return nil }
    let project = assessment.project
    guard let overview = try await ledger.overview(CountyYear(county: project.county, year: project.year)) else { return nil }
    var last: ProjectAssessment?
    if let year = try? FiscalYear(project.year.year - 1) {
      last = try await ledger.overview(CountyYear(county: project.county, year: year))?.assessments.first {
        $0.project.isSucceeded(by: project)
      }
    }
    return Ground(assessment: assessment, overview: overview, last: last)
  }

  /// The record that is worked on, and how often it was changed.
  private func record(_ kind: FormKind, _ ground: Ground, month: Int?) async throws -> (record: FormRecord, changes: Int)? {
    let ledger = ground.ledger
    guard let stored = stored(kind, ledger, isNewRound: month != nil) else {
      return try begun(kind, ground, month: month).map { ($0, 0) }
    }
    let changes = try await store.changes(of: stored.recordKind, stored.id)
    guard let month, stored.isEditable, case .monitoring(var report) = stored else { return (stored, changes) }
    report.period = try ground.ledger.period(of: report.id, through: month)
    return (.monitoring(report), changes)
  }

  private func stored(_ kind: FormKind, _ ledger: ProjectLedger, isNewRound: Bool) -> FormRecord? {
    let newest = ledger.inWork(kind)
    // A round that is still open is gone on with before the next is begun.
    return kind.record == .monitoring && isNewRound && !(newest?.isEditable ?? false) ? nil : newest
  }

  private func begun(_ kind: FormKind, _ ground: Ground, month: Int?) throws -> FormRecord? {
    let (ledger, forms) = (ground.ledger, ground.assessment.forms)
    switch kind.record {
    case .target:
      let layout = try forms.layout(kind, for: ledger)
      return .target(
        FormBeginning.target(ledger, after: ground.last?.ledger, layout: layout.fields.contains(.row(.basis)) ? .hebei : .ningxia))
    case .monitoring:
      let layout = try forms.layouts(of: kind, in: ledger.project.year).first
      let hasLikelihood = layout.map { $0.fields.contains(.row(.likelihood)) || $0.fields.contains(.likelihood(.certain)) } ?? true
      guard ledger.targetSheet != nil else { return nil }
      let last = ledger.monitoring.map(\.period.lastMonth).max()
      let period = try ledger.period(of: nil, through: month ?? last.map { min($0 + 1, 12) } ?? 7)
      return FormBeginning.monitoring(ledger, through: period, layout: hasLikelihood ? .withLikelihood : .brief).map { .monitoring($0) }
    case .selfEvaluation:
      let profile = try ScoringProfile(
        try assess.library.profile(ground.assessment.county.profile), year: ledger.project.year)
      return FormBeginning.selfEvaluation(ledger, profile).map { .selfEvaluation($0) }
    }
  }

  /// - Parameter typed: what stands on the page, in place of what is stored.
  func work(_ standing: StandingForm, typed: FormEntry? = nil) throws -> FormWork {
    let (ground, kind, layout) = (standing.ground, standing.kind, standing.layout)
    let entry = typed ?? standing.entry
    let (filled, problems) = standing.taking(entry)
    let current = typed == nil ? standing.record : filled
    let ledger = ground.ledger.holding(current)
    let assessment = try assess.draft(ledger.judged(current), in: ground.overview, forms: ground.assessment.forms)
    return FormWork(
      assessment: assessment, layout: layout, record: current, changes: standing.changes, entry: entry,
      stored: standing.isNew ? nil : standing.entry, rowNames: current.rowNames(ledger),
      placed: try OfficialForm.placed(layout, current, of: ledger, county: assessment.county, facts: assessment.formFacts),
      notes: kind.record.notes(assessment.report, current, ledger), problems: problems,
      missing: FormWork.missing(entry, on: layout), last: kind.record == .target ? ground.last?.advice : nil)
  }
}

extension Project {
  /// Whether another is this one in the year after: the same code, or the same name of the same unit.
  func isSucceeded(by project: Project) -> Bool {
    if let code, code == project.code { return true }
    func plain(_ project: Project) -> String {
      project.name.replacing("\(project.year.year)年", with: "").replacing("\(project.year.year)", with: "")
    }
    return plain(self) == plain(project) && implementingUnit == project.implementingUnit && department == project.department
  }
}

extension ProjectLedger {
  /// From January through a month that lies behind those of all other rounds (监控期间).
  fileprivate func period(of report: ID<MonitoringReport>?, through month: Int) throws(DeskError) -> Period {
    let others = monitoring.filter { $0.id != report }.map(\.period.lastMonth).max() ?? 0
    guard (1...12).contains(month) else { throw .other("没有\(month)月。请从1月至12月中选监控到几月底") }
    guard month > others, let period = try? Period(year: project.year, from: 1, through: month) else {
      throw .other("已经有监控到\(others)月底的监控表，新的一次应到以后的月份。请另选月份")
    }
    return period
  }

  /// The ledger with a record in its place, or at the end of its kind.
  func holding(_ record: FormRecord) -> ProjectLedger {
    func put<Item>(_ item: Item, _ items: [Item], _ isSame: (Item) -> Bool) -> [Item] {
      var items = items
      if let place = items.firstIndex(where: isSame) { items[place] = item } else { items.append(item) }
      return items
    }
    var ledger = self
    switch record {
    case .target(let sheet): ledger.targetSheets = put(sheet, targetSheets) { $0.id == sheet.id }
    case .monitoring(let report): ledger.monitoring = put(report, monitoring) { $0.id == report.id }
    case .selfEvaluation(let evaluation): ledger.selfEvaluations = put(evaluation, selfEvaluations) { $0.id == evaluation.id }
    }
    return ledger
  }

  /// The ledger as the rules judge it: they go by the sheet in force, so that a new version is judged as if it were.
  func judged(_ record: FormRecord) -> ProjectLedger {
    guard case .target(var sheet) = record, targetSheet?.id != sheet.id else { return self }
    var ledger = self
    sheet.state = .approved
    ledger.targetSheets = targetSheets.filter { $0.id != sheet.id } + [sheet]
    return ledger
  }
}

extension FormRecord {
  package var recordKind: RecordKind {
    switch self {
    case .target: .performanceTargetSheet
    case .monitoring: .monitoringReport
    case .selfEvaluation: .selfEvaluation
    }
  }
}
