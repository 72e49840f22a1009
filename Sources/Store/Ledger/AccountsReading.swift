import HengDomain
import HengValues

/// Puts final accounts and disclosures together from rows (决算组装): one query a table, for one department or a whole county-year.
struct AccountsReading {
  enum Extent {
    case department(DepartmentYear)
    case countyYear(CountyYear)
  }

  private let transaction: any Transaction
  private let extent: Extent

  init(_ transaction: any Transaction, _ extent: Extent) {
    self.transaction = transaction
    self.extent = extent
  }

  /// The rows of a table.
  func rows(_ table: LedgerTable) throws(StoreError) -> [SQLRow] {
    switch extent {
    case .department(let key): try transaction.query(table.ofRoot, [.text(key.text)])
    case .countyYear(let key): try transaction.query(table.ofCountyYear, key.arguments)
    }
  }

  /// By department.
  func progress() throws(StoreError) -> [FinalAccountsProgress] {
    let (steps, key) = (try grouped(.finalAccountsStep), try keys())
    return try rows(.finalAccounts).made { row throws(StoreError) in
      FinalAccountsProgress(
        key: try key(row), state: try row.choice("state"),
        steps: try steps[try row.text("id")].made { row throws(StoreError) in try TransitionRecord(row) })
    }
  }

  func ledgers() throws(StoreError) -> [AccountsLedger] {
    let heads = try rows(.accountsLedger).grouped("accounts")
    if heads.isEmpty { return [] }
    let (balances, receipts) = (try grouped(.openingBalance), try grouped(.accountsReceipt))
    let (surpluses, budgets, procurement) = (try grouped(.surplus), try grouped(.initialBudget), try grouped(.procurement))
    let (assets, notes, threePublic) = (try grouped(.asset), try grouped(.checkNote), try grouped(.threePublic))
    let (threePublicBudgets, previous) = (try grouped(.threePublicBudget), try previousAccounts())
    let (payments, named) = (try payments(), try keys())
    var ledgers: [AccountsLedger] = []
    for root in try rows(.finalAccounts) {
      let (key, id) = (try named(root), try root.text("id"))
      guard let head = heads[id]?.first else { continue }
      guard let record = threePublic[id]?.first else { throw head.odd("accounts") }
      var planned: [ThreePublicItem: Money] = [:]
      for row in threePublicBudgets[id] ?? [] { planned[try row.choice("item")] = try row.money("amount") }
      ledgers.append(
        AccountsLedger(
          county: key.county, year: key.year, department: key.department, departmentID: key.departmentID,
          openingBalances: try balances[id].made { row throws(StoreError) in try OpeningBalance(row) },
          receipts: try receipts[id].made { row throws(StoreError) in try AccountsReceipt(row) },
          payments: payments[key.departmentID] ?? [],
          surpluses: try surpluses[id].made { row throws(StoreError) in try SurplusEntry(row) },
          initialBudgets: try budgets[id].made { row throws(StoreError) in try InitialBudget(row) },
          threePublic: try ThreePublicRecord(record, budgets: planned),
          procurement: try procurement[id].made { row throws(StoreError) in try ProcurementEntry(row) },
          assets: try assets[id].made { row throws(StoreError) in try AssetCount(row) },
          isInstitution: try head.flag("is_institution"), previous: previous[id],
          notes: try notes[id].made { row throws(StoreError) in try CheckNote(row) }, citation: try head.citation()))
    }
    return ledgers
  }

  /// The payments of the books, in their order.
  func payments() throws(StoreError) -> [ID<Department>: [Payment]] {
    let rows =
      switch extent {
      case .department(let key): try transaction.query(.paymentsOfDepartment, key.countyYear.arguments + [.id(key.departmentID)])
      case .countyYear(let key): try transaction.query(.paymentsOfDepartments, key.arguments)
      }
    var payments: [ID<Department>: [Payment]] = [:]
    for row in rows { payments[try row.id("department"), default: []].append(try Payment(row)) }
    return payments
  }

  /// The key of final accounts, with the name that the department bears in the year; that of one department is resolved already.
  private func keys() throws(StoreError) -> (SQLRow) throws(StoreError) -> DepartmentYear {
    switch extent {
    case .department(let key): return { _ in key }
    case .countyYear(let key):
      let departments = try transaction.departments(of: key.county)
      return { row throws(StoreError) in
        let key = try DepartmentYear(row)
        return departments.resolved(key) ?? key
      }
    }
  }

  /// Last year's tables by the final accounts that hold them.
  private func previousAccounts() throws(StoreError) -> [String: FinalAccounts] {
    let tables = try grouped(.previousTable)
    let parts = [
      try ofTables(.previousCell), try ofTables(.previousLine), try ofTables(.previousNote), try ofTables(.previousNumber),
      try ofTables(.previousStray),
    ]
    var previous: [String: FinalAccounts] = [:]
    for row in try rows(.previousAccounts) {
      let id = try row.text("accounts")
      previous[id] = FinalAccounts(
        department: try row.text("department"), year: try row.optionalYear("year"),
        tables: try tables[id].made { row throws(StoreError) in
          let key = PreviousKey(accounts: id, kind: try row.number("kind"))
          let rows = parts.map { $0[key] ?? [] }
          return try AccountsTable(row, cells: rows[0], lines: rows[1], notes: rows[2], numbers: rows[3], strays: rows[4])
        })
    }
    return previous
  }

