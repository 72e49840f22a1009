package import HengDomain
package import HengValues

/// Computes a department's final accounts from its ledger (决算编制): every sum, balance and roll-up, each with its trace.
package enum AccountsCompiler {
  /// The tables of the set. They are complete even where something is wrong; `problems` then says what a person must mend.
  package static func compile(
    _ ledger: AccountsLedger, set: AccountsTableSet, headings: AccountsHeadings
  ) -> AccountsCompilation {
    let desk = CompilationDesk(ledger, set, headings)
    let receipts = desk.receipts()
    let payments = desk.payments()
    let general = desk.generalBudgetPayments()
    let funds = desk.fund(.governmentFunds, .governmentFunds)
    let capital = desk.fund(.stateCapital, .stateCapital)
    let items = desk.generalBudgetItems()
    let sums = FunctionSums(
      receipts: receipts.sums, payments: payments.sums, general: general.sums, funds: funds.sums, capital: capital.sums)
    let appropriation = desk.appropriation(sums)
    var drafts = [
      desk.receiptsAndPayments(sums), receipts.draft, payments.draft, appropriation, general.draft, items.draft, desk.threePublic(),
      funds.draft, capital.draft,
    ]
    if set == .ten { drafts.append(desk.information(items.sums)) }
    for index in drafts.indices { drafts[index].close(set) }
    let accounts = FinalAccounts(department: ledger.department, year: ledger.year, tables: drafts.map(\.table))
    let traces = drafts.reduce(into: [AccountsAddress: Trace]()) { $0.merge($1.traces) { first, _ in first } }
    let compiled = CompiledAccounts(accounts: accounts, traces: traces)
    return AccountsCompilation(compiled: compiled, problems: LedgerInspection(ledger, set, headings).problems)
  }

  /// 公开表套数 that the profile names for the year: ten tables in Shanxi, nine where nothing else is known.
  package static func tableSet(_ profile: Profile, year: FiscalYear) throws(ProfileError) -> AccountsTableSet {
    let key = try profile.text("accounts.tableSet", on: year.lastDay)
    guard let set = AccountsTableSet(rawValue: key) else {
      throw .unfit(profile: profile.key, name: "accounts.tableSet", value: key, reason: "应为 ten 或 nine")
    }
    return set
  }
}

/// The tables by function that 01 and 04 are drawn from.
struct FunctionSums {
  let receipts, payments, general, funds, capital: HeadingSums<FunctionalCode>

  func payments(of fund: FundOrigin) -> HeadingSums<FunctionalCode> {
    switch fund {
    case .generalBudget: general
    case .governmentFunds: funds
    case .stateCapital: capital
    }
  }
}

/// One ledger on its way into one set of tables.
struct CompilationDesk {
  let book: AccountsBook
  let set: AccountsTableSet
  let headings: AccountsHeadings

  var ledger: AccountsLedger { book.ledger }
  var year: FiscalYear { ledger.year }

  init(_ ledger: AccountsLedger, _ set: AccountsTableSet, _ headings: AccountsHeadings) {
    book = AccountsBook(ledger: ledger)
    self.set = set
    self.headings = headings
  }

  func draft(_ kind: AccountsTable.Kind) -> AccountsTableDraft {
    AccountsTableDraft(kind, set, owner: ledger.department, year: year)
  }

  /// The name in the year; the code itself where the names lack it.
  func name(_ code: FunctionalCode) -> String { headings.functional.name(of: code, in: year) ?? code.text }
  func name(_ code: EconomicCode) -> String { headings.economic.name(of: code, in: year) ?? code.text }

  var functions: HeadingSums<FunctionalCode>.Naming { .init(row: { .function($0) }, name: { name($0) }, source: ledger.citation) }
  var economics: HeadingSums<EconomicCode>.Naming { .init(row: { .economic($0) }, name: { name($0) }, source: ledger.citation) }
}
