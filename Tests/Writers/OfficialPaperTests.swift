import Foundation
import HengDocuments
import HengTestSupport
import Testing

@testable import HengWriters

@Suite("An official paper as PDF")
struct OfficialPaperTests {
  private func official(_ blocks: [Block]) -> Document { Document(title: "例", page: .official, style: .official, blocks: blocks) }
  private func text(_ count: Int) -> Block { .paragraph([.text(String(repeating: "字", count: count))]) }

  @Test("a page holds 22 lines of 28 characters, the first line of a paragraph 26 (GB/T 9704)")
  func grid() throws {
    let pages = try Tool.pages(ofPDF: PDFWriter.write(official([text(26 + 21 * 28 + 28 * 3)])))
    #expect(pages.count == 2)
    let lines = pages[0].split(separator: "\n").filter { $0.contains("字") }
    #expect(lines.map(\.count) == [26] + Array(repeating: 28, count: 21))
    let document = official([text(28 * 60)])
    try expectInside(PDFWriter.write(document), document.page)
  }

  @Test("each section has its own page size; cover and contents bear no number; 1 is the first page after them")
  func sections() throws {
    let bytes = try PDFWriter.write(OfficialSample.document)
    let pages = try Tool.pages(ofPDF: bytes).map(\.squeezed)
    #expect(pages.count == 14)
    for (index, page) in pages.enumerated() {
      let number = index < 2 ? "—" : "—\(index - 1)—"
      #expect(index < 2 ? !page.contains(number) : page.hasSuffix(number), "\(page.suffix(12))")
    }
    try Tool.withFile(bytes, "a.pdf") { path in
      let sizes = try Tool.run("pdfinfo", "-f", "1", "-l", "14", path).matches(of: /Page +(\d+) size: +(\d+)\.\d+ x (\d+)/)
      let turned = sizes.filter { (Int($0.2) ?? 0) > (Int($0.3) ?? 0) }.compactMap { Int($0.1) }
      #expect(turned == [4, 5, 6, 7, 8, 13, 14])
      let info = try Tool.run("pdfinfo", path)
      #expect(!info.contains("Author") && !info.contains("Creator:"))
    }
  }

  @Test("a strict reader finds no damage in a file with contents that lead to their pages")
  func isSound() throws {
    let bytes = try PDFWriter.write(OfficialSample.document)
    let said = try Tool.withFile(bytes, "a.pdf") { try Tool.run("qpdf", "--check", $0) }
    #expect(said.contains("No syntax or stream encoding errors found"))
  }

  @Test("the contents name each page and lead to it, also when they take pages themselves")
  func contents() throws {
    var blocks: [Block] = [.cover(["封面"]), .contents(title: "目录", depth: 2)]
    for part in 1...70 { blocks += [.heading(level: part % 5 == 1 ? 1 : 2, "第\(part)节"), text(300)] }
    blocks.append(.heading(level: 3, "不在目录"))
    for style in [Document.Style.official, .form] {
      var document = official(blocks)
      document.style = style
      let layout = try PDFWriter.layout(document)
      let bytes = try PDFWriter.write(document)
      let pages = try Tool.pages(ofPDF: bytes)
      #expect(pages.count == layout.pageCount && layout.entries.count == 70)
      for entry in layout.entries {
        let page = pages[entry.page - 1].split(separator: "\n")
        #expect(page.contains { $0 == entry.title }, "\(entry)")
        #expect(pages[entry.page - 1].squeezed.contains(style == .form ? "第\(entry.page)页" : "—\(entry.pageNumber)—"))
        #expect(entry.pageNumber == (style == .form ? entry.page : entry.page - (layout.entries[0].page - 1)))
        let line = pages[1..<layout.entries[0].page - 1].joined().split(separator: "\n").first {
          $0.hasPrefix(entry.title + " .") || $0.hasPrefix(entry.title + ".")
        }
        #expect(line.map { String($0).squeezed.hasSuffix(".\(entry.pageNumber)") } == true, "\(entry) \(line ?? "")")
      }
      try Tool.withFile(bytes, "a.pdf") { path in
        let xml = try Tool.run("pdftohtml", "-xml", "-stdout", "-i", path)
        let targets = xml.matches(of: /<a href="[^"]*#(\d+)">/).compactMap { Int($0.1) }
        #expect(Set(targets) == Set(layout.entries.map(\.page)))
      }
    }
  }

