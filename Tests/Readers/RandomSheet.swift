import HengDocuments
import HengTestSupport
import HengValues

/// A sound grid with random merges, texts and figures, among them all that a file format could trip over.
struct RandomSheet {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed) }

  private static let texts = [
    "", "样例", "<甲&乙>\"丙\"", "  首尾空格  ", "多行\n文字\n\n末", "_x0041_字面", "𠮷野家", "制表\t符", "0", "007", "1234567890123456", "=1+1", "TRUE",
    "2022-11-30",
    "≥95%", "−5", "é", "长文" + String(repeating: "很", count: 400), "e5", "#DIV/0!",
  ]
  private static let figures = [
    "0", "12", "883.56", "8031.47", "-3.5", "1,234", "1,234,567.80", "50.2%", "100%", "0.00", "—", "1234567890", "99.41%", "-0.00", "0.1",
    "0.30",
    "123456789.12", "-1,000.05", "0.07%", "43.2039",
  ]

  mutating func document() -> Document {
    let columns = Int.random(in: 1...7, using: &generator)
    let count = Int.random(in: 1...30, using: &generator)
    var isTaken = Array(repeating: Array(repeating: false, count: columns), count: count)
    var rows: [Row] = []
    for row in 0..<count {
      var cells: [Cell] = []
      for column in 0..<columns where !isTaken[row][column] {
        var width = 1
        let wanted = Bool.random(using: &generator) ? 1 : Int.random(in: 1...3, using: &generator)
        while width < wanted, column + width < columns, !isTaken[row][column + width] { width += 1 }
        let isTall = Int.random(in: 0..<4, using: &generator) == 0
        let height = isTall ? Int.random(in: 1...min(count - row, 12), using: &generator) : 1
        for y in row..<row + height { for x in column..<column + width { isTaken[y][x] = true } }
        cells.append(cell(rows: height, columns: width))
      }
      rows.append(Row(cells))
    }
    let sheet = Sheet(
      name: "随机", title: ["随机表", "（2023年度）"], caption: Caption(left: "左", right: "右"),
      columns: Array(repeating: 100 / columns, count: columns), rows: rows, notes: ["注：一", "二"])
    return Document(title: "随机", blocks: [.sheet(sheet)])
  }

  private mutating func cell(rows: Int, columns: Int) -> Cell {
    if Int.random(in: 0..<3, using: &generator) == 0 {
      let text = Self.figures.randomElement(using: &generator) ?? ""
      let figure = Figure.recorded(key: "k", label: "数", text: text, Citation(paper: "虚构", lines: "1"))
      return .figure(figure, rows: rows, columns: columns)
    }
    let text = Self.texts.randomElement(using: &generator) ?? ""
    return Bool.random(using: &generator) ? .label(text, rows: rows, columns: columns) : .text(text, rows: rows, columns: columns)
  }
}

/// What a table says and where: the part that must survive a file.
struct GridContent: Hashable, CustomStringConvertible {
  struct Place: Hashable {
    var row: Int
    var column: Int
    var rows: Int
    var columns: Int
    var text: String
  }

  var places: [Place]

  /// Rows in which no cell begins say nothing and are left out.
  init(_ sheet: Sheet) {
    let placed = sheet.placedCells
    let starts = Set(placed.map(\.row)).sorted()
    let index = Dictionary(uniqueKeysWithValues: starts.enumerated().map { ($1, $0) })
    places = placed.map { placed in
      let rows = starts.count { (placed.row..<placed.row + placed.cell.rowSpan).contains($0) }
      return Place(
        row: index[placed.row] ?? 0, column: placed.column, rows: rows, columns: placed.cell.columnSpan, text: placed.cell.text)
    }
  }

  var description: String { places.map { "\($0.row),\($0.column) \($0.rows)×\($0.columns) \($0.text)" }.joined(separator: "\n") }
}
