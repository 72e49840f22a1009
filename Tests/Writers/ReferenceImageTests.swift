import Foundation
import HengDocuments
import HengTestSupport
import Testing

@testable import HengWriters

@Suite("Pages look as they were looked at")
struct ReferenceImageTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("References")
  private static let pages = [
    (name: "cover", page: 1), (name: "contents", page: 2), (name: "text", page: 9), (name: "wide-table", page: 7),
    (name: "score-table", page: 12),
    (name: "form", page: 13),
  ]

  @Test("six pages of an invented set")
  func references() throws {
    let faults = try PageReferences(folder: Self.folder).faults(ofPDF: PDFWriter.write(OfficialSample.document), pages: Self.pages)
    #expect(faults == [])
  }

  @Test("a column that moved and a text that was cut are seen; another way of drawing letters is not")
  func sharpness() throws {
    func image(_ document: Document, page: Int, options: [String] = []) throws -> PageImage {
      try Tool.withFile(PDFWriter.write(document), "a.pdf") { path in
        let file = URL(fileURLWithPath: path)
        return try #require(
          PageImage(png: try PageReferences.picture(file, page: page, in: file.deletingLastPathComponent(), options: options)))
      }
    }
    func changed(_ change: (inout Sheet) -> Void) -> Document {
      var document = OfficialSample.document
      for index in document.blocks.indices {
        if case .sheet(var sheet) = document.blocks[index] {
          change(&sheet)
          document.blocks[index] = .sheet(sheet)
        }
      }
      return document
    }
    let tolerance = PageReferences.Tolerance.standard
    let plain = try image(OfficialSample.document, page: 7)
    let moved = changed { if $0.columns.count == 9 { ($0.columns[1], $0.columns[2]) = (19, 11) } }
    let wrong = try #require(try image(moved, page: 7).difference(from: plain))
    #expect(wrong.worst > tolerance.worst || wrong.mean > tolerance.mean, "\(wrong)")
    let cut = changed { sheet in
      if sheet.columns.count == 9, sheet.rows[24].cells.count > 1 { sheet.rows[24].cells[1].runs = [.text("样例")] }
    }
    let lost = try #require(try image(cut, page: 7).difference(from: plain))
    #expect(lost.worst > tolerance.worst || lost.mean > tolerance.mean, "\(lost)")
    for page in [2, 7, 9, 12, 13] {
      let drawn = try #require(
        try image(OfficialSample.document, page: page, options: ["-antialias", "subpixel"]).difference(
          from: image(OfficialSample.document, page: page)))
      #expect(drawn.worst < tolerance.worst && drawn.mean < tolerance.mean, "\(page) \(drawn)")
    }
  }
}
