package import HengValues

/// Takes a long list cell by cell, row by row, and gives bytes as they come (清单输出): whoever writes it drains it now and then, so that
/// a million rows need no more memory than one.
package protocol ListWriter: AnyObject, SendableMetatype {
  /// Codes, numbers of persons and cards, words: never a number, never a formula.
  func text(_ words: String)
  func text(utf8: UnsafeBufferPointer<UInt8>)
  func amount(_ money: Money)
  func count(_ count: Int)
  func date(_ day: CivilDate)
  func blank()
  func endRow() throws(WriterError)
  /// Closes the list; it takes no more rows.
  func finish() throws(WriterError)
  /// The bytes that are ready, which are then forgotten.
  func drain() -> [UInt8]
}

/// A column of a list (清单的栏).
package struct ListColumn: Hashable, Sendable {
  package var heading: String
  /// In characters.
  package var width: Int

  package init(_ heading: String, width: Int = 14) {
    self.heading = heading
    self.width = width
  }
}

extension ListWriter {
  package func text(_ words: String) {
    var words = words
    words.withUTF8 { text(utf8: $0) }
  }
}

/// Digits of numbers, written straight into a buffer.
enum Digits {
  static func write(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    write(value.magnitude, to: &bytes)
  }

  private static func write(_ value: UInt, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(UInt8(truncatingIfNeeded: rest % 10) + 48)
      rest /= 10
    } while rest > 0
    var (low, high) = (start, bytes.count - 1)
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// `8031.47`; false, and nothing written, beyond the 15 digits that a spreadsheet keeps.
  static func write(hundredths fen: Int128, to bytes: inout [UInt8]) -> Bool {
    guard fen.magnitude < 1_000_000_000_000_000 else { return false }
    let value = Int(fen)
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    write(value.magnitude / 100, to: &bytes)
    let cents = UInt8(value.magnitude % 100)
    bytes.append(UInt8(ascii: "."))
    bytes.append(cents / 10 + 48)
    bytes.append(cents % 10 + 48)
    return true
  }
}
