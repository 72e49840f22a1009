/// Texts that need no looking into (简单文字): no references, no control characters, well-formed UTF-8. Behind the bytes stands a zero, so that
/// every loop ends.
enum SimpleText {
  typealias Pointer = UnsafePointer<UInt8>

  /// From `start` to the next `<`; nil for anything that is not simple, or breaks off.
  @inline(__always)
  static func end(_ start: Pointer) -> Pointer? {
    var at = start
    var high: UInt8 = 0
    while at[0] != 60 {
      let byte = at[0]
      if byte < 0x20 || byte == 38 { return nil }
      high |= byte
      at += 1
    }
    if high >= 0x80, !UTF8Check.isValid(UnsafeBufferPointer(start: start, count: at - start)) { return nil }
    return at
  }

  @inline(__always)
  static func skip(_ at: inout Pointer, _ words: StaticString) -> Bool {
    let wanted = words.utf8Start
    var index = 0
    while index < words.utf8CodeUnitCount {
      if at[index] != wanted[index] { return false }
      index += 1
    }
    at += index
    return true
  }

  /// Digits up to the closing quotation mark; nil for anything else.
  @inline(__always)
  static func number(_ at: inout Pointer) -> Int? {
    var value = 0
    let start = at
    while at[0] &- 48 < 10 {
      value = value &* 10 &+ Int(at[0] &- 48)
      at += 1
    }
    guard at[0] == 34, (1...9).contains(at - start) else { return nil }
    at += 1
    return value
  }
}
