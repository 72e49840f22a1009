import HengDocuments
import HengDomain
import HengOperations
import HengValues
import Testing

@Suite("The library holds what target sheets have used")
struct IndicatorLibraryTests {
  private func library() throws -> IndicatorLibrary { IndicatorLibrary(own: [], shared: try SampleLedgers.load().ledgers) }

  @Test("every named indicator of the carried sheets is counted once")
  func counts() throws {
    let ledgers = try SampleLedgers.load().ledgers
    let named = ledgers.compactMap(\.targetSheet).flatMap(\.indicators).filter { !$0.name.withoutSpaces.isEmpty }
    let library = try library()
    #expect(named.count > 200 && library.indicators.map(\.uses).reduce(0, +) == named.count)
    #expect(Set(library.indicators.map(\.key)).count == library.indicators.count)
    #expect(library.indicators.allSatisfy { $0.uses > 0 && !$0.years.isEmpty && $0.values.count <= 5 })
  }

  @Test("words narrow, classes narrow, and a key leads back")
  func finds() throws {
    let library = try library()
    let all = library.found("满意度")
    #expect(!all.isEmpty && all.allSatisfy { $0.name.contains("满意度") || $0.level2 == .satisfaction })
    let some = library.found("满意度", level2: .satisfaction)
    #expect(!some.isEmpty && some.count <= all.count && some.allSatisfy { $0.level2 == .satisfaction })
    #expect(library.found("没有这样的指标").isEmpty && library.found("").count == library.indicators.count)
    for indicator in library.indicators { #expect(library[indicator.key] == indicator) }
  }

  @Test("only approved sheets of one's own count, and their own come first")
  func own() throws {
    var ledger = try #require(try SampleLedgers.load().ledgers.first { !$0.targetSheets.isEmpty })
    ledger.targetSheets = [ledger.targetSheets[0]]
    ledger.targetSheets[0].state = .draft
    #expect(IndicatorLibrary(own: [ledger], shared: []).indicators.isEmpty)
    ledger.targetSheets[0].state = .approved
    let library = IndicatorLibrary(own: [ledger], shared: [ledger])
    #expect(library.indicators.first?.origin == .own && library.found("", origin: .own).count * 2 == library.indicators.count)
  }

  @Test("a chosen indicator fills an empty row of its class, or comes below the last")
  func taken() throws {
    let chosen = try #require(try library().found("", level2: .quantity).first)
    let levels = FormEntry.Row(chosen.latest).levels
    var entry = FormEntry(fields: [:], rows: [FormEntry.Row(indicator: "i1", levels: levels, cells: [:])])
    entry.add(chosen)
    #expect(entry.rows.count == 1 && entry.rows[0].indicator == "i1" && entry.rows[0].cells[.row(.name)]?.withoutSpaces == chosen.name)
    entry.add(chosen)
    #expect(entry.rows.count == 2 && entry.rows[1].indicator.isEmpty)
  }
}
