import Glibc

/// Goes through machine-written XML tag by tag (poppler and cairo write it), without a copy of what it passes by.
struct MarkupScanner {
  struct Tag {
    /// Of the whole tag between `<` and `>`.
    var range: Range<Int>
    var name: Range<Int>
    var isClosing: Bool
    var isEmpty: Bool
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> Tag? {
    guard let open = find(0x3C, from: position), let close = find(0x3E, from: open + 1) else { return nil }
    position = close + 1
    let isClosing = bytes[open + 1] == 0x2F
    let start = open + (isClosing ? 2 : 1)
    guard start <= close else { return next() }
    var end = start
    while end < close, bytes[end] > 0x20, bytes[end] != 0x2F { end += 1 }
    return Tag(range: start..<close, name: start..<end, isClosing: isClosing, isEmpty: bytes[close - 1] == 0x2F)
  }

  /// The bytes up to the next tag.
  func text() -> Range<Int> { position..<(find(0x3C, from: position) ?? bytes.count) }

  func find(_ byte: UInt8, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  func isNamed(_ tag: Tag, _ name: StaticString) -> Bool { isSame(tag.name, name) }

  func isSame(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount, let base = bytes.baseAddress else { return false }
    return memcmp(base + range.lowerBound, word.utf8Start, range.count) == 0
  }

  /// The value of an attribute between its quotes.
  func attribute(_ name: StaticString, of tag: Tag) -> Range<Int>? {
    var at = tag.name.upperBound
    while at < tag.range.upperBound {
      while at < tag.range.upperBound, bytes[at] <= 0x20 { at += 1 }
      guard let equals = find(0x3D, from: at), let open = find(0x22, from: equals), let close = find(0x22, from: open + 1),
        close < tag.range.upperBound
      else { return nil }
      if isSame(at..<equals, name) { return open + 1..<close }
      at = close + 1
    }
    return nil
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
    let count = word.utf8CodeUnitCount
    var at = range.lowerBound
    while at + count <= range.upperBound, let found = find(word.utf8Start[0], from: at), found + count <= range.upperBound {
      if isSame(found..<found + count, word) { return true }
      at = found + 1
    }
    return false
  }

  /// The decimal numbers in a range, whatever stands between them; nil for one that is out of all measure.
  func numbers(_ range: Range<Int>) -> [Double]? {
    var found: [Double] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      guard byte == 0x2D || byte == 0x2E || 0x30...0x39 ~= byte else {
        at += 1
        continue
      }
      guard let number = number(&at, range.upperBound) else { return nil }
      found.append(number)
    }
    return found
  }

  private func number(_ at: inout Int, _ end: Int) -> Double? {
    let isNegative = bytes[at] == 0x2D
    if isNegative { at += 1 }
    var value = 0.0
    var scale = 0.0
    while at < end {
      let byte = bytes[at]
      if 0x30...0x39 ~= byte {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
      } else if byte == 0x2E, scale == 0 {
        scale = 1
      } else {
        break
      }
      at += 1
    }
    // Cairo writes very small numbers with an exponent: they are 0 here.
    if at < end, bytes[at] == 0x65 {
      at += 1
      while at < end, bytes[at] == 0x2D || bytes[at] == 0x2B || 0x30...0x39 ~= bytes[at] { at += 1 }
      return 0
    }
    if scale > 1 { value /= scale }
    guard value < 1e7 else { return nil }
    return isNegative ? -value : value
  }
}