  @Test("headings keep what follows, paragraphs leave no line alone, a signature stands with the text", arguments: 0..<24)
  func together(filler: Int) throws {
    let table = Sheet(
      name: "表", title: ["样例表"], caption: Caption(right: "单位：元"), columns: [50, 50],
      rows: (0..<30).map { Row([.text("第\($0)行"), .text("值")]) }, repeatedRows: 0..<1)
    for kind in 0..<4 {
      var blocks: [Block] = [text(26 + 28 * filler), .heading(level: 2, "一、标题"), .heading(level: 3, "（一）小题")]
      switch kind {
      case 0: blocks.append(text(28 * 5))
      case 1: blocks.append(.sheet(table))
      case 2: blocks += [text(40), .signature(["样例县某某局", "2032年3月1日"])]
      default: blocks = [text(26 + 28 * filler), text(28 * 3), text(28 * 9), .signature(["样例县某某局", "2032年3月1日"])]
      }
      let pages = try PDFComposition(official(blocks)).pages
      var seen: [ObjectIdentifier: [Range<Int>]] = [:]
      for (number, page) in pages.enumerated() {
        // The foot comes last.
        let texts = page.texts.dropLast()
        for item in texts { seen[ObjectIdentifier(item.text), default: []].append(item.lines) }
        for mark in page.bookmarks where mark.level < 7 {
          let below = texts.filter { $0.y > mark.y + 20 }
          #expect(!below.isEmpty, "heading at the foot of page \(number + 1), kind \(kind), filler \(filler)")
        }
        #expect(page.rules.isEmpty || page.bookmarks.contains { $0.level == 7 } || number > 0)
      }
      for parts in seen.values where parts.count > 1 && parts.allSatisfy({ $0.count > 1 }) == false && kind == 3 {
        Issue.record("one line alone: \(parts), filler \(filler)")
      }
      if kind >= 2 {
        let last = try #require(pages.last)
        #expect(last.texts.count >= 4, "the signature stands alone, filler \(filler)")
      }
    }
  }

  @Test("the date of a signature leaves four characters at its right, the issuer stands centred over it")
  func signature() throws {
    let page = try #require(try PDFComposition(official([text(10), .signature(["样例县某某局", "2032年3月15日"])])).pages.first)
    let lines = page.texts.dropLast().suffix(2)
    let boxes = lines.map { (x: $0.x, width: $0.text.width) }
    let right = page.left + page.setup.textWidth
    #expect(abs(boxes[1].x + boxes[1].width + 4 * OfficialType.body - right) < 1)
    #expect(abs(boxes[0].x + boxes[0].width / 2 - boxes[1].x - boxes[1].width / 2) < 1)
  }

  @Test("full lines end at the margin, and no figure is torn apart")
  func justified() throws {
    let words = "本年支出合计27,274,348.52元，比上年减少1,024,350.07元，下降3.62%，"
    let document = official([.paragraph([.text(String(repeating: words, count: 6))])])
    let lines = try Tool.pages(ofPDF: PDFWriter.write(document)).joined(separator: "\n")
    #expect(lines.components(separatedBy: "27,274,348.52").count == 7)
    #expect(lines.components(separatedBy: "1,024,350.07").count == 7)
    try expectInside(PDFWriter.write(document), document.page)
  }

  @Test("notes do not stand alone overleaf; a small table is not parted", arguments: 20..<36)
  func tables(rows: Int) throws {
    let sheet = Sheet(
      name: "表", title: ["样例表"], columns: [50, 50], rows: (0..<rows).map { Row([.text("第\($0)行"), .text("值")]) },
      notes: ["注：一", "注：二"])
    let pages = try Tool.pages(ofPDF: PDFWriter.write(official([.sheet(sheet)])))
    for page in pages where page.contains("注：") { #expect(page.contains("行")) }
    let small = Sheet(name: "小", title: ["小表"], columns: [50, 50], rows: (0..<8).map { Row([.text("小\($0)"), .text("")]) })
    let parted = try Tool.pages(ofPDF: PDFWriter.write(official([text(28 * (rows - 14)), .sheet(small)])))
    #expect(parted.count { $0.contains("小") } == 1)
  }

  @Test("the same paper gives the same bytes")
  func stable() throws { #expect(try PDFWriter.write(OfficialSample.document) == PDFWriter.write(OfficialSample.document)) }
}
