/// What a cell's bytes are (单元格类型).
enum StoredKind: UInt8 {
  /// The number of a shared text.
  case shared
  /// Words of its own, of a formula, or an error's name.
  case words
  case truth
  /// A day as text.
  case day
  case number

  init(_ type: UnsafeBufferPointer<UInt8>?) {
    guard let type, let first = type.first else {
      self = .number
      return
    }
    switch (first, type.count) {
    case (UInt8(ascii: "s"), 1): self = .shared
    case (UInt8(ascii: "i"), 9), (UInt8(ascii: "s"), 3), (UInt8(ascii: "e"), 1): self = .words
    case (UInt8(ascii: "b"), 1): self = .truth
    case (UInt8(ascii: "d"), 1): self = .day
    default: self = .number
    }
  }
}

/// A cell as its part holds it (原始单元格), while its sink runs. All numbers 0-based.
struct StoredCell {
  var row: Int
  var column: Int
  var kind: StoredKind
  var style: Int
  var hasFormula: Bool
  /// Empty where the cell says nothing.
  var value: UnsafeBufferPointer<UInt8>
}

/// Takes the cells of a worksheet as they come (单元格接收方).
protocol CellSink: AnyObject {
  func row(_ row: Int, isHidden: Bool) throws(ReaderError)
  func cell(_ cell: StoredCell) throws(ReaderError)
  func endRow() throws(ReaderError)
  /// A whole row at once, instead of the three.
  func row(_ row: borrowing SimpleRow) throws(ReaderError)
  /// Every other tag: columns, merges, margins.
  func tag(_ tag: ByteTag) throws(ReaderError)
  func endSheet() throws(ReaderError)
}

/// A whole number as digits: the number of a shared text; nil for anything else.
enum WholeNumber {
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...10).contains(bytes.count) else { return nil }
    var value = 0, index = 0
    while index < bytes.count {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      index += 1
    }
    return value
  }
}
