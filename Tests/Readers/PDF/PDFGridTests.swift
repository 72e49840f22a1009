import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import Testing

@Suite("Ruling lines of every make enclose the same cells")
struct PDFGridTests {
  /// How a program draws the sides of cells.
  enum Style: CaseIterable { case strokes, bars, pieces, double, dashes }

  struct Grid {
    var xs: [Double]
    var ys: [Double]
    var cells: [PDFContent.Cell] = []

    /// Random edges and merges; every row and column has a cell that begins in it.
    init(_ generator: inout SeededGenerator) {
      xs = [60]
      ys = [80]
      for _ in 0..<Int.random(in: 2...6, using: &generator) { xs.append(xs[xs.count - 1] + Double.random(in: 38...90, using: &generator)) }
      for _ in 0..<Int.random(in: 2...9, using: &generator) { ys.append(ys[ys.count - 1] + Double.random(in: 16...44, using: &generator)) }
      var isTaken = Array(repeating: Array(repeating: false, count: xs.count - 1), count: ys.count - 1)
      for row in isTaken.indices {
        for column in isTaken[row].indices where !isTaken[row][column] {
          var end = column + 1
          let wanted = Int.random(in: 0..<4, using: &generator) == 0 ? 3 : 1
          while end < min(column + wanted, xs.count - 1), !isTaken[row][end] { end += 1 }
          let bottom = min(row + (Int.random(in: 0..<5, using: &generator) == 0 ? 3 : 1), ys.count - 1)
          for y in row..<bottom { for x in column..<end { isTaken[y][x] = true } }
          let text = Int.random(in: 0..<4, using: &generator) == 0 ? "" : "w\(cells.count)"
          cells.append(PDFContent.Cell(rows: row..<bottom, columns: column..<end, text: text))
        }
      }
    }

    var page: InventedPDF.Page { page(.strokes) }

    func page(_ style: Style) -> InventedPDF.Page {
      var page = InventedPDF.Page()
      for cell in cells {
        let (x0, x1) = (xs[cell.columns.lowerBound], xs[cell.columns.upperBound])
        let (y0, y1) = (ys[cell.rows.lowerBound], ys[cell.rows.upperBound])
        for (a, b, c, d) in [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)] {
          Self.draw(&page, style, x0: a, y0: b, x1: c, y1: d)
        }
        if !cell.text.isEmpty { page.write(cell.text, x: x0 + 4, y: (y0 + y1) / 2 + 3) }
      }
      return page
    }

