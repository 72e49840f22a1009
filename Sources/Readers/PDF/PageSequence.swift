import HengDocuments
import HengValues

/// Pages one after another (分页接续): a table that breaks off at the foot of a page goes on at the head of the next.
struct PageSequence {
  private var pieces: [(page: Int, piece: PDFPage.Piece)] = []
  /// The last table so far: where it stands in `pieces`, and the lines printed right above its first part.
  private var open: (index: Int, heading: Set<String>)?

  init(_ pages: [PDFPage]) {
    for (index, page) in pages.enumerated() { append(page, after: index > 0 ? pages[index - 1] : nil) }
  }

  var blocks: [PaperBlock] {
    pieces.map { page, piece in
      switch piece {
      case .line(let line): .line(PaperLine(line.text, Place(page: page, box: line.box.place)))
      case .table(let table): .table(table.paperTable)
      }
    }
  }

  private mutating func append(_ page: PDFPage, after last: PDFPage?) {
    let firstTable = page.pieces.firstIndex { if case .table = $0 { true } else { false } }
    for (index, piece) in page.pieces.enumerated() {
      guard case .table(let table) = piece else {
        pieces.append((page.number, piece))
        continue
      }
      if index == firstTable, let last, let open, case .table(var whole) = pieces[open.index].piece,
        goesOn(whole, table, over: page.pieces[..<index], heading: open.heading, last, page), whole.append(table)
      {
        pieces[open.index].piece = .table(whole)
      } else {
        open = (pieces.count, Set(Self.texts(page.pieces[..<index].suffix(4))))
        pieces.append((page.number, piece))
      }
    }
  }

  /// Between the two parts stand only headers, footers and page numbers. Where the heading of the table stands there once more,
  /// its head row must too: forms that follow one another bear the same title.
  private func goesOn(
    _ whole: PDFTable, _ next: PDFTable, over head: ArraySlice<PDFPage.Piece>, heading: Set<String>, _ last: PDFPage, _ page: PDFPage
  ) -> Bool {
    guard let end = last.pieces.lastIndex(where: { if case .table = $0 { true } else { false } }) else { return false }
    guard last.pieces[(end + 1)...].allSatisfy({ isFooter($0, last, page) }) else { return false }
    let title = head.filter { !isHeader($0, last, page) }
    if title.isEmpty { return true }
    let words = title.map { piece in if case .line(let line) = piece { Self.squeezed(line.text) } else { "" } }
    guard words.allSatisfy({ heading.contains($0) || Self.saysContinued($0) }) else { return false }
    return words.contains(where: Self.saysContinued) || whole.hasSameHead(as: next)
  }

  private static func saysContinued(_ text: String) -> Bool { text.holds("续表") || text.holds("续上表") || text.holds("（续）") }

  private func isHeader(_ piece: PDFPage.Piece, _ last: PDFPage, _ page: PDFPage) -> Bool {
    guard case .line(let line) = piece else { return false }
    if Self.isPageNumber(Self.squeezed(line.text)) { return true }
    guard line.box.y1 < 0.08 * page.height, line.box.height <= 14 else { return false }
    return last.pieces.contains { other in
      guard case .line(let other) = other else { return false }
      return abs(other.box.y0 - line.box.y0) < 3 && other.text == line.text
    }
  }

  private func isFooter(_ piece: PDFPage.Piece, _ last: PDFPage, _ page: PDFPage) -> Bool {
    guard case .line(let line) = piece else { return false }
    if Self.isPageNumber(Self.squeezed(line.text)) { return true }
    guard line.box.y0 > 0.88 * last.height else { return false }
    return page.pieces.contains { other in
      guard case .line(let other) = other else { return false }
      return abs(other.box.y0 - line.box.y0) < 3 && Self.withoutDigits(other.text) == Self.withoutDigits(line.text)
    }
  }

  private static func texts(_ pieces: ArraySlice<PDFPage.Piece>) -> [String] {
    pieces.compactMap { if case .line(let line) = $0 { squeezed(line.text) } else { nil } }
  }

  private static func squeezed(_ text: String) -> String { text.filter { $0 != " " } }
  private static func withoutDigits(_ text: String) -> String { text.filter { !$0.isNumber && $0 != " " } }

  /// `- 7 -`, `第 7 页 共 26 页`, `7/26`
  private static func isPageNumber(_ text: String) -> Bool {
    text.contains(where: \.isNumber) && text.allSatisfy { $0.isNumber || "-—－–第页共/·,，、.".contains($0) } && text.count <= 14
  }
}

extension PDFTable {
  /// Appends the part on the next page if its columns agree; false if they do not.
  mutating func append(_ next: PDFTable) -> Bool {
    guard let merged = Self.agreeing(columnEdges, next.columnEdges) else { return false }
    let shift = rowCount
    cells = cells.map { Self.moved($0, from: columnEdges, to: merged) }
    for cell in next.cells {
      var cell = Self.moved(cell, from: Self.aligned(next.columnEdges, to: columnEdges), to: merged)
      cell.rows = cell.rows.lowerBound + shift..<cell.rows.upperBound + shift
      cells.append(cell)
    }
    columnEdges = merged
    rowCount += next.rowCount
    joinCutLabels(at: shift)
    return true
  }

  /// The first rows are the same, word for word.
  func hasSameHead(as other: PDFTable) -> Bool {
    func head(_ table: PDFTable) -> [String] { table.cells.filter { $0.rows.lowerBound == 0 }.map { $0.text.filter { !$0.isWhitespace } } }
    let words = head(self)
    return words == head(other) && words.count { !$0.isEmpty } >= 2
  }

  private static let nearness = 4.0

  /// The finer of two sets of columns, if the other has no edge that is not among its edges.
  private static func agreeing(_ ours: [Double], _ theirs: [Double]) -> [Double]? {
    let theirs = aligned(theirs, to: ours)
    let (fine, coarse) = ours.count >= theirs.count ? (ours, theirs) : (theirs, ours)
    guard coarse.count >= 3, let end = fine.last, let other = coarse.last, abs(end - other) <= nearness else { return nil }
    return coarse.allSatisfy { edge in fine.contains { abs($0 - edge) <= nearness } } ? fine : nil
  }

  /// Shifted so that both begin at the same distance from the left: margins of left and right pages differ.
  private static func aligned(_ theirs: [Double], to ours: [Double]) -> [Double] {
    let shift = (ours.first ?? 0) - (theirs.first ?? 0)
    return theirs.map { $0 + shift }
  }

  private static func moved(_ cell: Cell, from edges: [Double], to merged: [Double]) -> Cell {
    func index(_ edge: Double) -> Int { merged.indices.min { abs(merged[$0] - edge) < abs(merged[$1] - edge) } ?? 0 }
    var cell = cell
    cell.columns =
      index(edges[cell.columns.lowerBound])..<max(index(edges[cell.columns.upperBound]), index(edges[cell.columns.lowerBound]) + 1)
    return cell
  }

  var paperTable: PaperTable {
    PaperTable(
      origin: .ruled, rowCount: rowCount, columnCount: columnEdges.count - 1,
      cells: cells.map { cell in
        PaperCell(
          row: cell.rows.lowerBound, column: cell.columns.lowerBound, rowSpan: cell.rows.count, columnSpan: cell.columns.count,
          text: cell.text, place: Place(page: cell.page, box: cell.box.place))
      }, place: Place(page: page, box: box.place))
  }
}
