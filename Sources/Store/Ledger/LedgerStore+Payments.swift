package import HengDomain
import HengValues

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
  /// allotments together. A project without any allotment is not held to one. A payment of opposite sign takes one back.
  @discardableResult
  package func record(_ payment: Payment, _ note: ChangeNote) async throws(LedgerError) -> PaymentOutcome {
    try await write(note) { write in try write.record(payment) }
  }
}

extension LedgerWrite {
  fileprivate func record(_ payment: Payment) throws -> PaymentOutcome {
    if let row = try transaction.first(.payment, [.id(payment.id)]) {
      guard try Payment(row) == payment else { throw LedgerError.refused(.differs(.payment, id: payment.id.text)) }
      return .alreadyRecorded
    }
    let county = try county(of: payment.project)
    if let id = payment.allotment { try pay(payment, from: id, county: county) }
    if let row = try transaction.first(.issuedToProject, [.id(payment.project)]), try row.integer("allotments") > 0 {
      let paid = try transaction.first(.paidByProject, [.id(payment.project)])?.money("paid") ?? .zero
      try payment.requireRoom(paid: paid, issued: try row.money("issued"), allotment: nil)
    }
    let place = try nextOrdering(.payment, payment.project)
    try insert(LedgerRecord(payment, county: county, ordering: place), action: Action.pay.rawValue)
    try count(county)
    return .recorded
  }

  private func pay(_ payment: Payment, from id: ID<BudgetAllotment>, county: AdministrativeDivision) throws {
    guard let row = try transaction.first(.allotment, [.id(id)]) else {
      throw LedgerError.refused(.missing(.budgetAllotment, id: id.text))
    }
    let allotment = try BudgetAllotment(row)
    guard allotment.project == payment.project else { throw LedgerError.refused(.differs(.budgetAllotment, id: id.text)) }
    let next = try step(allotment.state, .pay, .budgetAllotment, id.text)
    let paid = try transaction.first(.paidFromAllotment, [.id(id)])?.money("paid") ?? .zero
    try payment.requireRoom(paid: paid, issued: allotment.issued, allotment: id)
    if next != allotment.state {
      try transaction.execute(LedgerTable.budgetAllotment.setState, [.id(id), .text(next.rawValue)])
    }
    try recordStep(.budgetAllotment, id.text, allotment.state, .pay, next, project: payment.project, county: county)
    try audit(Action.pay.rawValue, .budgetAllotment, id.text, before: allotment.state.json, after: next.json)
  }
}

extension Payment {
  /// Refuses a payment that would go beyond what was issued. Money that comes back is never refused.
  func requireRoom(paid: Money, issued: Money, allotment: ID<BudgetAllotment>?) throws(LedgerError) {
    guard amount > .zero, paid + amount > issued else { return }
    throw .refused(.overpaid(payment: id.text, allotment: allotment?.text, issued: issued, paid: paid, amount: amount))
  }
}

extension Statement {
  fileprivate static let payment = Statement(
    "payment.byID", "SELECT \(LedgerTable.payment.columns.joined(separator: ", ")) FROM payment WHERE id = $1")

  fileprivate static let allotment = Statement(
    "budgetAllotment.byID",
    "SELECT \(LedgerTable.budgetAllotment.columns.joined(separator: ", ")) FROM budget_allotment WHERE id = $1")

  fileprivate static let paidFromAllotment = Statement(
    "payment.sumOfAllotment", "SELECT CAST(COALESCE(sum(amount), 0) AS BIGINT) AS paid FROM payment WHERE allotment = $1")

  fileprivate static let paidByProject = Statement(
    "payment.sumOfProject", "SELECT CAST(COALESCE(sum(amount), 0) AS BIGINT) AS paid FROM payment WHERE project = $1")

  fileprivate static let issuedToProject = Statement(
    "budgetAllotment.sumOfProject",
    """
    SELECT count(*) AS allotments, CAST(COALESCE(sum(CASE WHEN state = 'planned' THEN 0 ELSE amount END), 0) AS BIGINT) AS issued
    FROM budget_allotment WHERE project = $1
    """)
}
