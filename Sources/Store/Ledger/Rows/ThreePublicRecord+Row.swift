import HengDomain
import HengValues

extension ThreePublicRecord {
  func row() throws(LedgerError) -> LedgerRow {
    let counts: LedgerRow = try [
      "groups_abroad": .count(groupsAbroad, "因公出国（境）团组数"), "persons_abroad": .count(personsAbroad, "因公出国（境）人次数"),
      "vehicles_bought": .count(vehiclesBought, "公务用车购置数"), "vehicles_held": .count(vehiclesHeld, "公务用车保有量"),
    ]
    return counts + (try domestic.row("domestic", "国内公务接待")) + (try foreignAffairs.row("foreign_affairs", "外事接待"))
      + (try abroad.row("abroad", "国（境）外公务接待")) + (try .citation(citation))
  }

  init(_ row: SQLRow, budgets: [ThreePublicItem: Money]) throws(StoreError) {
    self.init(
      budgets: budgets, groupsAbroad: try row.number("groups_abroad"), personsAbroad: try row.number("persons_abroad"),
      vehiclesBought: try row.number("vehicles_bought"), vehiclesHeld: try row.number("vehicles_held"),
      domestic: try Reception(row, "domestic"), foreignAffairs: try Reception(row, "foreign_affairs"),
      abroad: try Reception(row, "abroad"), citation: try row.citation())
  }
}

extension ThreePublicRecord.Reception {
  fileprivate func row(_ prefix: String, _ what: String) throws(LedgerError) -> LedgerRow {
    LedgerRow([
      (column: "\(prefix)_amount", value: try .money(amount)), (column: "\(prefix)_batches", value: try .count(batches, "\(what)批次")),
      (column: "\(prefix)_persons", value: try .count(persons, "\(what)人次")),
    ])
  }

  fileprivate init(_ row: SQLRow, _ prefix: String) throws(StoreError) {
    self.init(
      amount: try row.money("\(prefix)_amount"), batches: try row.number("\(prefix)_batches"), persons: try row.number("\(prefix)_persons"))
  }
}
