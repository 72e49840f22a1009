import Foundation
import HengDocuments
import HengDomain
import HengValues
import HengTestSupport
import HengWriters
import Testing

@testable import HengOperations

@Suite("The volume as it is printed")
struct VolumeLayoutTests {
  /// Words of each page, blanks left out.
  private func pages(_ pdf: URL) throws -> [String] {
    try Tool.run(["pdftotext", "-layout", pdf.path, "-"]).split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast()
      .map { $0.filter { !$0.isWhitespace } }
  }

  private func written(_ format: PaperFormat, to folder: URL) throws -> URL {
    let file = try #require(try XingxianSet.set.get().files.first { $0.format == format })
    let url = folder.appendingPathComponent("a.\(format.rawValue)")
    try Data(file.bytes).write(to: url)
    return url
  }

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-layout-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The titles of the contents with the numbers that they name.
  private func entries(_ pages: [String]) -> [(title: String, number: Int)] {
    pages.prefix(4).joined().matches(of: /(第[一二三四五]部分[^.]{2,20}|[一二三四五六七八九十]+、[^.]{3,30}|附件[0-9][^.]{4,40}|自评表更正一览)\.{4,}([0-9]+)/)
      .compactMap {
        match in Int(match.2).map { (String(match.1), $0) }
      }
  }

  /// Every entry stands on the page whose foot bears its number.
  private func expectTrue(_ pages: [String], _ format: String) {
    let entries = entries(pages)
    #expect(entries.count >= 30, "\(format) \(entries.count)")
    func isTable(_ title: String) -> Bool { title.hasSuffix("表") && !title.hasPrefix("第") }
    let tables = entries.map(\.title).filter(isTable)
    #expect(tables.prefix(10).map { $0.prefix { $0 != "、" } } == ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"])
    for (title, number) in entries {
      let words = isTable(title) ? String(title.drop { $0 != "、" }.dropFirst()) : title
      let page = pages.first { $0.hasSuffix("—\(number)—") || $0.hasPrefix("—\(number)—") }
      #expect(page?.contains(words) == true, "\(format)：目录说“\(title)”在第\(number)页")
    }
  }

  @Test("the contents of the PDF tell the true pages; each of the ten tables but 公开06 takes one")
  func pdf() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let pages = try pages(try written(.pdf, to: folder))
    expectTrue(pages, "PDF")
    let starts = ["公开01表", "公开02表", "公开03表", "公开04表", "公开05表"].map { table in pages.firstIndex { $0.contains(table) } ?? -1 }
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 == $0 + 1 }, "\(starts)")
  }

  @Test("the contents of the DOCX tell the pages of a word processor, and no note stands without its table")
  func docx() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try written(.docx, to: folder)
    _ = try Tool.run([
      "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.path,
      file.path,
    ])
    let pages = try pages(folder.appendingPathComponent("a.pdf"))
    expectTrue(pages, "DOCX")
    for (index, page) in pages.enumerated() {
      #expect(!page.hasPrefix("注：") && !page.hasPrefix("备注"), "第\(index + 1)页只有表注：\(page.prefix(30))")
    }
  }

  @Test("numbers, codes and dates are whole in the sample's volume, and its text inside the margins")
  func numbers() throws { #expect(try PrintedNumbers.faults(in: XingxianSet.disclosure.get().volume) == []) }

  @Test("the gate tells of a number that does not fit its column")
  func gate() throws {
    var broken = try XingxianSet.disclosure.get()
    let long = String(repeating: "9", count: 30) + ".10"
    let columns = Array(repeating: 7, count: 15)
    let sheet = Sheet(name: "窄表", title: ["窄表"], columns: columns, rows: [Row(columns.map { _ in .text(long) })], isCompact: true)
    broken.volume.blocks = [.section(.officialLandscape), .sheet(sheet)]
    let set = try DisclosureSet(broken.volume, department: "甲", year: broken.ledger.year, version: 0, forms: broken.forms)
    let report = PublicationGate(try XingxianSet.library.get()).report(on: set, of: broken, today: try XingxianSet.today.get())
    let check = try #require(report.checks.first { $0.title.hasPrefix("数字、编码和日期") })
    #expect(check.state == .failed && check.details.contains { $0.contains(long) && $0.contains("PDF") })
    #expect(!report.isOpen)
  }
}
