import Foundation
import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import Testing

/// Two published final accounts as PDF, beside the project; figures are transcribed, sentences are not.
@Suite("Published final accounts are read cell by cell")
struct CorpusPDFTests {
  private static func paper(_ name: String) throws -> Paper? {
    guard let data = try? Data(contentsOf: Corpus.file("pdf/\(name).pdf")) else {
      try Corpus.mayLack(name)
      return nil
    }
    return try PDFReader.read([UInt8](data))
  }

  private static let accounts = "putuo-finance-2024-final-accounts-seeded-faults"
  private static let template = "shanghai-2024-final-accounts-template"

  private struct Size: Hashable {
    var page: Int
    var rows: Int
    var columns: Int
    init(_ page: Int, _ rows: Int, _ columns: Int) { (self.page, self.rows, self.columns) = (page, rows, columns) }
  }

  private func sizes(_ paper: Paper) -> [Size] { paper.tables.map { Size($0.place.page ?? 0, $0.rowCount, $0.columnCount) } }

  private func text(_ table: PaperTable, _ row: Int, _ column: Int) -> String? {
    table.cells.first { $0.row == row && $0.column == column }.map { PDFContent.squeezed($0.text) }
  }

  @Test("pages and tables of the accounts; three tables run over a page break")
  func accountsTables() throws {
    guard let paper = try Self.paper(Self.accounts) else { return }
    #expect(paper.pageCount == 26)
    #expect(paper.cautions == [])
    let wanted = [
      Size(6, 4, 3), Size(7, 32, 4), Size(8, 23, 11), Size(10, 34, 7), Size(12, 24, 7), Size(13, 42, 8), Size(15, 5, 12), Size(16, 12, 10),
      Size(17, 12, 10),
    ]
    #expect(sizes(paper) == wanted)
    #expect(paper.tables.map(\.seams) == [[], [], [21], [20], [], [37], [], [], []])
    #expect(paper.tables.allSatisfy { $0.origin == .ruled && $0.place.box?.count == 4 })
  }

  @Test("pages and tables of the template")
  func templateTables() throws {
    guard let paper = try Self.paper(Self.template) else { return }
    #expect(paper.pageCount == 23)
    #expect(paper.cautions == [])
    let wanted = [
      Size(4, 9, 3), Size(5, 30, 4), Size(6, 10, 9), Size(7, 10, 8), Size(8, 32, 7), Size(10, 10, 5), Size(11, 40, 6), Size(12, 5, 12),
      Size(13, 6, 8), Size(14, 6, 8),
    ]
    #expect(sizes(paper) == wanted)
    // The code under a wrapped name, and the merged heads.
    #expect(text(paper.tables[6], 7, 0) == "30108")
    #expect(paper.tables[7].cells.filter { $0.row == 0 }.map(\.columnSpan) == [12])
  }

