import HengDomain
import HengRules
import HengValues
import Testing

/// What a ledger lacks is told in words, and the tables come out none the less.
@Suite("What stands in the way of the tables")
struct CompilationProblemTests {
  private static let citation = Citation(paper: "虚构台账", lines: "1")

  private static func ledger() throws -> AccountsLedger {
    var ledger = AccountsLedger(
      county: try AdministrativeDivision("641199"), year: try FiscalYear(2023), department: "虚构县示例局",
      citation: Citation(paper: "虚构台账", lines: ""))
    ledger.receipts = [try receipt("2130599", .generalBudget, 100_000)]
    ledger.payments = [try payment("2130599", "30201", .project, .generalBudget, 60_000)]
    return ledger
  }

  private static var key: DepartmentYear {
    get throws { DepartmentYear(county: try AdministrativeDivision("641199"), year: try FiscalYear(2023), department: "虚构县示例局") }
  }

  private static func receipt(_ code: String, _ source: ReceiptSource, _ fen: Int128) throws -> AccountsReceipt {
    AccountsReceipt(
      id: ID("收"), voucher: "1", source: source, function: try FunctionalCode(code), amount: Money(fen: fen), citation: citation)
  }

  private static func payment(
    _ code: String, _ heading: String?, _ nature: PaymentNature, _ fund: AccountsFund, _ fen: Int128, _ date: CivilDate? = nil
  ) throws -> Payment {
    Payment(
      id: ID("付"), in: try Self.key, date: date, voucher: "1", function: try FunctionalCode(code),
      economic: try heading.map { try EconomicCode($0) },
      nature: nature, fund: fund, amount: Money(fen: fen), citation: citation)
  }

  private static func problems(_ set: AccountsTableSet = .ten, _ change: (inout AccountsLedger) throws -> Void) throws
    -> [CompilationProblem]
  {
    var ledger = try ledger()
    try change(&ledger)
    return AccountsCompiler.compile(ledger, set: set, headings: try AccountsHeadings.load()).problems
  }

  private static func kinds(
    _ set: AccountsTableSet = .ten, _ change: (inout AccountsLedger) throws -> Void
  ) throws -> [CompilationProblem.Kind] { try problems(set, change).map(\.kind) }

