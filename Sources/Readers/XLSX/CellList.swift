/// Cells with their words in one buffer (单元格列): a list of a hundred thousand rows has a million of them.
package struct CellList: RandomAccessCollection, Equatable, Sendable {
  private var rows: [Int32] = []
  private var columns: [Int32] = []
  private var ends: [Int] = []
  private var bytes: [UInt8] = []

  package init() {}

  package init(_ cells: [ReadCells.Cell]) {
    for cell in cells {
      bytes.append(contentsOf: cell.text.utf8)
      close(cell.row, cell.column)
    }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ends.count }

  package subscript(_ index: Int) -> ReadCells.Cell { ReadCells.Cell(row: row(index), column: column(index), text: text(index)) }

  package func row(_ index: Int) -> Int { Int(rows[index]) }
  package func column(_ index: Int) -> Int { Int(columns[index]) }
  package func text(_ index: Int) -> String { String(decoding: bytes[start(index)..<ends[index]], as: UTF8.self) }
  package func utf8(_ index: Int) -> ArraySlice<UInt8> { bytes[start(index)..<ends[index]] }

  private func start(_ index: Int) -> Int { index > 0 ? ends[index - 1] : 0 }

  private mutating func close(_ row: Int, _ column: Int) {
    rows.append(Int32(clamping: row))
    columns.append(Int32(clamping: column))
    ends.append(bytes.count)
  }

  /// A cell that shows nothing is none.
  mutating func add(_ row: SheetRow, _ index: Int) throws(ReaderError) {
    let before = bytes.count
    try row.append(index, to: &bytes)
    if bytes.count > before { close(row.number, row.column(index)) }
  }

  /// Rows in order; of two cells at one place the later one stands.
  mutating func putInOrder() {
    let isInOrder = (1..<Swift.max(count, 1)).allSatisfy { (rows[$0 - 1], columns[$0 - 1]) < (rows[$0], columns[$0]) }
    guard !isInOrder else { return }
    var last: [CellReference: Int] = [:]
    for index in indices { last[CellReference(row: row(index), column: column(index))] = index }
    let order = last.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }.map(\.value)
    self = CellList(order.map { self[$0] })
  }
}

extension CellList: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: ReadCells.Cell...) { self.init(elements) }
}
