import HengDomain
import HengInvented
import HengRules
import HengTestSupport
import HengValues

extension XingxianSet.Records {
  /// An invented department's whole year: random books, last year's where they are known, a text for each question, no projects.
  static func invented(_ seed: UInt64, headings: AccountsHeadings) throws -> Self {
    let base = try XingxianSet.records.get()
    var random = SeededGenerator(seed &+ 77)
    var ledger = try RandomBooks(seed, headings: headings).ledger
    let citation = Citation(paper: "虚构台账", lines: "1")
    ledger.county = base.county.division
    if Bool.random(using: &random) {
      let before = AccountsCompiler.compile(try RandomBooks(seed &+ 5_000, headings: headings).ledger, set: .ten, headings: headings)
        .compiled
      // Without 01 and 04: their balances would have to be those that this year opens with.
      ledger.previous = before.accounts
      ledger.previous?.tables.removeAll { [.receiptsAndPayments, .appropriation].contains($0.kind) }
    }
    ledger.notes = AccountsRules.tables.map { CheckNote(rule: $0.code, text: "虚构的说明", citation: citation) }
    let classes = Set(ledger.payments.compactMap { $0.function?.lineage[0] }).sorted()
    for code in classes where Bool.random(using: &random) {
      let paid = ledger.payments.filter { $0.function?.lineage[0] == code && $0.fund == .generalBudget }.map(\.amount).sum
      ledger.initialBudgets.append(
        InitialBudget(
          category: code, amount: Money(fen: paid.fen * Int128(Int.random(in: 80...130, using: &random)) / 100), citation: citation))
    }
    let reception = ledger.payments.filter { $0.economic?.text == "30217" && $0.fund?.origin != nil }.map(\.amount).sum
    ledger.threePublic.domestic = .init(amount: reception, batches: reception.isZero ? 0 : 3, persons: reception.isZero ? 0 : 21)
    let bought = ledger.payments.contains { ["31013", "30913"].contains($0.economic?.text ?? "") && $0.fund?.origin != nil }
    ledger.threePublic.vehiclesBought = bought ? 1 : 0
    ledger.threePublic.vehiclesHeld = ledger.assets.filter { $0.item != .equipment }.map(\.count).reduce(0, +)
    var record = DisclosureRecord(
      county: ledger.county, year: ledger.year, department: ledger.department, duties: ["承办示例事务"], organisation: ["内设机构三个"],
      citation: citation)
    for text in DisclosureText.general + classes.map(DisclosureText.classReason) { record.texts[text] = "示例事项安排有变化" }
    return Self(county: base.county, ledger: ledger, record: record, projects: [])
  }
}
