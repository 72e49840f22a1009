import HengAudit
import HengDocuments
import HengDomain
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Invented accounts, printed and read back")
struct AccountsPropertyTests {
  static let styles: [AccountsPrint.Style] = [
    AccountsPrint.Style(),
    AccountsPrint.Style(unit: .wanYuan, spreadsCodes: true, totalLast: true, separators: ","),
    AccountsPrint.Style(isRuled: false, wrapsNames: true),
    AccountsPrint.Style(unit: .wanYuan, isRuled: false, spreadsCodes: true, totalLast: true, separators: "，"),
    AccountsPrint.Style(separators: ",", pageRows: 7, wrapsNames: true),
  ]

  static let prints: [(AccountsTableSet, Int)] = [AccountsTableSet.ten, .nine].flatMap { set in styles.indices.map { (set, $0) } }

  private static func profile() throws -> Profile { try ProfileLibrary.load().profile("national") }

  private static func read(_ print: AccountsPrint) throws -> FinalAccounts {
    let forms = Recogniser.accounts.forms(print.paper, "虚构")
    #expect(forms.flatMap(\.doubts).isEmpty, "\(forms.flatMap(\.doubts).map(\.message))")
    let sets = FinalAccounts.sets(of: forms)
    #expect(sets.count == 1)
    return try #require(sets.first)
  }

  @Test("Every printed cell is read at its address, with its digits and its place", arguments: prints)
  func readBack(_ set: AccountsTableSet, _ style: Int) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let print = AccountsPrint(InventedAccounts(seed, set: set), Self.styles[style])
      let accounts = try Self.read(print)
      #expect(accounts.department == "虚构县示例局" && accounts.year?.year == 2023)
      #expect(AccountsTableSet(accounts) == set)
      #expect(accounts.tables.allSatisfy { $0.unit == Self.styles[style].unit })
      for (address, place) in print.places {
        let cell = try #require(accounts[address], "\(address.text) \(seed)")
        #expect(cell.citation.place == place)
        let due = print.text(address)
        if due.isEmpty { #expect(cell.amount == .blank) } else { #expect(try cell.amount.value?.digits == ExactDecimal(parsing: due)) }
      }
    }
  }

  @Test("Where every identity holds, the rules are silent", arguments: prints)
  func silence(_ set: AccountsTableSet, _ style: Int) throws {
    let profile = try Self.profile()
    for seed in 1...10 as ClosedRange<UInt64> {
      let accounts = try Self.read(AccountsPrint(InventedAccounts(seed, set: set), Self.styles[style]))
      let report = AccountsRules.report(on: AccountsSubject(accounts: accounts), profile: profile)
      #expect(report.findings.isEmpty, "\(seed) \(report.findings.map { "\($0.rule) \($0.message) \($0.computation)" })")
    }
  }

  @Test("10,000 rounded rows whose parts add up are not complained of")
  func rounding() {
    var random = SeededGenerator(7)
    var complaints = 0
    for _ in 0..<500 {
      let count = 20
      let parts = (0..<count).map { _ in Int128(Int.random(in: 0...90_000_000, using: &random)) }
      complaints += Self.complaints(parts)
    }
    #expect(complaints == 0)
  }

  /// The parts as items of one 款 in a table in 万元 with two decimals.
  private static func complaints(_ parts: [Int128]) -> Int {
    let place = Citation(paper: "虚构", lines: "1")
    var table = AccountsTable(kind: .payments, unit: .wanYuan, citation: place)
    func add(_ code: String, _ fen: Int128) {
      guard let key = try? FunctionalCode(code) else { return }
      let row = AccountsRow.function(key)
      let digits = Ratio(fen, 1_000_000).rounded(2)
      table.lines.append(AccountsLine(row: row, name: code, citation: place))
      for column in [AccountsColumn.total, .project] {
        table.cells[AccountsPlace(row, column)] = AccountsCell(
          printed: digits.description, amount: .value(PrintedAmount(digits, .wanYuan)), citation: place)
      }
    }
    add("213", parts.reduce(0, +))
    add("21301", parts.reduce(0, +))
    for (index, part) in parts.enumerated() { add("21301\(index < 9 ? "0" : "")\(index + 1)", part) }
    let subject = AccountsSubject(accounts: FinalAccounts(department: "", year: nil, tables: [table]))
    return AccountsRules.meetingCells(subject).count + AccountsRules.brokenCount(subject, ["FA-020", "FA-021"])
  }

  @Test("One changed digit is found, at its place, and named where only one figure explains it", arguments: [AccountsTableSet.ten, .nine])
  func oneDigit(_ set: AccountsTableSet) throws {
    let profile = try Self.profile()
    var random = SeededGenerator(set == .ten ? 11 : 12)
    var (tried, found, placed, named) = (0, 0, 0, 0)
    var missed: [String: Int] = [:]
    for seed in 1...60 as ClosedRange<UInt64> {
      let accounts = InventedAccounts(seed, set: set)
      let style = Self.styles[set == .ten ? 0 : 1]
      let filled = AccountsPrint(accounts, style)
      let addresses = filled.places.keys.filter { !filled.text($0).isEmpty }.sorted { $0.text < $1.text }
      guard let address = addresses.randomElement(using: &random) else { continue }
      let edited = Self.withOneDigitChanged(filled.text(address), &random)
      let print = AccountsPrint(accounts, style, edits: [address: edited])
      let subject = AccountsSubject(accounts: try Self.read(print))
      let report = AccountsRules.report(on: subject, profile: profile)
      tried += 1
      if !report.findings.isEmpty { found += 1 } else { missed[address.place.row.isTotalLike + " " + "\(address.table)", default: 0] += 1 }
      if report.findings.contains(where: { finding in
        finding.touches.contains(address.text) && finding.sides.contains { Self.covers($0.place, print.places[address]) }
      }) {
        placed += 1
      }
      if report.findings.contains(where: { !$0.consequences.isEmpty && $0.touches.first == address.text }) { named += 1 }
    }
    Swift.print(
      "\(set): \(tried) changed, \(found) found, \(placed) at their place, \(named) named as the meeting figure; missed \(missed)")
    #expect(Double(found) >= Double(tried) * (set == .ten ? 0.97 : 0.9))
    #expect(placed == found)
  }

  private static func covers(_ place: Place, _ cell: Place?) -> Bool {
    guard let whole = place.box, let part = cell?.box, whole.count == 4, part.count == 4 else { return false }
    return whole[0] <= part[0] && whole[1] <= part[1] && whole[2] >= part[2] && whole[3] >= part[3]
  }

  private static func withOneDigitChanged(_ text: String, _ random: inout SeededGenerator) -> String {
    var bytes = Array(text.utf8)
    let places = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
    guard let place = places.randomElement(using: &random) else { return text }
    bytes[place] = 0x30 + (bytes[place] - 0x30 + UInt8.random(in: 1...9, using: &random)) % 10
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension AccountsRow {
  fileprivate var isTotalLike: String {
    switch self {
    case .function(let code): "\(code.level)"
    case .economic(let code): "\(code.level)"
    default: label
    }
  }
}
