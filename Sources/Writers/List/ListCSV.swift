package import HengValues

/// A long list as a text with commas (清单 CSV): UTF-8 with the mark by which spreadsheets know it, lines ended as they expect.
///
/// Words that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`) stand after an apostrophe; long numbers of codes do too, as they
/// would lose their last digits.
package final class ListCSV: ListWriter {
  private var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  private var isFirst = true

  package init(_ columns: [ListColumn]) {
    for column in columns { text(column.heading) }
    endRow()
  }

  package func text(utf8: UnsafeBufferPointer<UInt8>) {
    separate()
    guard let first = utf8.first else { return }
    let isLongNumber = utf8.count > 11 && utf8.allSatisfy { $0 &- 48 < 10 }
    let isBegun = [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13].contains(first)
    let hasZeros = utf8.count > 1 && first == UInt8(ascii: "0") && utf8.allSatisfy { $0 &- 48 < 10 }
    let isQuoted = utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    if isBegun || isLongNumber || hasZeros { bytes.append(UInt8(ascii: "'")) }
    for byte in utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      if byte != 0 { bytes.append(byte) }
    }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
  }

  package func amount(_ money: Money) {
    separate()
    if !Digits.write(hundredths: money.fen, to: &bytes) { bytes.append(contentsOf: money.yuan.description.utf8) }
  }

  package func count(_ count: Int) {
    separate()
    Digits.write(count, to: &bytes)
  }

  package func date(_ day: CivilDate) {
    separate()
    bytes.append(contentsOf: day.text.utf8)
  }

  package func blank() { separate() }

  package func endRow() {
    bytes.append(contentsOf: [13, 10])
    isFirst = true
  }

  package func finish() {}

  package func drain() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
