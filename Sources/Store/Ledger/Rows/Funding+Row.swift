import HengDomain
import HengValues

extension FundingDocument {
  /// What all projects share; number as printed and citation are the project's.
  func row() throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "county": .text(county.text), "year": .integer(year.year), "number": .text(number.text),
      "date": .text(ifPresent: date?.text), "level": .text(ifPresent: level?.rawValue), "amount": .money(amount),
    ]
  }

  func linkRow(project: ID<Project>, ordering: Int) throws(LedgerError) -> LedgerRow {
    try [
      "project": .id(project), "ordering": .integer(ordering), "document": .id(id), "number_printed": .text(number.printed),
    ] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) },
      year: try row.year("year"), number: try row.value("number_printed") { text throws(ValueError) in try DocumentNumber(text) },
      date: try row.optional("date") { text throws(ValueError) in try CivilDate(text) },
      level: try row.optionalChoice("level"), amount: try row.optionalMoney("amount"), citation: try row.citation())
  }
}

extension BudgetAllotment {
  func row(county: AdministrativeDivision, ordering: Int) throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "project": .id(project), "county": .text(county.text), "ordering": .integer(ordering),
      "document": .id(document), "amount": .money(amount), "state": .text(state.rawValue),
    ] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), project: try row.id("project"), document: try row.optionalID("document"),
      amount: try row.money("amount"), state: try row.choice("state"), citation: try row.citation())
  }

  /// What may be paid from it: nothing while it is only planned.
  var issued: Money { state == .planned ? .zero : amount }
}

extension UnitTotal {
  func row() throws(LedgerError) -> LedgerRow {
    try [
      "county": .text(county.text), "year": .integer(year.year), "ordering": .integer(order), "label": .text(label),
      "value": .text(value),
    ] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) },
      year: try row.year("year"), order: try row.number("ordering"), label: try row.text("label"),
      value: try row.text("value"), citation: try row.citation())
  }
}
