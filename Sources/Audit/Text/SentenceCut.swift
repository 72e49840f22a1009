/// Cuts bytes of running text into sentences and clauses (断句).
enum SentenceCut {
  static func sentences(_ bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    cut(bytes) { bytes, at in
      full(bytes, at, 0xE3, 0x80, 0x82) || full(bytes, at, 0xEF, 0xBC, 0x81) || full(bytes, at, 0xEF, 0xBC, 0x9F) ? 3 : 0
    }
  }

  static func clauses(_ bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    cut(bytes) { bytes, at in bytes[at] == 0x3B ? 1 : full(bytes, at, 0xEF, 0xBC, 0x9B) ? 3 : 0 }
  }

  /// Whether the text may go on: it does not end with 。！？；： or a closing sign behind one of them.
  static func isOpen(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    var rest = Array(bytes.suffix(12))
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    for closer in closers where rest.suffix(closer.count).elementsEqual(closer) { rest.removeLast(closer.count) }
    return !ends.contains { rest.suffix($0.count).elementsEqual($0) }
  }

  private static let closers: [[UInt8]] = ["”", "’", "）", ")", "》"].map { Array($0.utf8) }
  private static let ends: [[UInt8]] = ["。", "！", "？", "；", "：", ";", ":", "!", "?"].map { Array($0.utf8) }

  private static func cut(_ bytes: ArraySlice<UInt8>, end: (ArraySlice<UInt8>, Int) -> Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = bytes.startIndex
    var at = start
    while at < bytes.endIndex {
      // Ends of sentences begin with one of three bytes; everything else is passed over.
      let byte = bytes[at]
      guard byte == 0x3B || byte == 0xE3 || byte == 0xEF else {
        at += 1
        continue
      }
      let length = end(bytes, at)
      guard length > 0 else {
        at += 1
        continue
      }
      at += length
      while let closer = closers.first(where: { bytes[at...].starts(with: $0) }) { at += closer.count }
      found.append(start..<at)
      start = at
    }
    if start < bytes.endIndex { found.append(start..<bytes.endIndex) }
    return found
  }

  private static func full(_ bytes: ArraySlice<UInt8>, _ at: Int, _ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    at + 2 < bytes.endIndex && bytes[at] == a && bytes[at + 1] == b && bytes[at + 2] == c
  }
}
