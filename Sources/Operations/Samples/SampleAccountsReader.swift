import HengDomain
import HengSamples
import HengValues

/// Makes the ledger of final accounts of one sample county.
struct SampleAccountsReader {
  let sample: SampleAccounts
  let division: AdministrativeDivision
  let year: FiscalYear
  let projects: Set<ID<Project>>
  let reader: SampleReader

  init(_ sample: SampleAccounts, counties: [SampleCounty], projects: [ID<Project>]) throws(SampleError) {
    let reader = SampleReader(file: "\(sample.county)/\(sample.year)/accounts.yaml")
    self.sample = sample
    self.reader = reader
    self.projects = Set(projects)
    division = try reader.division(of: sample.county, among: counties)
    year = try reader.value { () throws(ValueError) in try FiscalYear(sample.year) }
  }

  func ledger() throws(SampleError) -> AccountsLedger {
    AccountsLedger(
      county: division, year: year, department: sample.department, openingBalances: try openingBalances(), receipts: try receipts(),
      payments: try payments(), initialBudgets: try initialBudgets(), threePublic: try threePublic(), procurement: try procurement(),
      assets: try assets(), isInstitution: sample.isInstitution, previous: try previous(),
      notes: sample.notes.map { CheckNote(rule: $0.rule, text: $0.text, citation: citation($0.lines)) }, citation: citation(sample.lines))
  }

  private var prefix: String { "\(sample.county).\(sample.year).accounts" }

  private func citation(_ lines: String) -> Citation { Citation(paper: sample.paper, lines: lines) }

  private func openingBalances() throws(SampleError) -> [OpeningBalance] {
    var balances: [OpeningBalance] = []
    for (index, entry) in sample.openingBalances.enumerated() {
      balances.append(
        OpeningBalance(
          id: ID("\(prefix).opening.\(index + 1)"), fund: try reader.choice(AccountsFund(rawValue: entry.fund), entry.fund),
          function: try entry.function.map(function), amount: try reader.yuan(entry.amount), citation: citation(entry.lines)))
    }
    return balances
  }

  private func receipts() throws(SampleError) -> [AccountsReceipt] {
    var receipts: [AccountsReceipt] = []
    for (index, entry) in sample.receipts.enumerated() {
      receipts.append(
        AccountsReceipt(
          id: ID("\(prefix).receipt.\(index + 1)"), voucher: entry.voucher, source: try reader.named(entry.source),
          function: try function(entry.function), amount: try reader.yuan(entry.amount), summary: entry.summary,
          citation: citation(entry.lines)))
    }
    return receipts
  }

  private func payments() throws(SampleError) -> [Payment] {
    var payments: [Payment] = []
    for (index, entry) in sample.payments.enumerated() {
      payments.append(
        Payment(
          id: ID("\(prefix).payment.\(index + 1)"), in: DepartmentYear(county: division, year: year, department: sample.department),
          voucher: entry.voucher, function: try function(entry.function),
          economic: try entry.economic.map { text throws(SampleError) in
            try reader.value { () throws(ValueError) in try EconomicCode(text) }
          }, nature: try reader.choice(PaymentNature(rawValue: entry.nature), entry.nature),
          fund: try reader.choice(AccountsFund(rawValue: entry.fund), entry.fund), amount: try reader.yuan(entry.amount),
          project: try entry.project.map(project), purpose: entry.summary, citation: citation(entry.lines)))
    }
    return payments
  }

  private func initialBudgets() throws(SampleError) -> [InitialBudget] {
    var budgets: [InitialBudget] = []
    for entry in sample.initialBudgets {
      budgets.append(
        InitialBudget(category: try function(entry.category), amount: try reader.yuan(entry.amount), citation: citation(entry.lines)))
    }
    return budgets
  }

  private func threePublic() throws(SampleError) -> ThreePublicRecord {
    let entry = sample.threePublic
    var budgets: [ThreePublicItem: Money] = [:]
    for budget in entry.budgets { budgets[try reader.named(budget.item)] = try reader.yuan(budget.amount) }
    return ThreePublicRecord(
      budgets: budgets, groupsAbroad: entry.groupsAbroad, personsAbroad: entry.personsAbroad, vehiclesBought: entry.vehiclesBought,
      vehiclesHeld: entry.vehiclesHeld, citation: citation(entry.lines))
  }

