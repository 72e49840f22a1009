package import HengDomain
import HengValues

/// A project as it was registered, and whether that may still change (登记现状).
package struct StandingRegistration: Hashable, Sendable {
  package let ledger: ProjectLedger
  /// Counts what was written on the project; who changes it tells which state he saw.
  package let version: Int
  /// Why the registration may no longer change, and what to do; nil while it may.
  package let obstacle: Obstacle?

  package struct Obstacle: Hashable, Sendable {
    package let reason: String
    package let remedy: String
  }
}

/// Registrations that were a mistake (更正登记、撤销登记): possible while a project is a draft without payments and without papers that left
/// the drawer.
extension LedgerStore {
  /// Nil for a project that is not there, outside the scope, or withdrawn.
  package func registration(of id: ID<Project>) async throws(LedgerError) -> StandingRegistration? {
    try await read { [scope] transaction in
      guard let found = try transaction.registration(of: id), found.ledger.project.state != .withdrawn,
        scope.covers(found.ledger.project.county, department: found.ledger.project.department)
      else { return nil }
      return found
    }
  }

  /// Replaces what was registered of a project by what a draft says (更正登记). Its id, its place in the year and its citation stay.
  ///
  /// - Parameters:
  ///   - keepsMoney: whether budgets, sources, documents and allotments stay as they are, whatever the draft says.
  ///   - version: of the registration that was read; another one is refused.
  package func correct(
    project id: ID<Project>, to draft: ProjectDraft, keepsMoney: Bool, version: Int, _ note: ChangeNote
  ) async throws(LedgerError) {
    try await write(note) { write in
      let standing = try write.registration(of: id)
      try write.requireOpen(standing, version: version)
      try write.correct(standing.ledger, draft, keepsMoney: keepsMoney)
    }
  }

  /// Takes a registration back (撤销登记): the project leaves every list and sum, its code and name are free again, and its trail stays.
  package func withdraw(project id: ID<Project>, version: Int, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      let standing = try write.registration(of: id)
      try write.requireOpen(standing, version: version)
      try write.requireWithdrawable(id)
      let _: ProjectState = try write.advance(.project, .project, id.text, .withdraw)
    }
  }
}

extension LedgerWrite {
  func registration(of id: ID<Project>) throws -> StandingRegistration {
    guard let found = try transaction.registration(of: id) else { throw LedgerError.refused(.missing(.project, id: id.text)) }
    let project = found.ledger.project
    try require(project.county, project.department)
    if project.state == .withdrawn { throw LedgerError.refused(.withdrawn(project: id.text)) }
    return found
  }

  fileprivate func requireOpen(_ standing: StandingRegistration, version: Int) throws {
    let id = standing.ledger.project.id.text
    if let obstacle = standing.obstacle { throw LedgerError.refused(.registrationSettled(project: id, obstacle)) }
    guard standing.version == version else { throw LedgerError.refused(.changedMeanwhile(.project, id: id)) }
  }

  /// No payment and no other project may rest on what is withdrawn.
  func requireWithdrawable(_ id: ID<Project>) throws {
    let county = try county(of: id, isStep: true)
    if try transaction.first(.paymentOfProject, [.text(county.text), .id(id)]) != nil {
      throw LedgerError.refused(.registrationSettled(project: id.text, .paid))
    }
    if let child = try child(of: id) {
      throw LedgerError.refused(
        .registrationSettled(project: id.text, reason: "下面还有二级项目“\(child)”", remedy: "请先撤销下面的项目，或把它们改到别的一级项目下"))
    }
  }

  private func child(of project: ID<Project>) throws(StoreError) -> String? {
    try transaction.first(.childOfProject, [.id(project)])?.text("name")
  }

  fileprivate func correct(_ old: ProjectLedger, _ draft: ProjectDraft, keepsMoney: Bool) throws {
    let (id, key) = (old.project.id, CountyYear(county: old.project.county, year: old.project.year))
    guard draft.department.county == key.county, draft.department.year == key.year else {
      throw LedgerError.refused(.strangeProject(id: id.text, of: draft.name))
    }
    var known = try StandingProjects(transaction.query(.registeredProjects, key.arguments), but: id)
    guard known.take(draft) else { throw LedgerError.refused(.registered(name: draft.name, code: draft.code?.text)) }
    let parent = draft.parent(among: [])
    if let parent { try requireParent(parent, in: key) }
    if draft.tier == .two, let child = try child(of: id) {
      throw LedgerError.refused(
        .registrationSettled(project: id.text, reason: "下面有二级项目“\(child)”，它自己不能改为二级", remedy: "请保留一级，或先改下面的项目"))
    }
    var new = draft.ledger(id: id, parent: parent)
    new.project.citation = old.project.citation
    if keepsMoney { new.takeMoney(of: old) }
    new.project.department = try department(of: new.project)
    try require(key.county, new.project.department)
    if new.project == old.project, new.documents == old.documents, new.allotments == old.allotments { return }
    try replace(old, by: new)
    try count(key.county, [.year(key.year)])
  }

  private func requireParent(_ parent: ID<Project>, in key: CountyYear) throws {
    guard let row = try transaction.first(.parentProject, [.id(parent)] + key.arguments), try row.number("tier") == 1 else {
      throw LedgerError.refused(.missing(.project, id: parent.text))
    }
  }

  private func replace(_ old: ProjectLedger, by new: ProjectLedger) throws {
    for document in new.documents { try register(document) }
    try replaceMoney(old, by: new)
  }

