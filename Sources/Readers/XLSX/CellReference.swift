/// A cell's address (单元格地址), 0-based inside, `H14` outside.
struct CellReference: Hashable {
  var row: Int
  var column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// `H14`, `$H$14`; nil for anything else.
  init?(_ text: some StringProtocol) { self.init(text.utf8) }

  init?(_ bytes: some Sequence<UInt8>) {
    var row = 0, column = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
      case UInt8(ascii: "a")...UInt8(ascii: "z") where row == 0: column = column * 26 + Int(byte - 96)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte - 48)
      case UInt8(ascii: "$"): break
      default: return nil
      }
      guard row <= 99_999_999, column <= 999_999 else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  var text: String { "\(Self.letters(column))\(row + 1)" }

  /// `A`, `Z`, `AA`.
  static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters = ""
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

/// A rectangle of cells (区域): `A1:C2`.
struct CellRange: Hashable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>

  init?(_ text: String) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count), let first = CellReference(ends[0]), let last = CellReference(ends[ends.count - 1]) else {
      return nil
    }
    rows = min(first.row, last.row)...max(first.row, last.row)
    columns = min(first.column, last.column)...max(first.column, last.column)
  }

  var isSingle: Bool { rows.count == 1 && columns.count == 1 }
}
