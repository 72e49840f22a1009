/// Goes through one worksheet part cell by cell (扫描工作表); what is made of the cells is the sink's.
final class WorksheetScan<Sink: CellSink>: ByteHandler {
  private let part: String
  private let sink: Sink
  private let limits: ReaderLimits

  private var row = -1
  private var column = -1
  private var kind = StoredKind.number
  private var style = 0
  private var hasFormula = false
  private var isInValue = false
  private var phonetic = 0
  private var isInText = false
  private var value: [UInt8] = []
  private var simple: SimpleRow
  private(set) var takesText = false

  init(part: String, sink: Sink, limits: ReaderLimits) {
    self.part = part
    self.sink = sink
    self.limits = limits
    simple = SimpleRow(most: min(limits.columns, 16_384))
    value.reserveCapacity(256)
  }

  func start(_ tag: ByteTag) throws(ReaderError) {
    let name = tag.name
    switch (name.count, name.first) {
    case (1, UInt8(ascii: "c")): try startCell(tag)
    case (1, UInt8(ascii: "v")): isInValue = true
    case (1, UInt8(ascii: "f")): hasFormula = true
    case (1, UInt8(ascii: "t")): isInText = true
    case (1, UInt8(ascii: "r")): break
    case (2, UInt8(ascii: "i")) where name.equals("is"): (phonetic, isInText) = (0, false)
    case (3, UInt8(ascii: "r")) where name.equals("rPh"): phonetic += 1
    case (3, UInt8(ascii: "r")) where name.equals("row"): try startRow(tag)
    default: try sink.tag(tag)
    }
    takesText = isInValue || (isInText && phonetic == 0)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReaderError) {
    value.append(contentsOf: bytes)
    if value.count > limits.cellBytes {
      throw .tooLarge(
        what: "单元格 \(CellReference(row: max(row, 0), column: max(column, 0)).text) 的文字", limit: "\(limits.cellBytes >> 10) KB")
    }
  }

  func end(_ name: ByteName) throws(ReaderError) {
    switch (name.count, name.first) {
    case (1, UInt8(ascii: "c")): try endCell()
    case (1, UInt8(ascii: "v")): isInValue = false
    case (1, UInt8(ascii: "t")): isInText = false
    case (3, UInt8(ascii: "r")) where name.equals("rPh"): phonetic -= 1
    case (3, UInt8(ascii: "r")) where name.equals("row"): try sink.endRow()
    case (9, UInt8(ascii: "w")) where name.equals("worksheet"): try sink.endSheet()
    default: break
    }
    takesText = isInValue || (isInText && phonetic == 0)
  }

  // MARK: Rows and cells

  func piece(_ start: UnsafePointer<UInt8>) throws(ReaderError) -> UnsafePointer<UInt8>? {
    guard start[1] == UInt8(ascii: "r"), start[2] == UInt8(ascii: "o"), start[3] == UInt8(ascii: "w"),
      let end = simple.read(start, after: row, limit: limits.rows)
    else { return nil }
    (row, column) = (simple.number, -1)
    if simple.count > 0 { try check(row: row, column: simple.cell(simple.count - 1).column) }
    try sink.row(simple)
    return end
  }

  private func startRow(_ tag: ByteTag) throws(ReaderError) {
    if let bytes = tag.bytes("r") {
      guard let number = WholeNumber.of(bytes), number > 0 else {
        throw damaged("行号“\(String(decoding: bytes.prefix(20), as: UTF8.self))”有误")
      }
      row = number - 1
    } else {
      row += 1
    }
    try check(row: row, column: 0)
    column = -1
    try sink.row(row, isHidden: tag.attributes.count > 1 && tag.flag("hidden"))
  }

  private func startCell(_ tag: ByteTag) throws(ReaderError) {
    if let bytes = tag.bytes("r") {
      guard let reference = CellReference(bytes) else {
        throw damaged("单元格地址“\(String(decoding: bytes.prefix(20), as: UTF8.self))”有误")
      }
      (row, column) = (reference.row, reference.column)
    } else {
      row = max(row, 0)
      column += 1
    }
    try check(row: row, column: column)
    kind = StoredKind(tag.bytes("t"))
    style = tag.bytes("s").flatMap { WholeNumber.of($0) } ?? 0
    hasFormula = false
    value.removeAll(keepingCapacity: true)
  }

  private func endCell() throws(ReaderError) {
    let (row, column, kind, style, hasFormula) = (row, column, kind, style, hasFormula)
    let result: Result<Void, ReaderError> = value.withUnsafeBufferPointer { value in
      let cell = StoredCell(row: row, column: column, kind: kind, style: style, hasFormula: hasFormula, value: value)
      do throws(ReaderError) { return .success(try sink.cell(cell)) } catch { return .failure(error) }
    }
    try result.get()
  }

  private func check(row: Int, column: Int) throws(ReaderError) {
    guard row < limits.rows else { throw .tooLarge(what: "工作表的行数", limit: "\(limits.rows) 行") }
    guard column < limits.columns else { throw .tooLarge(what: "工作表的列数", limit: "\(limits.columns) 列") }
  }

  private func damaged(_ reason: String) -> ReaderError { .damaged(part: part, reason: reason) }
}
