import HengAudit
import HengDocuments
import HengDomain
import HengInvented
import HengReaders
import HengRules
import HengValues
import HengWriters
import Testing

/// From a ledger to printed tables and back: what we compute is sound, explained, and read again as it was.
@Suite("Accounts computed from random ledgers")
struct CompiledAccountsTests {
  static let cases: [(AccountsTableSet, UInt64)] = AccountsTableSet.allCases.flatMap { set in (1...30).map { (set, $0) } }

  private static func compile(_ set: AccountsTableSet, _ seed: UInt64) throws -> (ledger: AccountsLedger, result: AccountsCompilation) {
    let headings = try AccountsHeadings.load()
    let ledger = try RandomBooks(seed, headings: headings).ledger
    return (ledger, AccountsCompiler.compile(ledger, set: set, headings: headings))
  }

  @Test("A sound ledger yields no problem, and tables in which no rule of the accounts finds an error", arguments: cases)
  func silence(_ set: AccountsTableSet, _ seed: UInt64) throws {
    let (_, result) = try Self.compile(set, seed)
    #expect(result.problems.map(\.message) == [])
    let profile = try ProfileLibrary.load().profile("national")
    let subject = AccountsSubject(accounts: result.compiled.accounts)
    let report = AccountsRules.report(on: subject, profile: profile, rules: AccountsRules.tables)
    let errors = report.findings.filter { $0.severity == .error || $0.rule == "FA-037" || $0.rule == "FA-045" || $0.rule == "FA-085" }
    #expect(errors.map(\.message) == [])
    let notRun = report.coverage.filter { $0.state == .notRun }.map(\.rule)
    #expect(Set(notRun).isSubset(of: ["FA-007", "FA-055", "FA-082", "FA-084"]), "\(notRun)")
  }

  @Test("Every figure is explained down to entries, and no entry is lost or counted twice", arguments: cases)
  func traces(_ set: AccountsTableSet, _ seed: UInt64) throws {
    let (ledger, result) = try Self.compile(set, seed)
    let compiled = result.compiled
    for table in compiled.accounts.tables {
      for (place, cell) in table.cells where cell.amount.value != nil {
        let address = AccountsAddress(table.kind, place.row, place.column)
        let figure = try #require(compiled.figure(address), "\(address.text)")
        #expect(figure.trace.unexplained.isEmpty, "\(address.text)")
        #expect(figure.trace.leaves.allSatisfy { if case .recorded = $0.origin { true } else { false } })
      }
    }
    let total = AccountsAddress(.payments, .total, .total)
    #expect(compiled.amount(total) == ledger.payments.map(\.amount).sum)
    let closing = AccountsAddress(.receiptsAndPayments, .closingBalance, .amount)
    let kept = ledger.openingBalances.map(\.amount).sum + ledger.receipts.map(\.amount).sum - ledger.payments.map(\.amount).sum
    let surplus = ledger.surpluses.map { $0.kind == .used ? $0.amount : -$0.amount }.sum
    #expect(compiled.amount(closing) == kept + surplus)
    if ledger.payments.count <= Self.fewPayments {
      #expect(compiled.trace(total).leaves.count == ledger.payments.count)
    }
  }

  /// So few that no item has more entries than are told one by one.
  private static var fewPayments: Int { 50 }

  @Test("The sheets are whole and show every figure once", arguments: cases)
  func sheets(_ set: AccountsTableSet, _ seed: UInt64) throws {
    let compiled = try Self.compile(set, seed).result.compiled
    let sheets = AccountsSheets.sheets(of: compiled, set: set)
    #expect(sheets.count == (set == .ten ? 10 : 9))
    #expect(sheets.flatMap(\.gridFaults) == [])
    #expect(sheets.allSatisfy { $0.columns.reduce(0, +) == 100 && $0.isInContents })
    #expect(Set(sheets.map(\.name)).count == sheets.count)
    for (sheet, table) in zip(sheets, compiled.accounts.tables) {
      #expect(sheet.figures.count == table.cells.count { $0.value.amount.value != nil }, "\(sheet.name)")
      #expect(Set(sheet.figures.map(\.key)).count == sheet.figures.count)
    }
  }

  @Test("Printed as a workbook and read back, every cell stands at its address", arguments: cases.filter { $0.1 % 5 == 0 })
  func readBack(_ set: AccountsTableSet, _ seed: UInt64) throws {
    let compiled = try Self.compile(set, seed).result.compiled
    let document = Document(title: "虚构县示例局决算", style: .official, blocks: AccountsSheets.blocks(of: compiled, set: set))
    let paper = try PaperReader.read(XLSXWriter.write(document))
    let forms = Recogniser.accounts.forms(paper, "虚构.xlsx")
    #expect(forms.flatMap(\.doubts).map(\.message) == [])
    let sets = FinalAccounts.sets(of: forms)
    #expect(sets.count == 1)
    let read = try #require(sets.first)
    #expect(AccountsTableSet(read) == set)
    #expect(read.department == compiled.accounts.department && read.year == compiled.accounts.year)
    #expect(read.tables.map(\.kind) == compiled.accounts.tables.map(\.kind))
    for (table, known) in zip(read.tables, compiled.accounts.tables) {
      #expect(table.title == known.title && table.isStatedEmpty == known.isStatedEmpty && table.isBasicOnly == known.isBasicOnly)
      #expect(table.numbers.map(\.number).sorted() == known.numbers.map(\.number))
      #expect(Set(table.lines.map(\.row)) == Set(known.lines.map(\.row)), "\(known.title)")
      #expect(table.cells.mapValues(\.amount) == known.cells.mapValues(\.amount), "\(known.title)")
      #expect(table.cells.mapValues(\.printed) == known.cells.mapValues(\.printed), "\(known.title)")
    }
  }
}
