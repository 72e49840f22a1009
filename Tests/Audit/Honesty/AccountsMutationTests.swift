import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("One changed digit in tables of accounts")
struct AccountsMutationTests {
  /// A cell of a recognised table and where it stands on the paper.
  private struct Target {
    let cell: CellIndex
    let kind: String
  }

  /// Filled cells, with the kind of identity that reaches them; line numbers apart.
  private static func targets(_ paper: Paper) -> [Target] {
    let tables = Recogniser.accounts.forms(paper, "件").compactMap { form -> AccountsTable? in
      if case .accounts(let table) = form.content { table } else { nil }
    }
    let printed = Dictionary(grouping: paper.cellIndices.filter { paper[$0]?.text.isEmpty == false }) { index in
      Key(place: paper[index]?.place ?? Place(), text: paper[index]?.text.plainFigure ?? "")
    }
    var seen: Set<CellIndex> = []
    return tables.flatMap { table in
      table.cells.filter { $0.value.amount.value != nil }.flatMap { place, cell -> [Target] in
        let found = printed[Key(place: cell.citation.place?.plain ?? Place(), text: cell.printed.plainFigure)] ?? []
        #expect(!found.isEmpty, "\(table.title) \(cell.printed)")
        return found.filter { seen.insert($0).inserted }.map { Target(cell: $0, kind: kind(table, place)) }
      }
    }.sorted { ($0.cell.block, $0.cell.cell) < ($1.cell.block, $1.cell.cell) }
  }

  private struct Key: Hashable {
    let place: Place
    let text: String
  }

  private static func kind(_ table: AccountsTable, _ place: AccountsPlace) -> String {
    let number = "公开\(table.kind.rawValue < 10 ? "0" : "")\(table.kind.rawValue)"
    switch (table.kind, place.column, place.row) {
    case (.information, _, .information(let item)):
      switch item {
      case .procurement, .goods, .works, .services: return "\(number) 采购"
      case .agencyOperating, .institutionOperating: return "\(number) 机关运行经费"
      case .equipment: return "\(number) 设备"
      default: return "\(number) 车辆"
      }
    default: return number
    }
  }

  private static func run(
    _ paper: Paper, _ targets: [Target], profile: String, _ tally: inout MutationTally, _ random: inout SeededGenerator
  ) throws {
    let auditor = try HonestyAudit.auditor([.accounts], PaperCheck.all.named("决算核查"))
    let isRounded = paper.blocks.contains { $0.line?.text.contains("万元") ?? false }
    let before = Set(try auditor.audit(paper, file: "件", profile: profile).findings.map(\.said))
    for target in targets {
      try tally.change(
        target.cell, of: paper, kind: target.kind, isRounded: isRounded, auditor: auditor, profile: profile, before: before, &random)
    }
  }

  /// No identity holds a count of equipment; operating costs are bounded only where 06 leaves its basic column blank.
  private static func isLoose(_ kind: String) -> Bool { kind.hasSuffix("设备") || kind.hasSuffix("机关运行经费") }

  @Test("A changed digit of a published table is found at its line", .enabled(if: CorpusPapers.arePresent))
  func published() throws {
    let paper = try #require(try CorpusPapers.paper("S002")).part(54...404)
    var random = SeededGenerator(2022)
    var tally = MutationTally()
    let targets = Self.targets(paper)
    try Self.run(paper, Array(targets.shuffled(using: &random).prefix(130)), profile: "sx.xingxian", &tally, &random)
    tally.report("公开01–10（\(targets.count)个数字）")
    #expect(tally.unplaced { !Self.isLoose($0) } == [])
  }

  @Test("A changed digit of an invented table is found, printed as text and ruled", arguments: AccountsPropertyTests.prints)
  func invented(_ set: AccountsTableSet, _ style: Int) throws {
    var random = SeededGenerator(UInt64(style) + (set == .ten ? 100 : 200))
    var tally = MutationTally()
    for seed in 1...2 as ClosedRange<UInt64> {
      let print = AccountsPrint(InventedAccounts(seed &+ UInt64(style) &* 7, set: set), AccountsPropertyTests.styles[style])
      let paper = style % 2 == 0 ? print.paper : try TextReader.read(Array(print.paper.asText.utf8))
      try Self.run(paper, Array(Self.targets(paper).shuffled(using: &random).prefix(12)), profile: "national", &tally, &random)
    }
    tally.report("虚构决算 \(set) \(style)")
    #expect(tally.unplaced { !Self.isLoose($0) } == [])
  }
}

extension String {
  /// Without blanks and separators.
  fileprivate var plainFigure: String { halfWidth.withoutSpaces.filter { $0 != "," } }
}

extension Place {
  /// Without the file and field that a citation adds.
  fileprivate var plain: Place {
    var copy = self
    copy.file = nil
    copy.field = nil
    return copy
  }
}
