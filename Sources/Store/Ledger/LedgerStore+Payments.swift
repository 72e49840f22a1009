package import HengDomain
package import HengValues

/// What became of a payment that was to be recorded (登记结果).
package enum PaymentOutcome: Hashable, Sendable {
  case recorded
  /// The very same payment was there already; nothing was written.
  case alreadyRecorded
}

extension LedgerStore {
  /// Records a payment and the step of its allotment (支付). The same payment twice is recorded once.
  ///
  /// Σ paid never exceeds what was issued: neither of the allotment that a payment names nor, over all payments, of the project's
  /// allotments together. A project without any allotment is not held to one. A payment of opposite sign takes one back. The books
  /// of a department whose final accounts were sent in take no payment.
  @discardableResult
  package func record(_ payment: Payment, _ note: ChangeNote) async throws(LedgerError) -> PaymentOutcome {
    try await write(note) { write in try write.record(payment) }
  }

  /// Corrects a payment (更正): the line that stands is reversed, keeping its day, and the corrected one recorded under the same id.
  /// The note's reason is the reason of both. This is also how a payment that is 待核对 gets settled.
  package func correct(_ payment: Payment, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      guard let standing = try write.standingEntry(payment.county, payment.id) else {
        throw LedgerError.refused(.missing(.payment, id: payment.id.text))
      }
      if standing.payment == payment { return }
      try write.requireWithinAllotments(removing: [standing.payment], adding: [payment])
      try write.replace(standing, by: payment)
      try write.count(payment.county, .projects(of: [standing.payment, payment]))
    }
  }

  /// Settles a payment that is 待核对 (核对支付): it is reversed and recorded anew as decided, or only reversed.
  package func settle(
    _ id: ID<Payment>, of county: AdministrativeDivision, _ settlement: PaymentSettlement, _ note: ChangeNote
  ) async throws(LedgerError) {
    try await write(note) { write in
      guard let standing = try write.standingEntry(county, id) else {
        throw LedgerError.refused(.missing(.payment, id: id.text))
      }
      guard let settled = standing.payment.settled(settlement) else {
        try write.reverse(standing)
        return try write.count(county, .projects(of: [standing.payment]))
      }
      if settled == standing.payment { return }
      if let project = settled.project {
        guard try write.county(of: project) == county else {
          throw LedgerError.refused(.strangeProject(id: project.text, of: id.text))
        }
      }
      try write.requireWithinAllotments(removing: [standing.payment], adding: [settled])
      try write.replace(standing, by: settled)
      try write.count(county, .projects(of: [standing.payment, settled]))
    }
  }

  /// All that was recorded under a payment's id, the oldest first: lines, and reversals with the opposite amount.
  package func history(of payment: ID<Payment>, in county: AdministrativeDivision) async throws(LedgerError) -> [PaymentRecord] {
    try await read { [scope] transaction in
      try transaction.query(.paymentEntries, [.text(county.text), .id(payment)]).map { row in
        let entry = try PaymentEntry(row)
        return PaymentRecord(payment: entry.payment, isReversal: entry.isReversal, recordedAt: entry.recordedAt, reason: entry.reason)
      }.filter { scope.covers(county, department: $0.payment.department) }
    }
  }

  /// Payments that are 待核对, by department.
  package func unsettledPayments(_ key: CountyYear) async throws(LedgerError) -> [Payment] {
    try await read { [scope] transaction in
      try transaction.query(.unsettledPayments, key.arguments).map { try Payment($0) }
        .filter { scope.covers($0.county, department: $0.department) }
    }
  }
}

/// One line of a payment's history (支付记录).
package struct PaymentRecord: Hashable, Sendable {
  package let payment: Payment
  package let isReversal: Bool
  /// Nil for what is older than the ledger.
  package let recordedAt: Timestamp?
  package let reason: String
}

