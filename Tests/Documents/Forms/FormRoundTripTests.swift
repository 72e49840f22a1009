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

  private func document(_ key: String, _ ledger: ProjectLedger) throws -> Document {
    try OfficialForm.document(OfficialForm.layout(key), ledger, county: #require(Self.county), facts: FormFacts(ledger))
  }

  private func expected(_ key: String, _ ledger: ProjectLedger) throws -> FilledTexts {
    FormExpectation(ledger: ledger, layout: try OfficialForm.layout(key), bureau: "样例县乙局").texts.together
  }

  private static let reader = FormReader(FormLibrary.carried.layouts)

  @Test("what is printed is read back without a difference, on every layout", arguments: OfficialForm.carried)
  func roundTrip(key: String) throws {
    for seed in 0..<60 {
      var dice = FormDice(UInt64(seed))
      let ledger = try dice.ledger()
      let document = try document(key, ledger)
      guard case .sheet(let sheet) = document.blocks.first else { continue }
      let form = try FormReader.read(sheet, as: OfficialForm.layout(key))
      let (read, wanted) = (form.texts.together, try expected(key, ledger))
      let differing = wanted.fields.filter { read.fields[$0.key] != $0.value }.map {
        "\($0.key.name) \($0.value)→\(read.fields[$0.key] ?? "无")"
      }
      #expect(differing == [], "seed \(seed)")
      let isSame = read.lines == wanted.lines
      #expect(isSame, "seed \(seed)")
      #expect(Set(read.fields.keys).subtracting(wanted.fields.keys).map(\.name).filter { $0 != "表序" } == [], "seed \(seed)")
    }
  }

  @Test("each printed form is known by its words among all layouts", arguments: OfficialForm.carried)
  func recognised(key: String) throws {
    for seed in 0..<20 {
      var dice = FormDice(UInt64(seed))
      guard case .sheet(let sheet) = try document(key, dice.ledger()).blocks.first else { continue }
      #expect(Self.reader.layout(of: sheet)?.key == key, "seed \(seed)")
    }
  }

  @Test(
    "what is read back and printed as the target means the same as the record",
    arguments: ["target.ningxia", "target.hebei", "target.shanghai"])
  func meaning(key: String) throws {
    for seed in 0..<40 {
      var dice = FormDice(UInt64(seed))
      let ledger = try dice.ledger()
      let form = try Self.reader.read(document(key, ledger))
      let indicators = try #require(ledger.targetSheet).indicators
      // A form without indicators may keep an empty row.
      let rows = indicators.isEmpty ? [] : form.rows
      #expect(rows.map { IndicatorValue(parsing: $0.target).form } == indicators.map(\.target.form))
      #expect(rows.map(\.level1Kind) == indicators.map(\.level1))
      #expect(rows.map(\.level2Kind) == indicators.map(\.level2))
    }
  }

  @Test("grids are sound, widths sum to 100, the repeated rows are the indicator header", arguments: OfficialForm.carried)
  func soundness(key: String) throws {
    for seed in 0..<60 {
      var dice = FormDice(UInt64(seed))
      for case .sheet(let sheet) in try document(key, dice.ledger()).blocks {
        #expect(sheet.gridFaults.isEmpty, "seed \(seed)")
        #expect(sheet.columns.reduce(0, +) == 100)
        let repeated = try #require(sheet.repeatedRows)
        #expect(sheet.rows[repeated].contains { $0.cells.contains { $0.text.hasPrefix("三级") } })
        #expect(repeated.count == (try OfficialForm.layout(key)).indicators?.header.count)
      }
    }
  }

  @Test("every figure is explained down to its sources and has a key of its own", arguments: OfficialForm.carried)
  func explained(key: String) throws {
    var count = 0
    for seed in 0..<60 {
      var dice = FormDice(UInt64(seed))
      let figures = try document(key, dice.ledger()).figures
      #expect(figures.flatMap(\.trace.unexplained).isEmpty, "seed \(seed)")
      #expect(Set(figures.map(\.key)).count == figures.count, "seed \(seed)")
      #expect(figures.allSatisfy { !$0.text.isEmpty })
      count += figures.count
    }
    #expect(count > 500)
  }

  @Test(
    "a table read from pages, without roles, with its header repeated and its merges cut, says the same", arguments: OfficialForm.printed)
  func readFromPages(key: String) throws {
    for seed in 0..<40 {
      var dice = FormDice(UInt64(seed))
      let ledger = try dice.ledger()
      for case .sheet(let sheet) in try document(key, ledger).blocks {
        let page = sheet.asReadFromPages
        #expect(page.gridFaults.isEmpty)
        let read = try FormReader.read(page, as: OfficialForm.layout(key)).texts.asOnPages
        let isSame = try read == expected(key, ledger).asOnPages
        #expect(isSame, "seed \(seed)")
      }
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
