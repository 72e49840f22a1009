import HengDocuments
import HengDomain
import HengFacts
import HengInvented
import HengRules
import HengValues
import Testing

@Suite("Forms printed from random records")
struct FormRoundTripTests {
  static let county = try? County(
    division: AdministrativeDivision("149901"), name: "样例县", prefecture: "样例市", province: "样例省", profile: "sample",
    bureau: "样例县乙局")

  private func document(_ kind: FormKind, _ ledger: ProjectLedger) throws -> Document {
    try OfficialForm.document(kind, ledger, county: #require(Self.county), facts: FormFacts(ledger))
  }

  @Test("what is printed is read back without a difference", arguments: FormKind.allCases)
  func roundTrip(kind: FormKind) throws {
    for seed in 0..<60 {
      var dice = FormDice(UInt64(seed))
      let ledger = try dice.ledger()
      let isSame = try FormReader.content(of: document(kind, ledger)).withTightValues == ledger.expected(kind)
      #expect(isSame, "seed \(seed)")
    }
  }

  @Test("a target read back from either layout means the same as the record", arguments: [FormKind.targetNingxia, .targetHebei])
  func meaning(kind: FormKind) throws {
    for seed in 0..<40 {
      var dice = FormDice(UInt64(seed))
      let ledger = try dice.ledger()
      guard case .target(let content) = try FormReader.content(of: document(kind, ledger)) else {
        Issue.record("not read as a target form")
        return
      }
      let indicators = try #require(ledger.targetSheet).indicators
      #expect(content.lines.map { IndicatorValue(parsing: $0.target).form } == indicators.map(\.target.form))
      #expect(content.lines.map(\.levels.level1Kind) == indicators.map(\.level1))
      #expect(content.lines.map(\.levels.level2Kind) == indicators.map(\.level2))
    }
  }

  @Test("grids are sound, widths sum to 100, the repeated row is the indicator header", arguments: FormKind.allCases)
  func soundness(kind: FormKind) throws {
    for seed in 0..<60 {
      var dice = FormDice(UInt64(seed))
      for case .sheet(let sheet) in try document(kind, dice.ledger()).blocks {
        #expect(sheet.gridFaults.isEmpty, "seed \(seed)")
        #expect(sheet.columns.reduce(0, +) == 100)
        let repeated = try #require(sheet.repeatedRows)
        #expect(sheet.rows[repeated].allSatisfy { $0.cells.contains { $0.text == "三级指标" } })
        #expect(repeated.count == 1)
      }
    }
  }

  @Test("every figure is explained down to its sources and has a key of its own", arguments: FormKind.allCases)
  func explained(kind: FormKind) throws {
    var count = 0
    for seed in 0..<60 {
      var dice = FormDice(UInt64(seed))
      let figures = try document(kind, dice.ledger()).figures
      #expect(figures.flatMap(\.trace.unexplained).isEmpty, "seed \(seed)")
      #expect(Set(figures.map(\.key)).count == figures.count, "seed \(seed)")
      #expect(figures.allSatisfy { !$0.text.isEmpty })
      count += figures.count
    }
    #expect(count > 500)
  }

  @Test("a table read from pages, without roles, with its header repeated and its merges cut, says the same", arguments: FormKind.allCases)
  func readFromPages(kind: FormKind) throws {
    for seed in 0..<40 {
      var dice = FormDice(UInt64(seed))
      let ledger = try dice.ledger()
      for case .sheet(let sheet) in try document(kind, ledger).blocks {
        let page = sheet.asReadFromPages
        #expect(page.gridFaults.isEmpty)
        let isSame = try FormReader.content(of: page).withTightValues.asOnPages == ledger.expected(kind)?.asOnPages
        #expect(isSame, "seed \(seed)")
      }
    }
  }
}

extension FormContent {
  /// The Ningxia form parts number and unit by a blank; it carries no meaning.
  var withTightValues: FormContent {
    guard case .target(var content) = self else { return self }
    for index in content.lines.indices { content.lines[index].target = content.lines[index].target.withoutSpaces }
    return .target(content)
  }

  /// What pages still show: no merges, and no row that is empty but for levels merged from above.
  var asOnPages: FormContent {
    switch self {
    case .target(var content):
      content.lines.removeAll { $0.name.isEmpty && $0.definition.isEmpty && $0.basis.isEmpty }
      return .target(content)
    case .monitoring(var content):
      for index in content.lines.indices { content.lines[index].mergedRows = 1 }
      content.lines.removeAll { $0.name.isEmpty }
      return .monitoring(content)
    case .selfEvaluation: return self
    }
  }
}

extension Sheet {
  /// The sheet as a page reader gives it: no roles, each merged cell cut into single ones of which the first has the words, and the
  /// indicator header once more in the midst of the block.
  var asReadFromPages: Sheet {
    guard let header = repeatedRows?.lowerBound else { return self }
    var copy = self
    var grid = Array(repeating: Array(repeating: Cell([], role: .value), count: columns.count), count: rows.count)
    for placed in placedCells { grid[placed.row][placed.column] = Cell(placed.cell.runs, role: .value) }
    copy.rows = rows.enumerated().map { index, row in index > header ? Row(grid[index]) : row }
    copy.rows = copy.rows.map { row in
      Row(
        row.cells.map {
          var cell = $0; cell.role = .value; return cell
        })
    }
    var headerCells = grid[header]
    for index in copy.rows[header].cells.indices { copy.rows[header].cells[index].rowSpan = 1 }
    if kindHasLeadingBlock { headerCells[0] = Cell([.text("绩效指标")]) }
    let middle = header + 1 + (rows.count - header - 1) / 2
    if middle < rows.count - 3 { copy.rows.insert(Row(headerCells), at: middle) }
    return copy
  }

  private var kindHasLeadingBlock: Bool { columns.count != 12 }
}
