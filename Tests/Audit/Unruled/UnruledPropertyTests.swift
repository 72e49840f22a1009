import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengTestSupport
import HengValues
import Testing

@Suite("Invented forms without delimiters")
struct UnruledPropertyTests {
  /// Cells read as printed, cells in rows that a doubt names, and cells read otherwise without one.
  struct Tally {
    var right = 0
    var doubted = 0
    var wrong: [String] = []
  }

  private func read(_ text: String, _ recogniser: Recogniser) throws -> [RecognisedForm] {
    recogniser.forms(try TextReader.read(Array(text.utf8)), "虚构.txt")
  }

  private func cells(_ form: RecognisedForm) -> [(level1: IndicatorLevel1, level2: IndicatorLevel2, cells: [String], place: Place)] {
    switch form.content {
    case .target(let target):
      target.sheet.indicators.map {
        ($0.level1, $0.level2, [$0.name, $0.definition ?? "", $0.target.printed, $0.basis ?? ""], $0.citation.place ?? Place())
      }
    case .monitoring(let monitoring):
      zip(monitoring.sheet.indicators, monitoring.report.rows).map { indicator, row in
        let texts = [indicator.name, indicator.target.printed, row.valueToDate.printed, row.forecast.printed, row.cause]
        let tail = monitoring.report.layout == .withLikelihood ? [row.likelihoodText, row.correctiveAction] : []
        return (indicator.level1, indicator.level2, texts + tail + [row.remark], indicator.citation.place ?? Place())
      }
    default: []
    }
  }

  private func covers(_ doubt: RecognitionDoubt, _ place: Place) -> Bool {
    guard let first = doubt.place.line, let last = doubt.place.endLine, let from = place.line, let to = place.endLine else { return false }
    return first <= to && from <= last
  }

  private func compare(_ form: RecognisedForm, _ invented: InventedForm, _ tally: inout Tally) {
    let rows = cells(form)
    guard rows.count == invented.rows.count else {
      // A row more or less: every row without a doubt must stand in the form as it was printed.
      for row in rows where !form.doubts.contains(where: { covers($0, row.place) }) {
        let isThere = invented.rows.contains { $0.cells == row.cells && $0.level2 == row.level2 }
        if isThere { tally.right += row.cells.count } else { tally.wrong.append("\(row.cells)") }
      }
      tally.doubted += (invented.rows.count - rows.count).magnitude == 0 ? 0 : 1
      return
    }
    for (row, golden) in zip(rows, invented.rows) {
      let isDoubted = form.doubts.contains { covers($0, row.place) }
      if row.level1 != golden.level1 || row.level2 != golden.level2 { tally.wrong.append("\(row.level2) \(golden.level2)") }
      for (read, printed) in zip(row.cells, golden.cells) {
        if read == printed {
          tally.right += 1
        } else if isDoubted {
          tally.doubted += 1
        } else {
          tally.wrong.append("“\(read)” 应为 “\(printed)” 在 \(row.cells)")
        }
      }
    }
  }

  private func tally(_ count: UInt64, wrapsAtWidth: Bool, pageBreaks: Int = 0) throws -> Tally {
    var tally = Tally()
    for seed in 0..<count {
      var printer = UnruledPrinter(seed &* 7919 &+ 13, wrapsAtWidth: wrapsAtWidth)
      printer.pageBreaks = pageBreaks
      let form = seed % 2 == 0 ? InventedForm.monitoring(&printer.dice) : InventedForm.target(&printer.dice)
      printer.print(form)
      let forms = try read(printer.text, form.isMonitoring ? .unruledMonitoring : .unruledTargets)
      #expect(forms.count == 1 && forms.first?.title == form.title, "\(seed)")
      if let first = forms.first { compare(first, form, &tally) }
    }
    return tally
  }

  @Test("Forms wrapped at the width of their columns are read, or doubted")
  func wrapped() throws {
    let tally = try tally(60, wrapsAtWidth: true)
    print("wrapped", tally.right, tally.doubted, tally.wrong.count)
    for wrong in tally.wrong.prefix(30) { print(wrong) }
  }

  @Test("Forms over several pages are read, or doubted")
  func pages() throws {
    let tally = try tally(60, wrapsAtWidth: true, pageBreaks: 15)
    print("pages", tally.right, tally.doubted, tally.wrong.count)
    for wrong in tally.wrong.prefix(30) { print(wrong) }
  }

  @Test("Forms broken at any character are read, or doubted")
  func broken() throws {
    let tally = try tally(60, wrapsAtWidth: false)
    print("broken", tally.right, tally.doubted, tally.wrong.count)
    for wrong in tally.wrong.prefix(30) { print(wrong) }
  }
}
