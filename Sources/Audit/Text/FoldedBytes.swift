import HengValues

/// The bytes of a text without blanks, full-width signs as ASCII, each byte still knowing where it stood (折叠字节).
///
/// Papers space their letters (`本 年 收 入`), mix `（` with `(` and `％` with `%`. The full-width comma stays as it is, because
/// it parts clauses where the ASCII comma groups digits. A blank between two digits on one line stays a blank.
struct FoldedBytes {
  private(set) var bytes: [UInt8] = []
  /// For each byte, the first byte of its sign in the text, and the byte behind that sign.
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  /// `lineStarts` are the offsets at which lines of the text begin: a number may run over them.
  init(_ text: String, lineStarts: [Int] = []) {
    var text = text
    text.withUTF8 { source in
      bytes.reserveCapacity(source.count)
      starts.reserveCapacity(source.count)
      ends.reserveCapacity(source.count)
      var at = 0
      var blanks = false
      while at < source.count {
        let length = min(Self.length(source[at]), source.count - at)
        defer { at += length }
        if Self.isBlank(source, at, length) {
          blanks = true
          continue
        }
        let folded = Self.folded(source, at, length)
        if blanks, let last = bytes.last, Self.isDigit(last), Self.isDigit(folded ?? source[at]), !lineStarts.contains(at) {
          append(0x20, at, at)
        }
        blanks = false
        if let folded {
          append(folded, at, at + length)
        } else {
          for index in at..<at + length { append(source[index], at, at + length) }
        }
      }
    }
  }

  private mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
    bytes.append(byte)
    starts.append(Int32(start))
    ends.append(Int32(end))
  }

  /// The bytes of the text that a range of folded bytes stands for.
  func source(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= bytes.count else {
      let at = range.lowerBound < starts.count ? Int(starts[range.lowerBound]) : Int(ends.last ?? 0)
      return at..<at
    }
    return Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func length(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  private static func isBlank(_ source: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int) -> Bool {
    switch length {
    case 1: return source[at] <= 0x20
    case 2: return source[at] == 0xC2 && source[at + 1] == 0xA0
    case 3:
      if source[at] == 0xE3 { return source[at + 1] == 0x80 && source[at + 2] == 0x80 }
      if source[at] == 0xE2 { return source[at + 1] == 0x80 && (source[at + 2] <= 0x8F || source[at + 2] == 0xAF) }
      return source[at] == 0xEF && source[at + 1] == 0xBB && source[at + 2] == 0xBF
    default: return false
    }
  }

  /// Digits, letters and the signs `％．：；（）` in ASCII; nil for any other sign.
  private static func folded(_ source: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int) -> UInt8? {
    if length == 1 { return source[at] }
    guard length == 3, source[at] == 0xEF, source[at + 1] == 0xBC || source[at + 1] == 0xBD else { return nil }
    let scalar = 0xF000 | Int(source[at + 1] & 0x3F) << 6 | Int(source[at + 2] & 0x3F)
    switch scalar {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF05, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF08, 0xFF09, 0xFF0D:
      return UInt8(scalar - 0xFEE0)
    default: return nil
    }
  }
}

/// A word to look for in folded bytes.
struct Needle {
  let bytes: [UInt8]

  init(_ word: String) { bytes = FoldedBytes(word).bytes }
  init(bytes: [UInt8]) { self.bytes = bytes }
}

extension Sequence where Element == String {
  var needles: [Needle] { map { Needle($0) } }
}

extension ArraySlice<UInt8> {
  func begins(_ needle: Needle) -> Bool { starts(with: needle.bytes) }
  func ends(_ needle: Needle) -> Bool { count >= needle.bytes.count && suffix(needle.bytes.count).elementsEqual(needle.bytes) }

  /// Where the word first stands.
  func first(_ needle: Needle) -> Range<Int>? {
    guard !needle.bytes.isEmpty, count >= needle.bytes.count else { return nil }
    let offset = withUnsafeBytes { text in needle.bytes.withUnsafeBytes { ByteSearch.offset(of: $0, in: text) } }
    return offset.map { startIndex + $0..<startIndex + $0 + needle.bytes.count }
  }

  /// Where the word stands last.
  func last(_ needle: Needle) -> Range<Int>? {
    var found: Range<Int>?
    var rest = self
    while let next = rest.first(needle) {
      found = next
      rest = rest[next.upperBound...]
    }
    return found
  }

  func has(_ needle: Needle) -> Bool { first(needle) != nil }
}
