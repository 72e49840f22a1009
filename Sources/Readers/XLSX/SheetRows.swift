/// One row of a worksheet (一行), where it stands: valid while its consumer runs, and kept by nobody. All numbers 0-based.
package struct SheetRow {
  package let number: Int
  package let isHidden: Bool
  /// Cells as stored, also those that say nothing.
  package let count: Int
  private let entries: UnsafeMutablePointer<SimpleRow.Entry>
  private let base: UnsafePointer<UInt8>
  private let shown: ShownCells

  init(_ row: borrowing SimpleRow, _ shown: ShownCells) {
    number = row.number
    isHidden = row.isHidden
    count = row.count
    entries = row.entries
    base = row.base
    self.shown = shown
  }

  package func column(_ index: Int) -> Int { Int(entries[index].column) }

  package func isEmpty(_ index: Int) -> Bool { entries[index].count == 0 }

  /// A formula whose result the file does not hold.
  package func lacksResult(_ index: Int) -> Bool { entries[index].hasFormula && isEmpty(index) }

  /// The cell as the eye sees it.
  package func text(_ index: Int) throws(ReaderError) -> String { try shown.text(cell(index)) }

  /// Adds the cell to a buffer, as the eye sees it.
  package func append(_ index: Int, to target: inout [UInt8]) throws(ReaderError) { try shown.append(cell(index), to: &target) }

  /// Its words where they stand; nil for what must be worked out first.
  package func words(_ index: Int) -> UnsafeBufferPointer<UInt8>? { shown.words(cell(index)) }

  /// A number of at most two decimals (金额) in hundredths, to the 15 digits that a spreadsheet knows: 8031.469999999999 is 803147.
  package func hundredths(_ index: Int) -> Int? {
    entries[index].kind == .number ? StoredNumber.hundredths(cell(index).value) : nil
  }

  private func cell(_ index: Int) -> StoredCell { entries[index].cell(row: number, base) }
}

/// Takes the rows of a workbook one at a time (逐行接收), in the order of the file; nothing is kept of a row that was handed over.
package protocol RowConsumer: AnyObject {
  func sheet(_ name: String, isHidden: Bool, isFrom1904: Bool)
  func row(_ row: SheetRow) throws(ReaderError)
  /// What a worksheet holds besides rows.
  func endSheet(merges: [ReadCells.Area])
}

/// Hands rows over: whole ones as they come, others once their cells are gathered.
final class RowSink<Consumer: RowConsumer>: CellSink {
  private let consumer: Consumer
  private let part: String
  private let shown: ShownCells
  private let limits: ReaderLimits
  private var gathered: SimpleRow
  private var bytes = ByteBuffer(capacity: 4 << 10)
  private var cells = 0
  private var merges: [CellRange] = []

  init(_ consumer: Consumer, part: String, shown: ShownCells, limits: ReaderLimits) {
    self.consumer = consumer
    self.part = part
    self.shown = shown
    self.limits = limits
    gathered = SimpleRow(most: limits.columns)
  }

  func row(_ row: borrowing SimpleRow) throws(ReaderError) {
    cells += row.filled
    guard cells <= limits.places else { throw .tooLarge(what: "工作表的单元格", limit: "\(limits.places) 个") }
    if row.filled > 0 || row.isHidden { try consumer.row(SheetRow(row, shown)) }
  }

  func row(_ number: Int, isHidden: Bool) throws(ReaderError) {
    try endRow()
    gathered.begin(number, isHidden: isHidden, base: bytes.start)
  }

  func cell(_ cell: StoredCell) throws(ReaderError) {
    if cell.row != gathered.number {
      try endRow()
      gathered.begin(cell.row, isHidden: false, base: bytes.start)
    }
    guard !cell.value.isEmpty || cell.hasFormula else { return }
    let start = bytes.count
    bytes.append(cell.value)
    gathered.rebase(bytes.start)
    let isKept = gathered.append(
      SimpleRow.Entry(
        column: Int32(clamping: cell.column), style: Int32(clamping: cell.style), start: Int32(clamping: start),
        count: Int32(clamping: cell.value.count), kind: cell.kind, hasFormula: cell.hasFormula))
    guard isKept, bytes.count <= Int(Int32.max) else { throw .damaged(part: part, reason: "第\(cell.row + 1)行的单元格过多") }
  }

  func endRow() throws(ReaderError) {
    try row(gathered)
    gathered.begin(gathered.number, isHidden: false, base: bytes.start)
    bytes.shorten(to: 0)
  }

  func tag(_ tag: ByteTag) throws(ReaderError) {
    if tag.name.equals("mergeCell") { try MergedCells.add(tag, to: &merges, part: part, limits) }
  }

  func endSheet() throws(ReaderError) {
    try endRow()
    consumer.endSheet(merges: merges.map { ReadCells.Area(rows: $0.rows, columns: $0.columns) })
  }
}