    private static func draw(_ page: inout InventedPDF.Page, _ style: Style, x0: Double, y0: Double, x1: Double, y1: Double) {
      let (dx, dy) = x0 == x1 ? (0.24, 0.0) : (0.0, 0.24)
      switch style {
      case .strokes: page.rule(x0: x0, y0: y0, x1: x1, y1: y1)
      case .bars: page.bar(x0: x0 - dx, y0: y0 - dy, x1: x1 + dx, y1: y1 + dy)
      case .pieces:
        // Each side stops a point short of the corner, and is a little off.
        let (ex, ey) = x0 == x1 ? (0.0, 1.0) : (1.0, 0.0)
        page.bar(x0: x0 - dx + ex + dx, y0: y0 - dy + ey + dy, x1: x1 + dx - ex + dx, y1: y1 + dy - ey + dy)
      case .double:
        page.rule(x0: x0 - 3 * dx, y0: y0 - 3 * dy, x1: x1 - 3 * dx, y1: y1 - 3 * dy)
        page.rule(x0: x0 + 3 * dx, y0: y0 + 3 * dy, x1: x1 + 3 * dx, y1: y1 + 3 * dy)
      case .dashes:
        let length = max(x1 - x0, y1 - y0)
        for start in stride(from: 0.0, to: length, by: 4) {
          let end = min(start + 2, length)
          let (sx, sy) = x0 == x1 ? (0.0, 1.0) : (1.0, 0.0)
          page.rule(x0: x0 + sx * start, y0: y0 + sy * start, x1: x0 + sx * end, y1: y0 + sy * end)
        }
      }
    }
  }

  private func table(_ page: InventedPDF.Page) throws -> PDFContent? {
    try PDFReader.read(InventedPDF([page]).bytes).tables.first.map { PDFContent($0) }
  }

  /// What can be seen of a grid: an edge at which no cell begins is no line.
  private func seen(_ grid: Grid) -> Set<PDFContent.Cell> {
    func numbers(_ ranges: [Range<Int>]) -> [Int] { Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted() }
    let rows = numbers(grid.cells.map(\.rows)), columns = numbers(grid.cells.map(\.columns))
    func range(_ range: Range<Int>, _ numbers: [Int]) -> Range<Int> {
      numbers.count { $0 < range.lowerBound }..<numbers.count { $0 < range.upperBound }
    }
    return Set(grid.cells.map { PDFContent.Cell(rows: range($0.rows, rows), columns: range($0.columns, columns), text: $0.text) })
  }

  @Test("random grids with merges", arguments: Style.allCases)
  func random(style: Style) throws {
    var generator = SeededGenerator(7)
    for round in 0..<12 {
      let grid = Grid(&generator)
      guard grid.cells.count > 1 else { continue }
      let read = try #require(try table(grid.page(style)), "\(style) \(round)")
      #expect(Set(read.cells) == seen(grid), "\(style) \(round)")
    }
  }

  @Test("turned pages: by the page's own entry, and drawn on its side either way")
  func turned() throws {
    var generator = SeededGenerator(21)
    for round in 0..<4 {
      var grid = Grid(&generator)
      for index in grid.cells.indices { grid.cells[index].text = "word\(index)" }
      let upright = Set(try #require(try table(grid.page)).cells)
      for entries in ["/Rotate 90", "/Rotate 180", "/Rotate 270"] {
        var page = grid.page
        // The content is turned against the entry, so that it stands upright on the screen.
        let matrix = ["/Rotate 90": "0 1 -1 0 842 0", "/Rotate 180": "-1 0 0 -1 595 842", "/Rotate 270": "0 -1 1 0 0 595"][entries] ?? ""
        if entries != "/Rotate 180" { (page.width, page.height) = (842, 595) }
        page.content = "q \(matrix) cm\n\(page.content)Q\n"
        page.entries = entries
        #expect(Set(try #require(try table(page)).cells) == upright, "\(entries) \(round)")
        page.entries = ""
        if entries != "/Rotate 180" { #expect(Set(try #require(try table(page)).cells) == upright, "aside \(entries) \(round)") }
      }
    }
  }

  @Test("a page of any size in a row of others keeps its own points; a crop moves the corner")
  func sizes() throws {
    var generator = SeededGenerator(5)
    let grid = Grid(&generator)
    var pages = [grid.page, grid.page, grid.page]
    let wide = InventedPDF.Page(width: 1190, height: 842, content: pages[1].content + "1 0 0 1 600 0 cm\n" + pages[1].content)
    pages[1] = wide
    pages[2].entries = "/CropBox [20 0 595 802]"
    for index in pages.indices { pages[index].write("Table number \(index)", x: 60, y: 70) }
    let tables = try PDFReader.read(InventedPDF(pages).bytes).tables
    try #require(tables.count == 4)
    let boxes = tables.map { $0.place.box ?? [] }
    #expect(zip(boxes[2], boxes[0]).map { $0 - $1 } == [600, 0, 600, 0])
    #expect(zip(boxes[3], boxes[0]).map { $0 - $1 } == [-20, -40, -20, -40])
    #expect(Set(tables.map { PDFContent($0) }).count == 1)
  }

  @Test("outer sides that are not drawn, underlines inside cells, and a frame around text")
  func openSides() throws {
    var page = InventedPDF.Page()
    for y in [100.0, 130, 160] { page.rule(x0: 60, y0: y, x1: 360, y1: y) }
    for x in [160.0, 260] { page.rule(x0: x, y0: 100, x1: x, y1: 160) }
    for (row, y) in [118.0, 148].enumerated() {
      for (column, x) in [70.0, 170, 270].enumerated() { page.write("w\(row)\(column)", x: x, y: y) }
    }
    page.rule(x0: 170, y0: 120, x1: 192, y1: 120)
    for (a, b, c, d) in [(60.0, 300.0, 300.0, 300.0), (60, 340, 300, 340), (60, 300, 60, 340), (300, 300, 300, 340)] {
      page.rule(x0: a, y0: b, x1: c, y1: d)
    }
    page.write("framed", x: 80, y: 320)
    let paper = try PDFReader.read(InventedPDF([page]).bytes)
    #expect(paper.tables.count == 1)
    let cells = try #require(paper.tables.first).cells
    #expect(cells.map(\.text) == ["w00", "w01", "w02", "w10", "w11", "w12"])
    #expect(cells.map { [$0.row, $0.column] } == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
    #expect(paper.blocks.compactMap(\.line?.text) == ["framed"])
  }

  @Test("three lines and no more: columns by their gaps, rows by their figures, a heading over two columns")
  func threeLines() throws {
    var page = InventedPDF.Page()
    for y in [100.0, 136, 220] { page.rule(x0: 60, y0: y, x1: 460, y1: y) }
    page.write("name", x: 70, y: 114)
    page.write("budget-and-outturn-of-year", x: 235, y: 114)
    for row in 0..<4 {
      let y = 150.0 + 20 * Double(row)
      page.write("item\(row)", x: 70, y: y)
      page.write("\(row)12.50", x: 230, y: y)
      page.write("\(row)99.00", x: 330, y: y)
    }
    let table = try #require(try PDFReader.read(InventedPDF([page]).bytes).tables.first)
    #expect(table.rowCount == 5)
    #expect(table.columnCount == 3)
    #expect(table.cells.first { $0.row == 0 && $0.column == 1 }?.columnSpan == 2)
    #expect(table.cells.filter { $0.row == 3 }.map(\.text) == ["item2", "212.50", "299.00"])
    #expect(Set(table.cells.map { $0.place.page }) == [1])
  }

  @Test("figures below each other in one ruled row are rows; a broken figure is not")
  func textRows() throws {
    var page = InventedPDF.Page()
    for y in [100.0, 120, 200] { page.rule(x0: 60, y0: y, x1: 360, y1: y) }
    for x in [60.0, 160, 290, 360] { page.rule(x0: x, y0: 100, x1: x, y1: 200) }
    for (x, word) in [(64.0, "name"), (164, "sum"), (294, "note")] { page.write(word, x: x, y: 114) }
    for row in 0..<4 {
      page.write("item\(row)", x: 64, y: 134 + 18 * Double(row))
      if row != 2 { page.write("\(row)12.50", x: 164, y: 134 + 18 * Double(row)) }
    }
    page.write("12345678901", x: 294, y: 134)
    page.write("23", x: 294, y: 146)
    let table = try #require(try PDFReader.read(InventedPDF([page]).bytes).tables.first)
    #expect(table.rowCount == 5)
    #expect(table.cells.filter { $0.column == 0 }.map(\.text) == ["name", "item0", "item1", "item2", "item3"])
    #expect(table.cells.filter { $0.column == 1 }.map(\.text) == ["sum", "012.50", "112.50", "", "312.50"])
  }

  @Test("tables of two pages are one only if nothing but headers and numbers stands between and the columns agree")
  func pageBreak() throws {
    func page(_ number: Int, xs: [Double], title: String?, head: String = "c1") -> InventedPDF.Page {
      var page = InventedPDF.Page()
      page.write("Sample paper 2024", x: 60, y: 40)
      page.write("- \(number) -", x: 280, y: 810)
      if let title { page.write(title, x: 200, y: 90) }
      for y in [100.0, 120, 140] { page.rule(x0: xs[0], y0: y, x1: xs[xs.count - 1], y1: y) }
      for x in xs { page.rule(x0: x, y0: 100, x1: x, y1: 140) }
      for x in xs.dropLast() { for (y, word) in [(114.0, head), (134, "c\(number)")] { page.write(word, x: x + 3, y: y) } }
      return page
    }
    func count(_ second: InventedPDF.Page) throws -> [Int] {
      try PDFReader.read(InventedPDF([page(1, xs: [60, 160, 260, 360], title: "Table one"), second]).bytes).tables.map(\.rowCount)
    }
    #expect(try count(page(2, xs: [60, 160, 260, 360], title: nil)) == [4])
    #expect(try count(page(2, xs: [80, 180, 280, 380], title: nil)) == [4])
    #expect(try count(page(2, xs: [60, 160, 260, 360], title: "Table one")) == [4])
    #expect(try count(page(2, xs: [60, 160, 260, 360], title: "Table one", head: "d1")) == [2, 2])
    #expect(try count(page(2, xs: [60, 160, 260, 360], title: "Table two")) == [2, 2])
    #expect(try count(page(2, xs: [60, 140, 260, 360], title: nil)) == [2, 2])
  }
}
