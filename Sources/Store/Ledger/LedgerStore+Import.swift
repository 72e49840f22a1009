package import HengDomain
import HengValues

extension LedgerStore {
  /// Adds the whole ledger of a new project. Its documents may be known already; its county must be registered.
  package func save(ledger: ProjectLedger, _ note: ChangeNote) async throws(LedgerError) {
    try await saveAll([ledger], note)
  }

  /// Adds the ledgers of new projects, all or none. A project may stand before its parent.
  package func saveAll(_ ledgers: [ProjectLedger], _ note: ChangeNote) async throws(LedgerError) {
    try await importAll(counties: [], papers: [], unitTotals: [], ledgers: ledgers, note)
  }

  /// Adds counties, papers, totals, ledgers of projects and of final accounts in one transaction (整体导入).
  package func importAll(
    counties: [County], papers: [SourcePaper], unitTotals: [UnitTotal], ledgers: [ProjectLedger], accounts: [AccountsLedger] = [],
    _ note: ChangeNote
  ) async throws(LedgerError) {
    try await write(note) { write in
      for county in counties { try write.register(county) }
      for paper in papers { try write.register(paper) }
      var keys: [CountyYear] = []
      for total in unitTotals {
        let key = CountyYear(county: total.county, year: total.year)
        if !keys.contains(key) { keys.append(key) }
      }
      for key in keys {
        try write.save(unitTotals.filter { $0.county == key.county && $0.year == key.year }, of: key)
      }
      let places = Dictionary(
        accounts.flatMap { $0.payments.enumerated().map { ($0.element.id, $0.offset) } }, uniquingKeysWith: { first, _ in first })
      for ledger in ledgers { try write.add(ledger, places: places) }
      for ledger in accounts { try write.put(ledger, complete: .whole) }
      for county in Set(ledgers.map(\.project.county)).sorted() { try write.count(county) }
    }
  }
}

extension LedgerWrite {
  static let importing = "导入"

  /// - Parameter places: of payments in the books of their department, where they are known.
  func add(_ ledger: ProjectLedger, places: [ID<Payment>: Int] = [:]) throws {
    var project = ledger.project
    try requireOwn(ledger)
    try requireWithinAllotments(ledger)
    let key = CountyYear(county: project.county, year: project.year)
    try admit(key)
    guard try transaction.first(LedgerTable.project.standing, [.id(project.id)]) == nil else {
      throw LedgerError.refused(.exists(.project, id: project.id.text))
    }
    for document in ledger.documents { try register(document) }
    project.department = try department(of: project)
    try require(project.county, project.department)
    let place = try nextProject(of: key)
    try insert(LedgerRecord(project, documents: ledger.documents, ordering: place), action: Self.importing)
    for (place, allotment) in ledger.allotments.enumerated() {
      try insert(LedgerRecord(allotment, county: project.county, ordering: place), action: Self.importing)
    }
    for payment in ledger.payments {
      guard try standingEntry(payment.county, payment.id) == nil else {
        throw LedgerError.refused(.exists(.payment, id: payment.id.text))
      }
      try book(payment, ordering: places[payment.id], action: Self.importing)
    }
    for sheet in ledger.targetSheets {
      try insert(LedgerRecord(sheet, county: project.county), action: Self.importing)
    }
    for report in ledger.monitoring {
      try insert(LedgerRecord(report, county: project.county), action: Self.importing)
    }
    for (place, evaluation) in ledger.selfEvaluations.enumerated() {
      try insert(LedgerRecord(evaluation, county: project.county, ordering: place), action: Self.importing)
    }
    for (place, rectification) in ledger.rectifications.enumerated() {
      try insert(LedgerRecord(rectification, county: project.county, ordering: place), action: Self.importing)
    }
    for (place, step) in ledger.transitions.enumerated() {
      try append(
        step.row(project: project.id, county: project.county, ordering: place), to: .transitionRecord, .transitionRecord, of: project.county
      )
    }
  }

  /// The place after the last project of a year.
  func nextProject(of key: CountyYear) throws(StoreError) -> Int {
    try transaction.first(.nextProject, key.arguments)?.number("next") ?? 0
  }

  /// A document that several projects name is kept once; what they say of it must agree. Who tells its number alone agrees with everybody.
  func register(_ document: FundingDocument) throws {
    let row = try document.row()
    if let old = try transaction.first(.document, [.id(document.id)]) {
      let saysMore = document.date != nil || document.level != nil || document.amount != nil
      let isNumberAlone = !saysMore && old.values.prefix(4) == row.values.prefix(4)
      guard isNumberAlone || old.values == row.values else { throw LedgerError.refused(.differs(.fundingDocument, id: document.id.text)) }
      return
    }
    try transaction.execute(.registerDocument, row.values)
    try audit("登记", .fundingDocument, document.id.text, of: document.county, before: nil, after: row.json)
  }

  /// Every record of the ledger names the ledger's project.
  private func requireOwn(_ ledger: ProjectLedger) throws(LedgerError) {
    let owners: [(RecordKind, String, ID<Project>)] =
      ledger.allotments.map { (.budgetAllotment, $0.id.text, $0.project) }
      + ledger.payments.map { (.payment, $0.id.text, $0.project ?? ID("")) }
      + ledger.targetSheets.map { (.performanceTargetSheet, $0.id.text, $0.project) }
      + ledger.monitoring.map { (.monitoringReport, $0.id.text, $0.project) }
      + ledger.selfEvaluations.map { (.selfEvaluation, $0.id.text, $0.project) }
      + ledger.rectifications.map { (.rectification, $0.id.text, $0.notice.project) }
    if let stray = owners.first(where: { $0.2 != ledger.project.id }) { throw .refused(.differs(stray.0, id: stray.1)) }
  }

  /// Σ paid ≤ issued, as for single payments: by allotment, and by all allotments of the project together.
  private func requireWithinAllotments(_ ledger: ProjectLedger) throws(LedgerError) {
    let allotments = Dictionary(ledger.allotments.map { ($0.id, $0.issued) }) { first, _ in first }
    let whole = allotments.values.sum
    var paid: [ID<BudgetAllotment>: Money] = [:]
    var outturn = Money.zero
    for payment in ledger.payments {
      if let id = payment.allotment {
        guard let issued = allotments[id] else { throw .refused(.missing(.budgetAllotment, id: id.text)) }
        try Payment.requireRoom(payment.id.text, payment.amount, paid: paid[id] ?? .zero, issued: issued, allotment: id)
        paid[id] = (paid[id] ?? .zero) + payment.amount
      }
      if !allotments.isEmpty {
        try Payment.requireRoom(payment.id.text, payment.amount, paid: outturn, issued: whole, allotment: nil)
      }
      outturn = outturn + payment.amount
    }
  }
}

extension Statement {
  fileprivate static let nextProject = Statement(
    "project.next", "SELECT COALESCE(max(ordering) + 1, 0) AS next FROM project WHERE county = $1 AND year = $2")

  fileprivate static let document = Statement(
    "fundingDocument.byID", "SELECT id, county, year, number, date, level, amount FROM funding_document WHERE id = $1")

  fileprivate static let registerDocument = Statement(
    "fundingDocument.register",
    "INSERT INTO funding_document (id, county, year, number, date, level, amount) VALUES ($1, $2, $3, $4, $5, $6, $7)")
}
