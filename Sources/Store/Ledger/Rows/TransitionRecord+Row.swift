import HengDomain
import HengValues

extension TransitionRecord {
  func row(project: ID<Project>, county: AdministrativeDivision, ordering: Int) -> LedgerRow {
    ["project": .id(project), "county": .text(county.text), "ordering": .integer(ordering)] + content
  }

  func row(accounts: DepartmentYear, ordering: Int) -> LedgerRow {
    ["accounts": .text(accounts.text), "ordering": .integer(ordering)] + content
  }

  private var content: LedgerRow {
    [
      "record_kind": .text(recordKind), "record_id": .text(recordID), "from_state": .text(from), "action": .text(action.rawValue),
      "to_state": .text(to), "actor": .text(actor), "role": .text(role.rawValue), "at": .text(at.text), "reason": .text(ifPresent: reason),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      recordKind: try row.text("record_kind"), recordID: try row.text("record_id"), from: try row.text("from_state"),
      action: try row.choice("action"), to: try row.text("to_state"), actor: try row.text("actor"), role: try row.choice("role"),
      at: try row.value("at") { text throws(ValueError) in try Timestamp(text) }, reason: try row.optionalText("reason"))
  }
}
