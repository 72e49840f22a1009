import Foundation
import HengDocuments
import Testing

@testable import HengWriters

@Suite("PDF writer")
struct PDFWriterTests {
  /// Characters that all differ, so that order and loss can be checked.
  private func text(_ count: Int, from start: UInt32 = 0x4E00) -> String {
    var text = ""
    for value in start..<start + UInt32(count) {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  private func paper(_ sheet: Sheet, _ page: PageSetup = .portrait) -> Document {
    Document(title: sheet.name, page: page, blocks: [.sheet(sheet)])
  }

  @Test("the self-evaluation form holds every cell's text on two landscape pages")
  func form() throws {
    let document = Samples.selfEvaluation
    let bytes = try PDFWriter.write(document)
    let pages = try Tool.pages(ofPDF: bytes)
    #expect(pages.count == 2)
    let present = Set(pages.joined())
    for text in document.allTexts { #expect(text.squeezed.allSatisfy { present.contains($0) }, "\(text)") }
    try expectInside(bytes, document.page)
  }

  @Test("repeated rows and cut labels stand on each of three pages, the title on the first")
  func repetition() throws {
    let pages = try Tool.pages(ofPDF: PDFWriter.write(Samples.monitoring(60))).map(\.squeezed)
    #expect(pages.count == 3)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("第\(index + 1)页共3页"))
      #expect(page.components(separatedBy: "一级指标").count == 2)
      #expect(page.components(separatedBy: "产出指标").count == 2)
      #expect(page.components(separatedBy: "（2024年度）").count == (index == 0 ? 2 : 1))
    }
    for row in 1...60 { #expect(pages.joined().components(separatedBy: "第\(row)段").count == 2) }
  }

  @Test("a table that fits its page is not parted")
  func onePage() throws {
    #expect(try Tool.pages(ofPDF: PDFWriter.write(Samples.monitoring(12))).count == 1)
  }

  @Test("a number that is too long for its column is set smaller and never broken, words are")
  func wholeNumbers() throws {
    let numbers = ["10035725.08", "123456789.10", "-1,234,567.89", "730.08%"]
    let rows = numbers.map { number in
      Row([Cell([.text(number)], alignment: .trailing, isBold: true), .text("十个汉字排在窄栏里面")] + (0..<14).map { _ in .text("") })
    }
    let sheet = Sheet(name: "窄栏", title: ["标题"], columns: [7, 7] + (0..<14).map { _ in 6 }, rows: rows, isCompact: true)
    let bytes = try PDFWriter.write(paper(sheet, .officialLandscape))
    let lines = try Tool.pages(ofPDF: bytes).joined().split(whereSeparator: \.isWhitespace).map(String.init)
    for number in numbers { #expect(lines.contains(number), "\(number)") }
    #expect(!lines.contains("十个汉字排在窄栏里面"))
  }

  @Test("a cell longer than two pages is printed in order without a gap")
  func longCell() throws {
    let long = text(6000)
    let sheet = Sheet(
      name: "长", title: ["标题"], columns: [20, 80], rows: [Row([.label("说明"), .text(long)]), Row([.label("其他"), .text("末")])])
    let pages = try Tool.pages(ofPDF: PDFWriter.write(paper(sheet)))
    #expect(pages.count >= 3)
    #expect(pages.joined().filter { long.contains($0) }.starts(with: long.prefix(1)))
    // Everything but the long text removed, what is left is the text itself.
    let body = pages.map { $0.squeezed.replacing("说明", with: "") }.joined().filter { $0 >= "\u{4E00}" && $0 < "\u{6570}" }
    let order = Array(long)
    let printed = Array(body).filter { character in order.contains(character) }
    #expect(Set(printed) == Set(order))
    var last = -1
    let positions = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    // Characters of the title, labels and footer may occur besides; each text character occurs at its turn.
    for character in printed where positions[character] == last + 1 { last += 1 }
    #expect(last == order.count - 1)
  }

  @Test("a value merged over many rows with more text than the page shows goes on overleaf")
  func longMerge() throws {
    let long = text(900)
    var rows = [Row([.label("甲", rows: 60), .text("1"), .text(long, rows: 60)])]
    for row in 2...60 { rows.append(Row([.text("\(row)")])) }
    let sheet = Sheet(name: "长", title: ["标题"], columns: [20, 60, 20], rows: rows)
    let pages = try Tool.pages(ofPDF: PDFWriter.write(paper(sheet)))
    #expect(pages.count >= 2)
    #expect(Set(pages[1]).intersection(long).count > 50)
    #expect(Set(pages.joined()).isSuperset(of: long))
    #expect(pages.allSatisfy { $0.contains("甲") })
  }

  @Test("repeated rows are not left alone at the foot of a page")
  func orphanHead() throws {
    let filler = (0..<42).map { Row([.text("行\($0)"), .text("")]) }
    for count in 30...42 {
      let rows = filler.prefix(count) + [Row([.label("表头甲"), .label("表头乙")])] + filler.prefix(20)
      let sheet = Sheet(name: "头", title: ["标题"], columns: [50, 50], rows: Array(rows), repeatedRows: count..<count + 1)
      let pages = try Tool.pages(ofPDF: PDFWriter.write(paper(sheet)))
      for page in pages {
        let lines = page.split(separator: "\n")
        if let head = lines.firstIndex(where: { $0.contains("表头") }) { #expect(head < lines.count - 2) }
      }
    }
  }

  @Test("the same document gives the same bytes, on other threads too")
  func stable() async throws {
    let document = Samples.selfEvaluation
    let first = try PDFWriter.write(document)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { try PDFWriter.write(document) == first } }
      for try await isSame in group { #expect(isSame) }
    }
    let text = String(decoding: first, as: UTF8.self)
    #expect(text.contains("20000101000000Z"))
  }

  @Test("title, bookmarks and embedded subset fonts are in the file")
  func furniture() throws {
    let document = Document(
      title: "报告<甲>",
      blocks: [
        .heading(level: 1, "一、概况"), .heading(level: 2, "（一）背景"), .paragraph([.text("正文")]), .pageBreak,
        .heading(level: 1, "二、结论"), .sheet(Sheet(name: "附", title: ["附表一"], columns: [100], rows: [Row([.text("值")])])),
      ])
    try Tool.withFile(PDFWriter.write(document), "a.pdf") { path in
      let info = try Tool.run("pdfinfo", path)
      #expect(info.contains("报告<甲>"))
      #expect(info.contains(/Pages: +2/))
      #expect(info.contains(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/))
      let fonts = try Tool.run("pdffonts", path).split(separator: "\n").dropFirst(2)
      #expect(!fonts.isEmpty)
      for font in fonts { #expect(font.contains(/yes +yes +yes/), "\(font)") }
      let outline = try Tool.run("pdftohtml", "-xml", "-stdout", "-i", path)
      for entry in ["一、概况", "（一）背景", "二、结论", "附表一"] { #expect(outline.contains("\">\(entry)</item>")) }
    }
  }

  @Test("overlapping cells and margins without room are refused in Chinese")
  func refusals() {
    let sheet = Sheet(name: "坏", title: ["坏"], columns: [50, 50], rows: [Row([.text("一")])])
    #expect(throws: WriterError.unsoundGrid(sheet: "坏", faults: ["第1行第2列被0个单元格占用"])) { try PDFWriter.write(paper(sheet)) }
    let page = PageSetup(orientation: .portrait, top: 150, bottom: 140)
    #expect(throws: WriterError.pageTooSmall) { try PDFWriter.write(Document(title: "", page: page, blocks: [])) }
  }
}