extension LedgerWrite {
  fileprivate func record(_ payment: Payment) throws -> PaymentOutcome {
    if let standing = try standingEntry(payment.county, payment.id) {
      guard standing.payment == payment else { throw LedgerError.refused(.differs(.payment, id: payment.id.text)) }
      return .alreadyRecorded
    }
    if let project = payment.project {
      guard try county(of: project) == payment.county else {
        throw LedgerError.refused(.strangeProject(id: project.text, of: payment.id.text))
      }
    }
    if let id = payment.allotment { try pay(payment, from: id) }
    try requireWithinAllotments(removing: [], adding: [payment])
    try book(payment)
    try count(payment.county, .projects(of: [payment]))
    return .recorded
  }

  private func pay(_ payment: Payment, from id: ID<BudgetAllotment>) throws {
    guard let row = try transaction.first(.allotment, [.id(id)]) else {
      throw LedgerError.refused(.missing(.budgetAllotment, id: id.text))
    }
    let allotment = try BudgetAllotment(row)
    guard allotment.project == payment.project else { throw LedgerError.refused(.differs(.budgetAllotment, id: id.text)) }
    let next = try step(allotment.state, .pay, .budgetAllotment, id.text)
    if next != allotment.state {
      try transaction.execute(LedgerTable.budgetAllotment.setState, [.id(id), .text(next.rawValue)])
    }
    try recordStep(.budgetAllotment, id.text, allotment.state, .pay, next, project: allotment.project, county: payment.county)
    try audit(Action.pay.rawValue, .budgetAllotment, id.text, of: payment.county, before: allotment.state.json, after: next.json)
  }
}

extension LedgerWrite {
  /// The line of a payment that stands; nil when there is none, or it was taken back.
  func standingEntry(_ county: AdministrativeDivision, _ id: ID<Payment>) throws -> PaymentEntry? {
    guard let entry = try lastEntry(county, id), !entry.isReversal else { return nil }
    return entry
  }

  /// What was recorded last under a payment's id, a reversal too.
  func lastEntry(_ county: AdministrativeDivision, _ id: ID<Payment>) throws -> PaymentEntry? {
    try transaction.first(.lastPaymentEntry, [.text(county.text), .id(id)]).map { try PaymentEntry($0) }
  }

  /// Books that were opened in this write, and departments that were looked up (已打开的账).
  struct OpenBooks {
    fileprivate var opened: Set<DepartmentYear> = []
    fileprivate var departments: [ID<Department>: ID<Department>] = [:]
  }

  /// Adds a payment to the books of its department.
  ///
  /// - Parameters:
  ///   - ordering: its place in the books; after all others where nil.
  func book(_ payment: Payment, ordering: Int? = nil, action: String = Action.pay.rawValue) throws {
    var books = OpenBooks()
    var payment = payment
    try prepare(&payment, &books)
    try book(payment, after: try lastEntry(payment.county, payment.id), ordering: ordering, action: action)
  }

  /// Finds the department of a payment and opens its books, each once in a write.
  func prepare(_ payment: inout Payment, _ books: inout OpenBooks) throws {
    if let known = books.departments[payment.department] {
      payment.department = known
    } else {
      let named = payment.department
      payment.department = try department(of: payment)
      books.departments[named] = payment.department
    }
    try require(payment.county, payment.department)
    guard payment.countsForAccounts else { return }
    let key = DepartmentYear(county: payment.county, year: payment.year, department: "", departmentID: payment.department)
    if books.opened.insert(key).inserted { try openBooks(of: payment) }
  }

  /// Adds a payment to books that are open.
  ///
  /// - Parameter last: what was recorded last under the payment's id.
  func book(_ payment: Payment, after last: PaymentEntry?, ordering: Int?, action: String) throws {
    let place = try last?.ordering ?? ordering ?? nextOrdering(of: payment)
    let entry = PaymentEntry(
      number: (last?.number ?? 0) + 1, ordering: place, payment: payment, recordedAt: note.at, reason: note.reason)
    try insert(entry, action: action)
  }

  /// Takes back the line that stands; its day and department stay those of the line.
  func reverse(_ standing: PaymentEntry) throws {
    try require(standing.payment.county, standing.payment.department)
    try openBooks(of: standing.payment)
    try insert(standing.reversal(at: note.at, note.reason), action: "冲销")
  }

  func replace(_ standing: PaymentEntry, by payment: Payment) throws {
    try reverse(standing)
    try book(payment, action: "更正")
  }

