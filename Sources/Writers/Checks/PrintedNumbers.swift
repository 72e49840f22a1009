package import HengDocuments

/// Whether every number, code and date stands whole on its line, and all text inside the margins, in each printed format (版面检查):
/// measured with the fonts of this machine, for a text alone does not tell where its lines end.
package enum PrintedNumbers {
  package struct Fault: Hashable, Sendable {
    /// `PDF`, `Word`, `网页`.
    package var format: String
    /// The table or page.
    package var place: String
    /// What is parted or does not fit.
    package var words: String
    package var reason: String

    package var text: String { "\(format) \(place)：“\(words)”\(reason)" }
  }

  package static func faults(in document: Document) throws(WriterError) -> [Fault] {
    let setter = try TextSetter()
    var faults = try pages(document)
    var setup = document.page
    for block in document.blocks {
      switch block {
      case .section(let next): setup = next
      case .sheet(let sheet):
        faults += word(sheet, setup, WordTypes(document.style), setter)
        faults += browser(sheet, setup, setter)
      default: break
      }
    }
    return faults
  }

  // MARK: PDF: as it was set

  private static func pages(_ document: Document) throws(WriterError) -> [Fault] {
    var faults: [Fault] = []
    for (index, page) in try PDFComposition(document).pages.enumerated() {
      let edge = page.left + page.setup.textWidth
      for text in page.texts {
        let place = "第\(index + 1)页"
        faults += text.text.parted.map { Fault(format: "PDF", place: place, words: $0, reason: "断成了两行") }
        let isOver = text.text.lines[text.lines].contains { text.x + $0.left + $0.width > edge + 1 }
        if isOver { faults.append(Fault(format: "PDF", place: place, words: short(text.text.words), reason: "超出了页边")) }
      }
    }
    return faults
  }

  // MARK: Word: columns of fixed width

  private static func word(_ sheet: Sheet, _ setup: PageSetup, _ types: WordTypes, _ setter: TextSetter) -> [Fault] {
    let layout = WordTableLayout(sheet, page: WordPage(setup), types)
    var faults: [Fault] = []
    for place in layout.rows.joined() {
      guard let index = place.cell else { continue }
      let cell = layout.cells[index]
      let room = Double(layout.widths[place.column..<place.column + place.span].reduce(0, +) - 2 * layout.margin) / 20
      let style = TextStyle(family: .number, size: Double(cell.halfPoints) / 2, isBold: cell.isBold)
      // A date may be parted at its 年 and 月 by a word processor, as any words.
      for word in whole(cell.text) where word.utf8.allSatisfy({ $0 < 0x80 }) && width(word, style, setter) > room + 0.5 {
        faults.append(Fault(format: "Word", place: name(sheet), words: word, reason: "在栏里放不下，会断成两行"))
      }
    }
    return faults
  }

  // MARK: HTML: columns as wide as their numbers, so the page may be too narrow

  private static func browser(_ sheet: Sheet, _ setup: PageSetup, _ setter: TextSetter) -> [Fault] {
    let style = TextStyle(size: sheet.isDense ? 8 : 10)
    var columns = Array(repeating: 0.0, count: sheet.columns.count)
    for placed in sheet.placedCells where placed.cell.columnSpan == 1 && columns.indices.contains(placed.column) {
      var bold = style
      bold.isBold = placed.cell.isBold
      let widest = whole(placed.cell.text).map { width($0, bold, setter) }.max() ?? 0
      let letter = placed.cell.text.isEmpty ? 0 : style.size
      columns[placed.column] = max(columns[placed.column], max(widest, letter) + Typography.points(24) / 10 + 0.5)
    }
    guard columns.reduce(0, +) > setup.textWidth + 1 else { return [] }
    return [Fault(format: "网页", place: name(sheet), words: name(sheet), reason: "各栏的数字并排放不下一页纸")]
  }

  private static func whole(_ text: String) -> [String] {
    let clean = PrintableText.clean(text)
    let bytes = Array(clean.utf8)
    return WholeWords.ranges(in: clean).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  private static func width(_ word: String, _ style: TextStyle, _ setter: TextSetter) -> Double {
    setter.set(word, style, width: 10_000)?.width ?? 0
  }

  private static func name(_ sheet: Sheet) -> String { sheet.title.first { !$0.isEmpty } ?? sheet.name }
  private static func short(_ text: String) -> String { text.count > 20 ? text.prefix(20) + "…" : text }
}
