import HengDomain
import HengValues
import Testing

@testable import HengStore

@Suite("Statements that are put together for one question")
struct PaymentStatementTests {
  @Test("number their parameters as these appear")
  func parameters() throws {
    var dice = LedgerDice(9)
    let county = try AdministrativeDivision("141123")
    let grant = RoleGrant(
      id: ID("g"), person: ID("p"), role: .financeBureau, division: county, department: ID("d"), since: try CivilDate("2026-01-01"),
      grantedBy: "安全员", reason: "分工")
    for _ in 0..<200 {
      var query = PaymentQuery()
      query.sort = dice.pick(PaymentQuery.Sort.allCases)
      if dice.chance() { query.filter.county = county }
      if dice.chance() { query.filter.year = try FiscalYear(2022) }
      if dice.chance() { query.filter.project = "路" }
      if dice.chance() { query.filter.document = "记-1" }
      if dice.chance() { query.filter.text = "补贴" }
      if dice.chance() { query.filter.least = Money(fen: 1) }
      let sql = PaymentSQL(query, within: dice.chance() ? .system : Scope([grant], on: try CivilDate("2026-03-01")))
      let keys = ["county", "id", "project", "date", "amount"]
      let place = SQLRow(statement: "test", columns: SQLColumns(keys), values: ["141123", "p", "x", "2022-01-01", 1])
      for (statement, arguments) in [
        sql.totals, try sql.page(from: nil, isBackwards: false), try sql.page(from: place, isBackwards: dice.chance()),
        sql.place(of: PaymentKey(county: county, id: ID("p"))),
      ] {
        #expect(statement == Statement(statement.name, statement.text), "\(statement.text)")
        #expect(statement.parameterCount == arguments.count)
      }
    }
  }
}