  private func insert(_ entry: PaymentEntry, action: String) throws {
    let row = try entry.row()
    try append(row, to: .payment, .payment, of: entry.payment.county)
    try audit(action, .payment, entry.payment.id.text, of: entry.payment.county, before: nil, after: row.json)
  }

  private func nextOrdering(of payment: Payment) throws -> Int {
    let arguments: [SQLValue] = [.text(payment.county.text), .id(payment.department), .integer(payment.year.year)]
    return try transaction.first(.nextPayment, arguments)?.number("next") ?? 0
  }

  /// Books of a department whose final accounts were sent in are closed; checked ones go back to 编制中.
  private func openBooks(of payment: Payment) throws {
    guard payment.countsForAccounts else { return }
    let key = DepartmentYear(county: payment.county, year: payment.year, department: "", departmentID: payment.department)
    guard let state = try state(of: key) else { return }
    guard state.isEditable else { throw LedgerError.refused(.notEditable(.accountsLedger, id: key.text, state: state.label)) }
    if state == .checked { try advance(key, state, .save) }
  }

  /// Σ paid ≤ issued over everything that is about to be written, by allotment and by project; only what grows is refused.
  func requireWithinAllotments(removing: [Payment], adding: [Payment]) throws {
    var byAllotment: [ID<BudgetAllotment>: Money] = [:]
    var byProject: [ID<Project>: Money] = [:]
    for (payments, isRemoved) in [(removing, true), (adding, false)] {
      for payment in payments where payment.countsForOutturn {
        let amount = isRemoved ? -payment.amount : payment.amount
        if let allotment = payment.allotment { byAllotment[allotment] = (byAllotment[allotment] ?? .zero) + amount }
        if let project = payment.project { byProject[project] = (byProject[project] ?? .zero) + amount }
      }
    }
    guard let county = (removing.first ?? adding.first)?.county else { return }
    func name(_ matches: (Payment) -> Bool) -> String { adding.first(where: matches)?.id.text ?? "" }
    for (id, growth) in byAllotment.sorted(by: { $0.key < $1.key }) where growth > .zero {
      guard let row = try transaction.first(.allotment, [.id(id)]) else {
        throw LedgerError.refused(.missing(.budgetAllotment, id: id.text))
      }
      let paid = try transaction.first(.paidFromAllotment, [.text(county.text), .id(id)])?.money("paid") ?? .zero
      try Payment.requireRoom(
        name { $0.allotment == id }, growth, paid: paid, issued: try BudgetAllotment(row).issued, allotment: id)
    }
    for (id, growth) in byProject.sorted(by: { $0.key < $1.key }) where growth > .zero {
      guard let row = try transaction.first(.issuedToProject, [.id(id)]), try row.integer("allotments") > 0 else { continue }
      let paid = try transaction.first(.paidByProject, [.text(county.text), .id(id)])?.money("paid") ?? .zero
      try Payment.requireRoom(name { $0.project == id }, growth, paid: paid, issued: try row.money("issued"), allotment: nil)
    }
  }
}

extension Payment {
  /// Refuses what would go beyond what was issued. Money that comes back is never refused.
  static func requireRoom(
    _ payment: String, _ amount: Money, paid: Money, issued: Money, allotment: ID<BudgetAllotment>?
  ) throws(LedgerError) {
    guard amount > .zero, paid + amount > issued else { return }
    throw .refused(.overpaid(payment: payment, allotment: allotment?.text, issued: issued, paid: paid, amount: amount))
  }
}

extension Statement {
  fileprivate static let allotment = Statement(
    "budgetAllotment.byID",
    "SELECT \(LedgerTable.budgetAllotment.columns.joined(separator: ", ")) FROM budget_allotment WHERE id = $1")

  fileprivate static let issuedToProject = Statement(
    "budgetAllotment.sumOfProject",
    """
    SELECT count(*) AS allotments, CAST(COALESCE(sum(CASE WHEN state = 'planned' THEN 0 ELSE amount END), 0) AS BIGINT) AS issued
    FROM budget_allotment WHERE project = $1
    """)
}
