/// Names behind 负责人 and the like (经办人员姓名): up to four characters after the word and a colon or a blank become stars.
enum ChiefNames {
  private static let titles = Words(["负责人", "联系人", "经办人", "填报人"])

  static func covered(_ text: String) -> String {
    var text = text
    let names = text.withUTF8(names)
    guard !names.isEmpty else { return text }
    var bytes: [UInt8] = []
    var next = 0
    for name in names {
      bytes += text.utf8.dropFirst(next).prefix(name.lowerBound - next)
      bytes += repeatElement(UInt8(ascii: "*"), count: name.count / 3)
      next = name.upperBound
    }
    return String(decoding: bytes + text.utf8.dropFirst(next), as: UTF8.self)
  }

  /// The bytes of the names, in their order.
  private static func names(_ source: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var at = 0
    while at + 9 < source.count {
      // Every title is three characters of three bytes.
      guard isCharacter(at, source), titles.stands(at, source) else {
        at += 1
        continue
      }
      at += 9
      let words = at
      while let width = blank(at, source) { at += width }
      guard at > words else { continue }
      let start = at
      while at - start < 12, isCharacter(at, source) { at += 3 }
      if at > start { names.append(start..<at) }
    }
    return names
  }

  /// The bytes of a colon or a blank at a place.
  private static func blank(_ at: Int, _ source: UnsafeBufferPointer<UInt8>) -> Int? {
    guard at < source.count else { return nil }
    if source[at] == UInt8(ascii: ":") || source[at] == 0x20 || source[at] == 0x09 { return 1 }
    return at + 2 < source.count && source[at] == 0xEF && source[at + 1] == 0xBC && source[at + 2] == 0x9A ? 3 : nil
  }

  /// U+4E00 to U+9FFF.
  private static func isCharacter(_ at: Int, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    guard at + 2 < source.count else { return false }
    return source[at] > 0xE4 && source[at] <= 0xE9 || source[at] == 0xE4 && source[at + 1] >= 0xB8
  }
}
