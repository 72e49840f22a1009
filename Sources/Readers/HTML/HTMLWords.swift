import HengDocuments
import HengValues

/// The words of a line as they gather (网页行): blanks and line ends of the source are one blank, and none between 汉字.
struct HTMLWords {
  private var bytes: [UInt8] = []
  private var isBlankDue = false
  private var isBreakDue = false
  private(set) var line = 1
  private(set) var endLine = 1

  var isEmpty: Bool { bytes.isEmpty }
  var count: Int { bytes.count }

  mutating func add(_ text: [UInt8], at line: Int, keepsBlanks: Bool) {
    if bytes.isEmpty { self.line = line }
    var current = line
    for (index, byte) in text.enumerated() {
      if byte == 0x0A { current += 1 }
      if byte <= 0x20, !keepsBlanks {
        isBlankDue = true
        if byte == 0x0A { isBreakDue = true }
        continue
      }
      // A blank that holds (U+00A0) is a blank.
      if byte == 0xA0, index > 0, text[index - 1] == 0xC2 {
        bytes[bytes.count - 1] = 0x20
        continue
      }
      if bytes.isEmpty {
        self.line = current
      } else if isBlankDue, !(isBreakDue && isWide(before: bytes.count) && byte >= 0xE3) {
        bytes.append(0x20)
      }
      (isBlankDue, isBreakDue) = (false, false)
      bytes.append(byte)
      endLine = current
    }
  }

  /// The character before `index` is as wide as high.
  private func isWide(before index: Int) -> Bool {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return bytes[start] >= 0xE3
  }

  /// The line without blanks at its ends, and a fresh start; nil for none.
  mutating func taken() -> PaperLine? {
    defer { (bytes, isBlankDue, isBreakDue) = ([], false, false) }
    guard let last = bytes.lastIndex(where: { $0 > 0x20 }), let first = bytes.firstIndex(where: { $0 > 0x20 }) else { return nil }
    return PaperLine(String(decoding: bytes[first...last], as: UTF8.self), Place(line: line, endLine: max(endLine, line)))
  }
}