  /// Table, row, column, text: heads with their merges are in the sizes above.
  private static let golden: [(Int, Int, Int, String)] = [
    (1, 2, 1, "2,940.05"), (1, 2, 3, "2,106.66"), (1, 9, 1, "6.20"), (1, 9, 3, "326.71"), (1, 10, 3, "60.99"), (1, 20, 3, "445.69"),
    (1, 28, 1, "2,946.25"), (1, 28, 3, "2,940.05"), (1, 29, 1, ""), (1, 30, 1, "49.14"), (1, 30, 3, "55.34"), (1, 31, 1, "2,995.39"),
    (1, 31, 3, "2,995.39"),
    (2, 3, 4, "2,946.25"), (2, 3, 5, "2,940.05"), (2, 3, 10, "6.20"), (2, 6, 0, "201"), (2, 6, 1, "06"), (2, 6, 2, "01"),
    (2, 6, 4, "1,511.90"), (2, 6, 5, "1,511.89"), (2, 6, 10, "0.01"), (2, 7, 4, "16.19"), (2, 7, 5, "10.00"), (2, 7, 10, "6.19"),
    (2, 7, 6, ""), (2, 14, 2, "06"), (2, 14, 4, "80.38"), (2, 20, 1, "02"), (2, 20, 2, ""), (2, 20, 4, "445.69"), (2, 21, 2, "01"),
    (2, 21, 4, "187.19"), (2, 22, 2, "03"), (2, 22, 5, "258.50"), (2, 22, 10, ""),
    (3, 2, 1, "2,940.05"), (3, 2, 3, "2,106.66"), (3, 2, 4, "2,106.66"), (3, 2, 5, ""), (3, 9, 3, "326.71"), (3, 10, 4, "60.99"),
    (3, 20, 4, "445.69"), (3, 28, 1, "2,940.05"), (3, 28, 4, "2,940.05"), (3, 29, 1, "21.63"), (3, 29, 3, "21.63"), (3, 30, 1, "21.63"),
    (3, 33, 1, "2,961.68"), (3, 33, 3, "2,961.68"), (3, 33, 4, "2,961.68"), (3, 33, 6, ""),
    (4, 4, 4, "2,106.66"), (4, 4, 5, "1,503.52"), (4, 4, 6, "603.14"), (4, 6, 6, "8.37"), (4, 7, 4, "10.00"), (4, 7, 5, ""),
    (4, 7, 6, "10.00"), (4, 15, 4, "0.94"), (4, 22, 5, "258.50"), (4, 23, 4, "2,940.05"), (4, 23, 5, "2,336.91"), (4, 23, 6, "603.14"),
    (5, 3, 3, "2,082.85"), (5, 3, 7, "171.07"), (5, 4, 3, "262.33"), (5, 5, 3, "1,238.58"), (5, 5, 7, "7.61"), (5, 9, 3, "160.75"),
    (5, 13, 1, "12"), (5, 13, 3, "1.61"), (5, 28, 4, "302"), (5, 28, 5, "39"), (5, 28, 7, "48.49"), (5, 33, 5, "02"), (5, 33, 7, "13.58"),
    (5, 36, 5, "13"), (5, 37, 5, "19"), (5, 40, 5, "99"), (5, 41, 3, "2,152.26"), (5, 41, 7, "184.65"),
    (6, 4, 0, ""), (6, 4, 11, ""), (7, 11, 4, ""), (8, 11, 9, ""),
  ]

  @Test("figures stand in their cells, and empty cells are empty")
  func goldenCells() throws {
    guard let paper = try Self.paper(Self.accounts) else { return }
    for (table, row, column, wanted) in Self.golden {
      #expect(text(paper.tables[table], row, column) == wanted, "table \(table) row \(row) column \(column)")
    }
    // Every figure of the page is in a cell: none is left in a line between the tables.
    let loose = paper.blocks.compactMap(\.line).filter { (7...17).contains($0.place.page ?? 0) && $0.text.contains(".") }
    #expect(loose.isEmpty)
  }

  @Test("parts of every column add up as printed, read through the page breaks")
  func sums() throws {
    guard let paper = try Self.paper(Self.accounts) else { return }
    // 收入决算表: the sums of the 类 rows are the 合计 row, column by column.
    let table = paper.tables[2]
    func figure(_ row: Int, _ column: Int) throws -> ExactDecimal {
      let digits = (text(table, row, column) ?? "").filter { $0 != "," }
      return digits.isEmpty ? ExactDecimal(0) : try ExactDecimal(parsing: digits)
    }
    let classes = (4..<table.rowCount).filter { text(table, $0, 0)?.isEmpty == false && text(table, $0, 1) == "" }
    #expect(classes.count == 4)
    for column in 5...10 {
      let sum = try classes.map { try figure($0, column) }.reduce(ExactDecimal(0), +)
      #expect(try sum == figure(3, column) || column == 5, "column \(column)")
    }
  }

  @Test("stretched lines come without their blanks")
  func stretched() throws {
    guard let paper = try Self.paper(Self.accounts) else { return }
    let lines = paper.blocks.compactMap(\.line).filter { $0.place.page == 18 }.map(\.text)
    #expect(lines.contains { $0.contains("2946.25万元") && !$0.contains(" ") })
    #expect(lines.contains { $0.contains("2961.68万元。") })
    #expect(paper.blocks.compactMap(\.line).allSatisfy { $0.place.line == nil && $0.place.page != nil && $0.place.box?.count == 4 })
  }
}
