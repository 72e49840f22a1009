import HengDomain
import HengValues

/// A line of the list of payments out of `standing_payment`, where what is unknown is an empty text.
extension PaymentPage.Row {
  /// In the order in which a row is read.
  static let columns =
    ([
      "county", "id", "year", "department", "project", "date", "is_date_assumed", "voucher", "purpose", "payees", "recipients", "amount",
      "reach", "nature", "function_code", "economic_code", "fund",
    ].map { "line.\($0) AS \($0)" } + ["project.name AS project_name"]).joined(separator: ", ")

  init(_ row: SQLRow) throws(StoreError) {
    var cells = SQLCells(row)
    let county = try cells.text { text throws(ValueError) in try AdministrativeDivision(text) }
    let key = PaymentKey(county: county, id: ID(try cells.text()))
    let year = try cells.value(FiscalYear.init)
    let department = ID<Department>(try cells.text())
    let project = try cells.known { ID<Project>($0) }
    let date = try cells.known { text throws(ValueError) in try CivilDate(text) }
    let isDateAssumed = try cells.flag()
    let (voucher, purpose) = (try cells.text(), try cells.text())
    let count = try cells.known { text throws(ValueError) in try ExactDecimal(parsing: text) }
    let unit: MeasureUnit? = try cells.choice()
    let amount = Money(fen: Int128(try cells.integer()))
    let reach: PaymentReach = try cells.choice()
    let nature: PaymentNature? = try cells.choice()
    let (function, economic) = (try cells.text(), try cells.text())
    let fund: AccountsFund? = try cells.choice()
    var payees: Quantity?
    if let count, let unit { payees = Quantity(count, unit) }
    self.init(
      key: key, year: year, department: department, project: project, projectName: try cells.optionalText(), date: date,
      isDateAssumed: isDateAssumed, voucher: voucher, purpose: purpose, payees: payees, amount: amount, reach: reach, nature: nature,
      function: function, economic: economic, fund: fund)
  }
}
