import HengDocuments
import HengReaders
import HengValues
import Testing

@Suite("Text files")
struct TextReaderTests {
  private func read(_ text: String) throws -> Paper { try TextReader.read(Array(text.utf8)) }

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
  }

  @Test("Without a frame an empty first cell stays")
  func unframed() throws {
    let table = try #require(try read("甲|1|x\n|2|\n").tables.first)
    #expect(table.cells.map(\.text) == ["甲", "1", "x", "", "2", ""] && table.columnCount == 3)
  }

  @Test("Empty lines after a table are lines")
  func gap() throws {
    #expect(try read("甲\t1\n\n\n文").blocks.count == 4)
  }

  @Test("A form feed begins a page")
  func pages() throws {
    #expect(try read("一\n\u{0C}二\n").pageCount == 2)
  }
}
