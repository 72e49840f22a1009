package import HengValues

/// A contract that another part of the paper tells of (采购合同), such as an evaluation report: let in the year of the accounts.
package struct ProcurementContract: Hashable, Sendable {
  package var name: String
  package var amount: PrintedAmount
  package var citation: Citation

  package init(name: String, amount: PrintedAmount, citation: Citation) {
    self.name = name
    self.amount = amount
    self.citation = citation
  }
}