  /// Replaces a project's record and its allotments; its documents are registered.
  func replaceMoney(_ old: ProjectLedger, by new: ProjectLedger) throws {
    let project = new.project
    guard let place = try transaction.first(.orderingOfProject, [.id(project.id)])?.number("ordering") else {
      throw LedgerError.refused(.missing(.project, id: project.id.text))
    }
    // The links to documents go before the allotments that come under them.
    try replace(
      LedgerRecord(old.project, documents: old.documents, ordering: place),
      by: LedgerRecord(project, documents: new.documents, ordering: place), action: Action.save.rawValue)
    for index in 0..<max(old.allotments.count, new.allotments.count) {
      let was = old.allotments.indices.contains(index) ? old.allotments[index] : nil
      let now = new.allotments.indices.contains(index) ? new.allotments[index] : nil
      try replace(was, by: now, of: project, at: index)
    }
  }

  private func replace(_ old: BudgetAllotment?, by new: BudgetAllotment?, of project: Project, at place: Int) throws {
    let was = try old.map { try LedgerRecord($0, county: project.county, ordering: place) }
    let now = try new.map { try LedgerRecord($0, county: project.county, ordering: place) }
    switch (was, now) {
    case (let was?, let now?) where was.id == now.id:
      if old != new { try replace(was, by: now, action: Action.save.rawValue) }
    case (let was, let now):
      if let was {
        try transaction.execute(.removeAllotment, [.text(was.id)])
        try audit(Action.withdraw.rawValue, .budgetAllotment, was.id, of: project.county, before: was.json, after: nil)
      }
      if let now { try insert(now, action: Action.save.rawValue) }
    }
  }
}

extension StandingRegistration.Obstacle {
  fileprivate static let paid = Self(reason: "它已经有支付记录", remedy: "支付记在错的项目上的，请先更正支付；项目本身的登记不再改动")
}

extension ProjectLedger {
  /// Budgets, sources, documents and allotments of another reading of the same project.
  fileprivate mutating func takeMoney(of other: ProjectLedger) {
    (project.initialBudget, project.revisedBudget) = (other.project.initialBudget, other.project.revisedBudget)
    project.sources = other.project.sources
    project.paymentPlan = other.project.paymentPlan
    (documents, allotments) = (other.documents, other.allotments)
  }
}

extension LedgerError.Refusal {
  fileprivate static func registrationSettled(project: String, _ obstacle: StandingRegistration.Obstacle) -> Self {
    .registrationSettled(project: project, reason: obstacle.reason, remedy: obstacle.remedy)
  }
}

extension Transaction {
  fileprivate func registration(of id: ID<Project>) throws(StoreError) -> StandingRegistration? {
    guard let ledger = try LedgerReading(self, .project(id)).ledgers().first else { return nil }
    let version = try first(.versionOfProject, [.text(RecordKind.project.rawValue), .id(id)])?.number("entries") ?? 0
    return StandingRegistration(ledger: ledger, version: version, obstacle: try obstacle(to: ledger))
  }

  private func obstacle(to ledger: ProjectLedger) throws(StoreError) -> StandingRegistration.Obstacle? {
    typealias Obstacle = StandingRegistration.Obstacle
    let project = ledger.project
    guard project.state == .draft else {
      return Obstacle(reason: "它的状态是“\(project.state.label)”，只有草稿可以更正或撤销", remedy: "请先按办理程序退回草稿")
    }
    // Also payments that were taken back: their lines stay.
    if try first(.paymentOfProject, [.text(project.county.text), .id(project.id)]) != nil {
      return .paid
    }
    if let paper = ledger.sentPaper {
      return Obstacle(reason: "它的\(paper)已经送审", remedy: "请先退回或撤回这张表")
    }
    if let row = try first(.accountsOfProject, [.text(project.county.text), .integer(project.year.year), .id(project.department)]) {
      let state: FinalAccountsState = try row.choice("state")
      if !state.isEditable {
        return Obstacle(reason: "部门\(project.year.text)的决算状态是“\(state.label)”", remedy: "请先把决算退回或撤回；已公开的请办理更正")
      }
    }
    return nil
  }
}

extension ProjectLedger {
  /// The first paper that left the drawer.
  fileprivate var sentPaper: String? {
    if targetSheets.contains(where: { $0.state != .draft }) { return RecordKind.performanceTargetSheet.label }
    if monitoring.contains(where: { $0.state != .notStarted && $0.state != .draft }) { return RecordKind.monitoringReport.label }
    if selfEvaluations.contains(where: { $0.state != .draft }) { return RecordKind.selfEvaluation.label }
    return nil
  }
}

extension Statement {
  fileprivate static let versionOfProject = Statement(
    "auditEntry.countOfRecord", "SELECT count(*) AS entries FROM audit_entry WHERE record_kind = $1 AND record_id = $2")

  fileprivate static let paymentOfProject = Statement(
    "payment.anyOfProject", "SELECT id FROM payment WHERE county = $1 AND project = $2 LIMIT 1")

  fileprivate static let accountsOfProject = Statement(
    "finalAccounts.ofDepartment", "SELECT state FROM final_accounts WHERE county = $1 AND year = $2 AND department_id = $3")

  fileprivate static let childOfProject = Statement(
    "project.child", "SELECT name FROM project WHERE parent = $1 AND state <> 'withdrawn' ORDER BY ordering LIMIT 1")

  fileprivate static let parentProject = Statement(
    "project.parent", "SELECT tier FROM project WHERE id = $1 AND county = $2 AND year = $3 AND state <> 'withdrawn'")

  fileprivate static let orderingOfProject = Statement("project.ordering", "SELECT ordering FROM project WHERE id = $1")

  fileprivate static let removeAllotment = Statement("budgetAllotment.remove", "DELETE FROM budget_allotment WHERE id = $1")
}