  private func procurement() throws(SampleError) -> [ProcurementEntry] {
    var entries: [ProcurementEntry] = []
    for (index, entry) in sample.procurement.enumerated() {
      entries.append(
        ProcurementEntry(
          id: ID("\(prefix).procurement.\(index + 1)"), kind: try reader.choice(ProcurementEntry.Kind(rawValue: entry.kind), entry.kind),
          name: entry.name, amount: try reader.yuan(entry.amount), toSmallAndMedium: try reader.yuan(entry.toSmallAndMedium),
          toSmallAndMicro: try reader.yuan(entry.toSmallAndMicro), project: try entry.project.map(project),
          citation: citation(entry.lines)))
    }
    return entries
  }

  private func assets() throws(SampleError) -> [AssetCount] {
    var assets: [AssetCount] = []
    for entry in sample.assets {
      assets.append(AssetCount(item: try reader.named(entry.item), count: entry.count, citation: citation(entry.lines)))
    }
    return assets
  }

  private func function(_ text: String) throws(SampleError) -> FunctionalCode {
    try reader.value { () throws(ValueError) in try FunctionalCode(text) }
  }

  private func project(_ key: String) throws(SampleError) -> ID<Project> {
    let id = ID<Project>("\(sample.county).\(sample.year).\(key)")
    return try reader.choice(projects.contains(id) ? id : nil, key)
  }
}

extension SampleAccountsReader {
  /// Last year's tables with the implied cells alone.
  private func previous() throws(SampleError) -> FinalAccounts? {
    guard let previous = sample.previous else { return nil }
    let year = try reader.value { () throws(ValueError) in try FiscalYear(previous.year) }
    var tables: [AccountsTable] = []
    for entry in previous.cells {
      let address = try reader.choice(Self.known.first { $0.text == entry.address }, entry.address)
      let amount = try reader.value { () throws(ValueError) in try PrintedAmount(parsing: entry.amount, unit: .yuan) }
      if tables.last?.kind != address.table {
        tables.append(
          AccountsTable(kind: address.table, owner: sample.department, year: year, unit: .yuan, citation: citation(entry.lines)))
      }
      tables[tables.count - 1].cells[address.place] = AccountsCell(
        printed: entry.amount, amount: .value(amount), citation: citation(entry.lines))
    }
    return FinalAccounts(department: sample.department, year: year, tables: tables)
  }

  /// The cells of last year that an explanation compares with.
  private static let known: [AccountsAddress] =
    [
      AccountsAddress(.receiptsAndPayments, .grandTotalOfReceipts, .amount),
      AccountsAddress(.receiptsAndPayments, .grandTotalOfPayments, .amount),
      AccountsAddress(.appropriation, .grandTotalOfReceipts, .amount), AccountsAddress(.appropriation, .grandTotalOfPayments, .total),
      AccountsAddress(.generalBudgetPayments, .total, .total), AccountsAddress(.information, .information(.agencyOperating), .amount),
      AccountsAddress(.information, .information(.institutionOperating), .amount),
    ] + ThreePublicItem.allCases.map { AccountsAddress(.threePublic, .threePublic, .outturn($0)) }
}

extension SampleReader {
  func yuan(_ text: String) throws(SampleError) -> Money {
    try value { () throws(ValueError) in try PrintedAmount(parsing: text, unit: .yuan).money }
  }

  /// The case of that name: `leaders`.
  func named<Choice: CaseIterable>(_ text: String) throws(SampleError) -> Choice {
    try choice(Choice.allCases.first { "\($0)" == text }, text)
  }

  func division(of profile: String, among counties: [SampleCounty]) throws(SampleError) -> AdministrativeDivision {
    guard let county = counties.first(where: { $0.profile == profile }) else {
      throw SampleError(file: file, reason: "县区“\(profile)”没有登记")
    }
    return try value { () throws(ValueError) in try AdministrativeDivision(county.divisionCode) }
  }
}
