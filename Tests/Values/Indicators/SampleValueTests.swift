import HengSamples
import HengValues
import Testing

@Suite("Every indicator value that the four counties printed")
struct SampleValueTests {
  private struct Cell {
    let text: String
    let value: IndicatorValue

    init(_ text: String?, _ name: String) {
      self.text = text ?? ""
      value = IndicatorValue(parsing: self.text, name: name)
    }
  }

  private let targets: [Cell]
  private let actuals: [Cell]
  private let forecasts: [Cell]

  /// The nameless rows print a target cell too: they count as empty targets.
  init() throws {
    let rows = try Samples.load().projects.flatMap(\.indicators)
    targets = rows.map { Cell($0.target, $0.name) }
    actuals = rows.flatMap { row in [row.actual, row.toDate].compactMap { $0 }.map { Cell($0, row.name) } }
    forecasts = rows.compactMap { row in row.forecast.map { Cell($0, row.name) } }
    try #require(rows.filter(\.isNamed).count == 244)
  }

  @Test("each distinct text of the typology is of its class and prints back as it stood", arguments: GrammarRow.all)
  func typology(row: GrammarRow) {
    for text in row.texts {
      let name = row.kind == .V13 ? text : "指标名称"
      let value = IndicatorValue(parsing: text, name: name)
      #expect(GrammarClass(value.form) == row.kind, "\(text)")
      #expect(value.text == text && value.printed == text)
      let spoilt = IndicatorValue(parsing: " \(text.map { "\($0)\n" }.joined())".fullWidth, name: name)
      #expect(spoilt.form == value.form, "\(text) broken over lines in full-width signs")
    }
  }

  @Test("no cell of the 246 rows is unrecognised, and each prints back without white space in half-width signs")
  func printsBack() {
    for cell in targets + actuals + forecasts {
      #expect(GrammarClass(cell.value.form) != .unrecognised && GrammarClass(cell.value.form) != .boolean, "\(cell.text)")
      #expect(cell.value.text == cell.text.halfWidth.withoutSpaces)
      #expect(cell.value.printed == cell.text)
    }
  }

  @Test("the cells of each class are as many as were counted in the papers", arguments: GrammarRow.all)
  func counts(row: GrammarRow) {
    func count(_ cells: [Cell]) -> Int { cells.count { GrammarClass($0.value.form) == row.kind } }
    #expect(count(targets) == row.targets)
    #expect(count(actuals) == row.actuals)
    #expect(count(forecasts) == row.forecasts)
  }

  @Test("the typology misses no text of the samples and invents none")
  func distinct() {
    let printed = Set((targets + actuals + forecasts).map { $0.text.halfWidth.withoutSpaces })
    #expect(printed == Set(GrammarRow.all.flatMap(\.texts)))
    #expect(targets.count == 246 && actuals.count == 110 && forecasts.count == 75)
  }
}
