import Foundation
import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import Testing

@Suite("Text files")
struct TextReaderTests {
  private func read(_ text: String) throws -> Paper { try TextReader.read(Array(text.utf8)) }

  /// `行` for a line, `3×2` for a table.
  private func shape(_ text: String) throws -> [String] {
    try read(text).blocks.map { block in block.table.map { "\($0.rowCount)×\($0.columnCount)" } ?? "行" }
  }

  @Test("Lines keep their numbers; tabs make a table")
  func tabs() throws {
    let paper = try read("标题\n甲\t1\n\t2\n\n乙\t3\n注\n")
    #expect(paper.blocks.count == 3)
    let table = try #require(paper.tables.first)
    #expect(table.rowCount == 3 && table.columnCount == 2)
    #expect(table.cells.map(\.text) == ["甲", "1", "", "2", "乙", "3"])
    #expect(table.place == Place(line: 2, endLine: 5))
    #expect(paper.blocks.last?.line?.place.line == 6)
  }

  @Test("Framed pipes make a table, and its rule is no row")
  func pipes() throws {
    let table = try #require(try read("| 甲 | 1 |\r\n|---|:-:|\r\n| 乙 | 2 |").tables.first)
    #expect(table.cells.map(\.text) == ["甲", "1", "乙", "2"])
    let crossed = try #require(try read("|甲|1|\n+--+--+\n|乙||\n").tables.first)
    #expect(crossed.cells.map(\.text) == ["甲", "1", "乙", ""])
    #expect(crossed.rowCount == 2)
  }

  @Test("Empty lines after a table are lines")
  func gap() throws {
    #expect(try read("甲\t1\n乙\t2\n\n\n文").blocks.count == 4)
  }

  @Test("A form feed begins a page")
  func pages() throws {
    #expect(try read("一\n\u{0C}二\n").pageCount == 2)
  }

  @Test(
    "Lines with a tab that are no table",
    arguments: [
      "目录\n第一部分 概况\t1\n第二部分 决算表\t2\n", "第一部分 概况\t1\n一、职责.....\t1\n二、机构.....\t3\n", "一、收入情况\t3\n二、支出情况\t3\n三、其他情况\t12\n",
      "\t第一段\n\t第二段\n", "\t只有一段\n", "编制单位：某局\t单位：万元\n", "1.\t为了甲\n2.\t为了乙\n", "（一）\t甲\n（二）\t乙\n", "●\t甲\n", "\t\t\t\n", "首页 | 公开 | 决算\n",
    ])
  func lines(text: String) throws { #expect(try shape(text).allSatisfy { $0 == "行" }) }

  @Test(
    "Lines with a tab that are a table, with paragraphs at its ends",
    arguments: [
      ("甲\t1\n乙\t2\n", ["2×2"]), ("项目\t预算\t决算\n", ["1×3"]), ("序号\t名称\n1\t甲\n2\t乙\n", ["3×2"]), ("户数\t12\n人数\t30\n", ["2×2"]),
      ("\t说明如下\n项目\t预算\t决算\n甲\t1\t2\n\t注：无\n", ["行", "2×3", "行"]), ("甲\t1\n\t2\n", ["2×2"]), ("|甲|1|\n", ["1×2"]), ("甲|乙|丙|丁\n", ["1×4"]),
      ("甲\t1\n乙\t2\t3\t4\n丙\n", ["2×4", "行"]), ("甲\t1\n乙\t2\n|丙|3|\n", ["2×2", "1×2"]),
    ])
  func tables(text: String, blocks: [String]) throws { #expect(try shape(text) == blocks) }

  @Test("Tags stay as they are; a whole page is refused with advice")
  func markup() throws {
    #expect(try read("<p>总目标</p>\n<input type=\"checkbox\" checked>\n").blocks.first?.line?.text == "<p>总目标</p>")
    for page in ["<!DOCTYPE HTML>\n<html>", "\u{FEFF}  <html lang=\"zh\">", "<!-- 存 -->\n<head>", "<?xml version=\"1.0\"?><html/>"] {
      let error = #expect(throws: ReaderError.self) { try read(page) }
      #expect(error?.message.contains("网页") == true)
    }
    #expect(throws: ReaderError.self) { try read("<?xml version=\"1.0\"?><pkg/>") }
    #expect(throws: ReaderError.self) { try read("{\\rtf1 x}") }
  }

  @Test("Every line of the papers at hand stays; the contents of one are lines, its tables are tables")
  func corpus() throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Corpus.folder.path).filter { $0.hasSuffix(".txt") }) ?? []
    guard !names.isEmpty else { return try Corpus.mayLack("S001") }
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: Corpus.file(name)))
      let clock = ContinuousClock()
      var paper: Paper?
      let time = try clock.measure { paper = try PaperReader.read(bytes) }
      #expect(time < .seconds(2), "\(name): \(time)")
      #expect(paper?.cautions == [])
      if name.hasPrefix("S002") {
        #expect(paper?.tables.contains { $0.place.line ?? 0 < 60 } == false)
        #expect(paper?.tables.first?.place.line == 66)
      }
    }
  }

  @Test("Without a frame an empty first cell stays")
  func unframed() throws {
    let table = try #require(try TextReader.read(Array("甲|1|x\n|2|\n".utf8)).tables.first)
    #expect(table.cells.map(\.text) == ["甲", "1", "x", "", "2", ""] && table.columnCount == 3)
  }
}
