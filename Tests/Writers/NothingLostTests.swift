import HengDocuments
import Testing

@testable import HengWriters

@Suite("No writer loses text")
struct NothingLostTests {
  static let seeds = Array(1...24 as ClosedRange<UInt64>)

  @Test("a random grid keeps every cell's text in HTML and XLSX", arguments: seeds)
  func pageAndWorkbook(seed: UInt64) throws {
    var random = RandomSheet(seed: seed)
    let document = random.document()
    let html = HTMLWriter.page(document)
    let workbook = try Workbook(XLSXWriter.write(document))
    let strings = Set(workbook.sharedStrings.map { $0.replacing("　", with: "") })
    for text in document.allTexts {
      #expect(html.contains(text))
      #expect(strings.contains(text))
    }
  }

  @Test("a random grid keeps every character in PDF, in order, within the margins", arguments: seeds)
  func portable(seed: UInt64) throws {
    var random = RandomSheet(seed: seed)
    let document = random.document()
    let bytes = try PDFWriter.write(document)
    let pages = try Tool.pages(ofPDF: bytes)
    let present = Set(pages.joined())
    for text in document.allTexts {
      let lost = text.filter { !present.contains($0) }
      #expect(lost.isEmpty, "lost \(lost.count) of \(text.count) characters, first \(lost.prefix(3))")
    }
    try expectInside(bytes, document.page)
  }

  @Test("what is not repeated is printed once", arguments: seeds)
  func once(seed: UInt64) throws {
    var random = RandomSheet(seed: seed)
    let document = random.document()
    var counts: [Character: Int] = [:]
    for character in try Tool.pages(ofPDF: PDFWriter.write(document)).joined() { counts[character, default: 0] += 1 }
    guard case .sheet(let sheet)? = document.blocks.last else { return }
    for placed in sheet.placedCells where placed.cell.role == .value {
      let rows = placed.row..<placed.row + placed.cell.rowSpan
      if sheet.repeatedRows?.overlaps(rows) ?? false { continue }
      let wrong = placed.cell.text.filter { counts[$0] != 1 }
      #expect(wrong.isEmpty, "\(wrong.map { "\($0) \(counts[$0] ?? 0)" })")
    }
  }
}

/// All words lie between the side margins and above the foot, and none is printed over another.
func expectInside(_ bytes: [UInt8], _ page: PageSetup) throws {
  let layout = try Tool.withFile(bytes, "a.pdf") { try Tool.run("pdftotext", "-bbox-layout", $0, "-") }
  let bottom = page.size.height - Typography.points(page.bottom)
  for sheet in layout.split(separator: "<page ").dropFirst() {
    let words = sheet.matches(of: /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</)
    let boxes = words.map { word in [word.1, word.2, word.3, word.4].compactMap { Double($0) } }
    let isFoot = boxes.map { $0[1] > bottom - 3 }
    #expect(isFoot.filter(\.self).count <= 6)  // 第 1 页 共 2 页
    for (index, box) in boxes.enumerated() {
      #expect(box[0] >= Typography.points(page.left) - 1 && box[2] <= page.size.width - Typography.points(page.right) + 1, "\(box)")
      #expect(box[1] >= Typography.points(page.top) - 6 && box[3] <= (isFoot[index] ? page.size.height : bottom + 6), "\(box)")
      for (other, second) in zip(words, boxes).dropFirst(index + 1) {
        let width = min(box[2], second[2]) - max(box[0], second[0])
        let height = min(box[3], second[3]) - max(box[1], second[1])
        #expect(width < 1 || height < 4, "“\(words[index].5)” and “\(other.5)” overlap by \(width) × \(height)")
      }
    }
  }
}
