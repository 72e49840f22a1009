package import HengDomain
package import HengRules
package import HengValues

/// The books of the departments of past years (参照县部门决算台账): salaries and running costs beside the payments of their projects, money
/// that covers them, last year's accounts where they are known, and the words of the disclosure.
extension ReferenceCounty {
  package struct DepartmentBooks: Sendable {
    package let ledger: AccountsLedger
    package let record: DisclosureRecord
  }

  /// What a department pays beside its projects: item, economic heading, yuan a year.
  private static let running: [(function: String, economic: String, yuan: Int)] = [
    ("2130501", "30101", 1_260_000), ("2130501", "30102", 540_000), ("2130501", "30103", 105_000), ("2130501", "30107", 186_000),
    ("2080505", "30108", 288_000), ("2101101", "30110", 118_000), ("2210201", "30113", 216_000), ("2130501", "30201", 86_400),
    ("2130501", "30202", 21_300), ("2130501", "30205", 9_800), ("2130501", "30206", 32_600), ("2130501", "30207", 27_450),
    ("2130501", "30211", 48_900), ("2130501", "30213", 15_200), ("2130501", "30216", 36_000), ("2130501", "30217", 8_640),
    ("2130501", "30228", 38_700), ("2130501", "30231", 42_500), ("2130501", "30239", 126_000), ("2130501", "31002", 63_000),
  ]

  /// Of all departments in a past year, in their order.
  ///
  /// - Parameter ledgers: of the projects of the year.
  package func books(of year: FiscalYear, _ ledgers: [ProjectLedger], headings: AccountsHeadings) throws -> [DepartmentBooks] {
    let projects = Dictionary(grouping: ledgers) { $0.project.department }
    let before = year.year > years.lowerBound ? try FiscalYear(year.year - 1) : nil
    let old = try before.map { Dictionary(grouping: try self.ledgers(of: $0)) { $0.project.department } } ?? [:]
    return try Self.departments.indices.map { place in
      let id = Department.id(Self.departments[place], of: county.division)
      var ledger = try ledger(place, year, (projects[id] ?? []).flatMap(\.payments))
      if let before {
        let books = try self.ledger(place, before, (old[id] ?? []).flatMap(\.payments))
        ledger.previous = AccountsCompiler.compile(books, set: .ten, headings: headings).compiled.accounts
      }
      return DepartmentBooks(ledger: ledger, record: try record(ledger))
    }
  }

  private func ledger(_ place: Int, _ year: FiscalYear, _ paid: [Payment]) throws -> AccountsLedger {
    let name = Self.departments[place]
    let key = DepartmentYear(county: county.division, year: year, department: name)
    let own = "\(county.division.text).\(year.year).\(place + 1)"
    func cite(_ lines: String) -> Citation { Citation(paper: "参照县账簿", lines: "\(name) \(lines)") }
    var ledger = AccountsLedger(county: county.division, year: year, department: name, citation: cite("台账"))
    let share = Int128(80 + (place * 13 + year.year * 7) % 41)
    ledger.payments = try Self.running.enumerated().map { number, line in
      Payment(
        id: ID("\(own).\(number + 1)"), in: key, date: try CivilDate(year: year.year, month: number % 12 + 1, day: 15),
        voucher: "记-\(number + 1)", function: try FunctionalCode(line.function), economic: try EconomicCode(line.economic), nature: .basic,
        fund: .generalBudget, amount: Money(fen: Int128(line.yuan) * share), purpose: "日常支出", citation: cite("支出\(number + 1)"))
    }
    ledger.payments += paid
    let byItem = Dictionary(grouping: ledger.payments.filter { $0.function != nil }) { $0.function }
    for (item, payments) in byItem.sorted(by: { ($0.key?.text ?? "") < ($1.key?.text ?? "") }) {
      guard let item else { continue }
      ledger.receipts.append(
        AccountsReceipt(
          id: ID("\(own).收\(item.text)"), date: year.firstDay, voucher: "收-\(item.text)", source: .generalBudget, function: item,
          amount: payments.map(\.amount).sum, summary: "财政拨款", citation: cite("收入\(item.text)")))
    }
    let byClass = Dictionary(grouping: ledger.payments) { $0.function?.lineage.first }
    ledger.initialBudgets = byClass.sorted { ($0.key?.text ?? "") < ($1.key?.text ?? "") }.compactMap { category, payments in
      category.map {
        InitialBudget(category: $0, amount: Money(fen: payments.map(\.amount).sum.fen * 96 / 100), citation: cite("预算\($0.text)"))
      }
    }
    func spent(_ heading: String) -> Money { ledger.payments.filter { $0.economic?.text == heading }.map(\.amount).sum }
    ledger.threePublic = ThreePublicRecord(
      budgets: [.vehicleRunning: spent("30231"), .reception: spent("30217")], vehiclesHeld: 1,
      domestic: .init(amount: spent("30217"), batches: 9, persons: 62), citation: cite("三公"))
    ledger.assets = [AssetCount(item: .confidential, count: 1, citation: cite("资产"))]
    let bought = spent("31002")
    ledger.procurement = [
      ProcurementEntry(
        id: ID("\(own).采1"), kind: .goods, name: "办公设备", amount: bought, toSmallAndMedium: bought, toSmallAndMicro: bought,
        citation: cite("采购"))
    ]
    ledger.notes = AccountsRules.tables.map { CheckNote(rule: $0.code, text: "已核对", citation: cite("说明")) }
    return ledger
  }

  private func record(_ ledger: AccountsLedger) throws -> DisclosureRecord {
    let classes = Set(ledger.payments.compactMap { $0.function?.lineage.first }).sorted()
    var record = DisclosureRecord(
      county: ledger.county, year: ledger.year, department: ledger.department, duties: ["承办本部门职责范围内的工作", "实施衔接资金项目"],
      organisation: ["内设机构三个"], citation: ledger.citation)
    for text in DisclosureText.general + classes.map(DisclosureText.classReason) { record.texts[text] = "本年安排的工作与上年不同" }
    record.departmentEvaluation = DepartmentEvaluation(
      achievements: ["各项目按期完成"], problems: ["个别项目支付偏慢"], measures: ["按月调度支付进度"], citation: ledger.citation)
    return record
  }
}