  private func ofTables(_ table: LedgerTable) throws(StoreError) -> [PreviousKey: [SQLRow]] {
    var groups: [PreviousKey: [SQLRow]] = [:]
    for row in try rows(table) {
      groups[PreviousKey(accounts: try row.text("accounts"), kind: try row.number("kind")), default: []].append(row)
    }
    return groups
  }

  fileprivate func grouped(_ table: LedgerTable) throws(StoreError) -> [String: [SQLRow]] { try rows(table).grouped("accounts") }
}

/// One of last year's tables.
private struct PreviousKey: Hashable {
  let accounts: String
  let kind: Int
}

extension AccountsReading {
  func disclosures() throws(StoreError) -> [DisclosureRecord] {
    let heads = try grouped(.disclosureRecord)
    if heads.isEmpty { return [] }
    let (texts, items, corrections) = (try grouped(.disclosureText), try grouped(.disclosureItem), try grouped(.projectCorrection))
    let (evaluations, targets, targetItems) = (
      try grouped(.departmentEvaluation), try grouped(.departmentTargets), try grouped(.departmentTarget)
    )
    let (reports, named) = (try reports(), try keys())
    var records: [DisclosureRecord] = []
    for root in try rows(.finalAccounts) {
      let (key, id) = (try named(root), try root.text("id"))
      guard let head = heads[id]?.first else { continue }
      var words: [DisclosureText: String] = [:]
      for row in texts[id] ?? [] {
        guard let kind = DisclosureText(key: try row.text("key")) else { throw row.odd("key") }
        words[kind] = try row.text("text")
      }
      let lists = try (items[id] ?? []).grouped("list")
      func list(_ list: DisclosureList) throws(StoreError) -> [String] {
        try lists[list.rawValue].made { row throws(StoreError) in try row.text("text") }
      }
      var evaluation: DepartmentEvaluation?
      if let row = evaluations[id]?.first {
        evaluation = DepartmentEvaluation(
          score: try row.optionalDecimal("score"), achievements: try list(.achievement), problems: try list(.problem),
          measures: try list(.measure), citation: try row.citation())
      }
      records.append(
        DisclosureRecord(
          county: key.county, year: key.year, department: key.department, departmentID: key.departmentID, duties: try list(.duty),
          organisation: try list(.organisation), texts: words, departmentEvaluation: evaluation,
          targets: try targets[id]?.first.map { row throws(StoreError) in try departmentTargets(row, targetItems[id] ?? []) },
          reports: reports[id] ?? [],
          corrections: try corrections[id].made { row throws(StoreError) in try ProjectCorrection(row) },
          approvedOn: try head.optionalDate("approved_on"), citation: try head.citation()))
    }
    return records
  }

  private func departmentTargets(_ row: SQLRow, _ items: [SQLRow]) throws(StoreError) -> DepartmentTargets {
    let lists = try items.grouped("list")
    return DepartmentTargets(
      overall: try row.text("overall"),
      items: try lists["item"].made { row throws(StoreError) in try DepartmentTargets.Item(row) },
      safeguards: try lists["safeguard"].made { row throws(StoreError) in try DepartmentTargets.Item(row) }, citation: try row.citation())
  }

  /// The reports by the final accounts that they belong to.
  private func reports() throws(StoreError) -> [String: [EvaluationReport]] {
    var paragraphs: [ReportKey: [String: [String]]] = [:]
    for row in try rows(.reportParagraph) {
      paragraphs[try ReportKey(row, "report"), default: [:]][try row.text("section"), default: []].append(try row.text("text"))
    }
    var evidence: [ReportKey: [ID<Indicator>: String]] = [:]
    for row in try rows(.reportEvidence) {
      evidence[try ReportKey(row, "report"), default: [:]][try row.id("indicator")] = try row.text("text")
    }
    var reports: [String: [EvaluationReport]] = [:]
    for row in try rows(.evaluationReport) {
      let key = try ReportKey(row, "id")
      reports[key.accounts, default: []].append(
        try EvaluationReport(row, paragraphs: paragraphs[key] ?? [:], evidence: evidence[key] ?? [:]))
    }
    return reports
  }
}

/// A report's id belongs to its disclosure, so only both together name it.
private struct ReportKey: Hashable {
  let accounts, report: String

  init(_ row: SQLRow, _ column: String) throws(StoreError) {
    accounts = try row.text("accounts")
    report = try row.text(column)
  }
}

extension DepartmentYear {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) }, year: try row.year("year"),
      department: try row.text("department"), departmentID: try row.id("department_id"))
  }
}
