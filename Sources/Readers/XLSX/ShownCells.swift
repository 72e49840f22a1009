/// Stored cells as the eye sees them (显示的文字), for all worksheets of a workbook together.
final class ShownCells {
  let strings: SharedStrings
  let styles: CellStyles
  let isFrom1904: Bool
  private let part: String
  private let limits: ReaderLimits
  private let shownText: ShownText

  init(strings: SharedStrings, styles: CellStyles, isFrom1904: Bool, part: String, shownText: ShownText, limits: ReaderLimits) {
    self.strings = strings
    self.styles = styles
    self.isFrom1904 = isFrom1904
    self.part = part
    self.shownText = shownText
    self.limits = limits
  }

  func text(_ cell: StoredCell) throws(ReaderError) -> String {
    let text: String
    switch cell.kind {
    case .shared: text = String(decoding: try shared(cell), as: UTF8.self)
    case .words: text = CellText.decoded(cell.value)
    case .truth: text = cell.value.count == 1 && cell.value[0] == UInt8(ascii: "1") ? "TRUE" : "FALSE"
    case .day:
      let day = String(decoding: cell.value, as: UTF8.self)
      text = day.hasSuffix("T00:00:00") ? String(day.dropLast(9)) : day
    case .number:
      let stored = CellText.decoded(cell.value)
      text = isPlain(cell) ? stored : styles[cell.style].format.text(stored, isFrom1904: isFrom1904)
    }
    try shownText.add(text.utf8.count)
    return text
  }

  /// Adds the text to a buffer; most cells need no string on the way.
  func append(_ cell: StoredCell, to bytes: inout [UInt8]) throws(ReaderError) {
    let before = bytes.count
    if cell.kind == .shared {
      bytes.append(contentsOf: try shared(cell))
    } else if isPlain(cell) {
      bytes.append(contentsOf: cell.value)
    } else {
      bytes.append(contentsOf: try text(cell).utf8)
      return
    }
    try shownText.add(bytes.count - before)
  }

  /// The words where they stand; nil for what must be worked out first, and for a shared text that does not exist.
  func words(_ cell: StoredCell) -> UnsafeBufferPointer<UInt8>? {
    if cell.kind == .shared { return WholeNumber.of(cell.value).flatMap { strings[$0] } }
    return isPlain(cell) ? cell.value : nil
  }

  private func shared(_ cell: StoredCell) throws(ReaderError) -> UnsafeBufferPointer<UInt8> {
    guard let index = WholeNumber.of(cell.value), let text = strings[index] else {
      throw .damaged(part: part, reason: "\(CellReference(row: cell.row, column: cell.column).text) 引用的文字不存在")
    }
    return text
  }

  /// Words without escapes; a whole number of up to 15 digits under General, which shows as it is stored.
  private func isPlain(_ cell: StoredCell) -> Bool {
    switch cell.kind {
    case .words: return !CellText.hasEscapes(cell.value)
    case .number:
      let value = cell.value
      guard value.count <= 15, styles.isGeneral(cell.style), value[0] &- 49 < 9 || (value.count == 1 && value[0] == 48) else {
        return false
      }
      return value.allSatisfy { $0 &- 48 < 10 }
    default: return false
    }
  }
}
