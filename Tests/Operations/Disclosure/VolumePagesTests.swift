import Foundation
import HengOperations
import HengTestSupport
import Testing

@Suite("Pages of the volume look as they were looked at")
struct VolumePagesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("References")

  /// The page that bears all these words, blanks left out.
  private static let pages: [(name: String, words: [String])] = [
    ("cover", ["2022年度", "部门决算"]), ("contents", ["目录"]), ("table-01", ["公开01表"]), ("table-06", ["公开06表"]),
    ("explanation", ["第三部分"]), ("score-form", ["自评表", "年度资金总额"]),
  ]

  @Test("six pages of Xing county's volume")
  func references() throws {
    let pdf = try #require(try XingxianSet.set.get().files.first { $0.format == .pdf })
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-volume-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.pdf")
    try Data(pdf.bytes).write(to: file)
    let texts = try Tool.run(["pdftotext", "-raw", file.path, "-"]).split(separator: "\u{0C}", omittingEmptySubsequences: false)
      .map { $0.filter { !$0.isWhitespace } }
    var found: [(name: String, page: Int)] = []
    for (name, words) in Self.pages {
      // Headings of the contents stand on the contents' pages as well.
      let from = found.last.map(\.page) ?? 0
      let index = try #require(texts.indices.first { index in index >= from && words.allSatisfy { texts[index].contains($0) } }, "\(name)")
      found.append((name, index + 1))
    }
    #expect(try PageReferences(folder: Self.folder).faults(ofPDF: pdf.bytes, pages: found) == [])
  }
}
