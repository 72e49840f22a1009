package import HengDomain
import HengValues

/// Personal data in payments, shown whole to who needs it (显示全文).
extension LedgerStore {
  /// A payment that stands, with the department whose it is; nil where there is none within the scope.
  package func payment(_ key: PaymentKey) async throws(LedgerError) -> (payment: Payment, department: ID<Department>)? {
    try await read { [scope] transaction in
      guard let found = try transaction.standingPayment(key), scope.covers(key.county, department: found.department) else { return nil }
      return found
    }
  }

  /// The same, with an entry in the trail that tells who saw it and why, and nothing of what it says.
  package func reveal(_ key: PaymentKey, _ note: ChangeNote) async throws(LedgerError) -> Payment {
    try await write(note) { write in
      guard let found = try write.transaction.standingPayment(key) else { throw LedgerError.refused(.missing(.payment, id: key.id.text)) }
      try write.require(key.county, found.department)
      try write.audit("显示全文", .payment, key.id.text, of: key.county, before: nil, after: nil)
      return found.payment
    }
  }
}

extension Transaction {
  /// Whose a payment is: the project's department, else that of the books.
  fileprivate func standingPayment(_ key: PaymentKey) throws(StoreError) -> (payment: Payment, department: ID<Department>)? {
    guard let row = try first(.lastPaymentEntry, [.text(key.county.text), .id(key.id)]) else { return nil }
    let entry = try PaymentEntry(row)
    if entry.isReversal { return nil }
    guard let project = entry.payment.project, let owner = try first(.departmentOfProject, [.id(project)]) else {
      return (entry.payment, entry.payment.department)
    }
    return (entry.payment, try owner.id("department_id"))
  }
}

extension Statement {
  fileprivate static let departmentOfProject = Statement("project.department", "SELECT department_id FROM project WHERE id = $1")
}