  @Test("A sound ledger has none")
  func none() throws { #expect(try Self.kinds { _ in } == []) }

  @Test("Headings that are no item, have no line, no name or no economic heading")
  func headings() throws {
    #expect(try Self.kinds { $0.payments.append(try Self.payment("21305", "30201", .project, .generalBudget, 100)) } == [.notAnItem])
    #expect(
      try Self.kinds {
        $0.initialBudgets = [InitialBudget(category: try FunctionalCode("2130599"), amount: .zero, citation: Self.citation)]
      }
        == [.notAnItem])
    #expect(
      try Self.kinds { $0.payments.append(try Self.payment("2330101", "30201", .project, .generalBudget, 100)) }
        == [.classWithoutLine, .unnamedHeading, .unnamedHeading])
    #expect(
      try Self.kinds { $0.payments.append(try Self.payment("2130599", nil, .project, .generalBudget, 100)) } == [.missingEconomicHeading])
    #expect(
      try Self.kinds { $0.payments.append(try Self.payment("2130599", "302", .project, .generalBudget, 100)) } == [.unusableEconomicHeading]
    )
    #expect(
      try Self.kinds { $0.payments.append(try Self.payment("2130599", "50201", .project, .generalBudget, 100)) } == [
        .unusableEconomicHeading
      ])
    #expect(try Self.kinds { $0.payments.append(try Self.payment("2130599", "30288", .project, .generalBudget, 100)) } == [.unnamedHeading])
  }

  @Test(
    "Contracts with small enterprises are part of the whole",
    arguments: [(100, 60, 60, 0), (100, 60, 61, 1), (100, 101, 30, 1), (10, 20, 30, 2)])
  func procurement(amount: Int, toMedium: Int, toMicro: Int, count: Int) throws {
    let found = try Self.problems { ledger in
      ledger.procurement = [
        ProcurementEntry(
          id: ID("采"), kind: .goods, name: "示例电脑", amount: Money(fen: Int128(amount)), toSmallAndMedium: Money(fen: Int128(toMedium)),
          toSmallAndMicro: Money(fen: Int128(toMicro)), citation: Self.citation)
      ]
    }
    #expect(found.map(\.kind) == Array(repeating: .partAboveWhole, count: count))
    #expect(found.allSatisfy { $0.message.contains("示例电脑") && $0.severity == .error })
  }

  @Test("A year before the names begin is told once")
  func earlyYear() throws {
    let found = try Self.problems { ledger in
      ledger.year = try FiscalYear(2010)
      ledger.payments = []
      ledger.receipts = []
    }
    #expect(found.map(\.kind) == [.unnamedHeading] && found.first?.severity == .warning)
  }

  @Test("Natures that appropriations do not have, and basic expenditure where only projects are paid")
  func natures() throws {
    #expect(
      try Self.kinds { $0.payments.append(try Self.payment("2130599", "30201", .toSuperior, .generalBudget, 100)) } == [
        .natureOfAppropriation
      ])
    #expect(try Self.kinds { $0.payments.append(try Self.payment("2130599", "30905", .basic, .generalBudget, 100)) } == [.barredBasic])
    #expect(try Self.kinds { $0.payments.append(try Self.payment("2130599", "30905", .project, .generalBudget, 100)) } == [])
  }

  @Test("Sums below zero and balances that cannot be")
  func amounts() throws {
    let found = try Self.problems { $0.payments.append(try Self.payment("2130599", "30202", .basic, .generalBudget, -100)) }
    #expect(Set(found.map(\.kind)) == [.negativeAmount])
    #expect(found.first?.places == [Self.citation])
    let overdrawn = try Self.problems { $0.payments.append(try Self.payment("2130599", "30201", .project, .generalBudget, 40_001)) }
    #expect(overdrawn.map(\.kind) == [.negativeClosing])
    #expect(overdrawn.first?.message.contains("-0.01元") == true)
    #expect(try Self.kinds { $0.payments.append(try Self.payment("2130599", "30201", .project, .generalBudget, 40_000)) } == [])
    #expect(
      try Self.kinds { ledger in
        ledger.receipts += [try Self.receipt("2120804", .governmentFunds, 500), try Self.receipt("2120899", .governmentFunds, 500)]
        ledger.payments.append(try Self.payment("2120804", nil, .project, .governmentFunds, 600))
      } == [.negativeClosing])
    #expect(
      try Self.kinds {
        $0.openingBalances = [OpeningBalance(id: ID("开"), fund: .governmentFunds, amount: Money(fen: 1), citation: Self.citation)]
      } == [.openingWithoutItem])
  }

  @Test("Sums typed in, and entries of another year, are told and do no harm")
  func typedSums() throws {
    #expect(try Self.kinds { $0.threePublic.budgets = [.total: Money(fen: 5)] } == [.enteredSum])
    #expect(try Self.kinds { $0.assets = [AssetCount(item: .vehicles, count: 3, citation: Self.citation)] } == [.enteredSum])
    let late = try Self.problems { ledger in
      ledger.payments.append(try Self.payment("2130599", "30201", .project, .generalBudget, 100, try CivilDate("2024-01-05")))
    }
    #expect(late.map(\.kind) == [.outsideYear] && late.first?.severity == .warning)
  }

  @Test("More than fifty entries under one heading are told as one leaf, with their sum and count")
  func manyEntries() throws {
    var ledger = try Self.ledger()
    ledger.payments = try (0..<51).map { _ in try Self.payment("2130599", "30201", .project, .generalBudget, 100) }
    let address = AccountsAddress(.payments, .function(try FunctionalCode("2130599")), .project)
    let headings = try AccountsHeadings.load()
    let many = AccountsCompiler.compile(ledger, set: .ten, headings: headings).compiled.trace(address)
    #expect(many.leaves.map(\.label) == ["支出明细账 2130599 共51笔"] && many.leaves.map(\.value) == ["51.00元"])
    ledger.payments.removeLast()
    let few = AccountsCompiler.compile(ledger, set: .ten, headings: headings).compiled.trace(address)
    #expect(few.leaves.count == 50 && few.value == "50.00元")
  }
}
