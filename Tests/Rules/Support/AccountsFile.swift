import HengDomain
import HengRules
import HengValues

/// Final accounts as a case writes them down (决算用例): consistent invented accounts, and what differs from them.
///
/// Cells are named by their address (`03/2130102/基本支出`), rows by its first two parts. `ten` is in 元, `nine` in 万元 with a
/// government fund and 06 for basic expenditure only.
struct AccountsFile: Decodable, Sendable {
  var base: String
  /// Printed text by address; `""` is a blank.
  var edits: [String: String]?
  /// Tables left out: `"04"`.
  var drop: [String]?
  /// Rows left out: `03/21301`.
  var remove: [String]?
  /// Names by row.
  var rename: [String: String]?
  /// Two rows of a table in each other's place.
  var swap: [String]?
  /// Rows that found no address: `badCode 03 21301X`.
  var strays: [String]?
  /// Line numbers by table, parted by commas.
  var numbers: [String: String]?
  /// Tables whose statement 本表无数据 is left out, or put in.
  var unstated: [String]?
  var stated: [String]?
  /// Last year's cells by address, laid over the same base.
  var previous: [String: String]?
  /// Contracts in 元 by name.
  var contracts: [String: String]?

  func subject(_ year: FiscalYear) throws -> AccountsSubject {
    AccountsSubject(
      accounts: try accounts(edits ?? [:], year: year, isChanged: true),
      previous: try previous.map { try accounts($0, year: year, isChanged: false) },
      contracts: try (contracts ?? [:]).map { name, amount in
        ProcurementContract(
          name: name, amount: try PrintedAmount(parsing: amount, unit: .yuan), citation: Citation(paper: "用例", lines: "报告"))
      })
  }

  private func accounts(_ edits: [String: String], year: FiscalYear, isChanged: Bool) throws -> FinalAccounts {
    guard let base = AccountsBase(base) else { throw CaseError(description: "没有名为“\(base)”的底表") }
    var tables = try base.tables(edits)
    if isChanged { for index in tables.indices { try change(&tables[index]) } }
    let dropped = isChanged ? drop ?? [] : []
    return FinalAccounts(
      department: "虚构县示例局", year: year, tables: tables.filter { !dropped.contains(AccountsBase.number($0.kind)) })
  }

  private func change(_ table: inout AccountsTable) throws {
    let number = AccountsBase.number(table.kind)
    func key(_ row: AccountsRow) -> String { "\(number)/\(row.label)" }
    for name in remove ?? [] {
      table.lines.removeAll { key($0.row) == name }
      table.cells = table.cells.filter { key($0.key.row) != name }
    }
    for index in table.lines.indices { table.lines[index].name = rename?[key(table.lines[index].row)] ?? table.lines[index].name }
    if let swap, swap.count == 2, let first = table.lines.firstIndex(where: { key($0.row) == swap[0] }),
      let second = table.lines.firstIndex(where: { key($0.row) == swap[1] })
    {
      table.lines.swapAt(first, second)
    }
    for stray in strays ?? [] {
      let parts = stray.split(separator: " ").map(String.init)
      guard parts.count == 3, parts[1] == number else { continue }
      guard let reason = Self.reasons[parts[0]] else { throw CaseError(description: "不认识的“\(stray)”") }
      table.strays.append(AccountsStray(reason, printed: parts[2], citation: table.citation))
    }
    if let printed = numbers?[number] {
      table.numbers = printed.split(separator: ",").compactMap { Int($0) }.map { AccountsLineNumber($0, table.citation) }
    }
    if unstated?.contains(number) ?? false { table.isStatedEmpty = false }
    if stated?.contains(number) ?? false { table.isStatedEmpty = true }
  }

  private static let reasons: [String: AccountsStray.Reason] = [
    "badCode": .badCode, "repeated": .repeated, "unknownName": .unknownName, "unknownColumn": .unknownColumn,
  ]
}
