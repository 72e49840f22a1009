/// A text without its dress (折叠文本): full-width, mathematical and other digits and letters as ASCII, zero-width signs gone, blanks and
/// dashes of one kind, Kangxi radicals as characters. Each byte still knows where it stood, so that what is found can be shown or covered.
///
/// Chinese digits become digits only when asked for: a name keeps its 三, a telephone number does not.
package struct Folding: Sendable {
  /// UTF-8; what has a plain form is ASCII.
  package private(set) var bytes: [UInt8] = []
  /// For each byte, the first byte of its sign in the source, and the byte behind that sign.
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  /// Whether the byte is the digit of a Chinese character.
  private var marks: [Bool] = []

  package init(_ text: String, chineseDigits: Bool = false) {
    var text = text
    text.withUTF8 { fold($0, chineseDigits) }
  }

  private mutating func fold(_ source: UnsafeBufferPointer<UInt8>, _ chineseDigits: Bool) {
    bytes.reserveCapacity(source.count)
    starts.reserveCapacity(source.count)
    ends.reserveCapacity(source.count)
    var at = 0
    var wasDressed = false
    while at < source.count {
      let lead = source[at]
      if lead < 0x80 {
        if lead >= 0x20 && lead < 0x7F || lead == 0x09 {
          append(lead, at, at + 1)
        } else if lead >= 0x0A && lead <= 0x0D {
          append(0x0A, at, at + 1)
        }
        wasDressed = false
        at += 1
        continue
      }
      let (sign, length) = Self.sign(source, at)
      let dressed = FoldedSigns.dressedDigit(sign)
      let isDressed = dressed != nil && (wasDressed || FoldedSigns.dressedDigit(Self.next(source, at + length)) != nil)
      wasDressed = dressed != nil
      let folded = isDressed ? 0x30 + (dressed ?? 0) : FoldedSigns.folded(sign, chineseDigits: chineseDigits)
      append(sign: folded, at, at + length, isCharacter: folded < 0x80 && (0x2F00...0x9FFF).contains(sign))
      at += length
    }
  }

  private mutating func append(_ byte: UInt8, _ start: Int, _ end: Int, isCharacter: Bool = false) {
    bytes.append(byte)
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
    marks.append(isCharacter)
  }

  /// 0 stands for a sign that is left out.
  private mutating func append(sign: UInt32, _ start: Int, _ end: Int, isCharacter: Bool) {
    switch sign {
    case 0: return
    case ..<0x80: append(UInt8(sign), start, end, isCharacter: isCharacter)
    case ..<0x800:
      append(UInt8(0xC0 | sign >> 6), start, end)
      append(UInt8(0x80 | sign & 0x3F), start, end)
    case ..<0x10000:
      append(UInt8(0xE0 | sign >> 12), start, end)
      append(UInt8(0x80 | sign >> 6 & 0x3F), start, end)
      append(UInt8(0x80 | sign & 0x3F), start, end)
    default:
      append(UInt8(0xF0 | sign >> 18 & 0x07), start, end)
      append(UInt8(0x80 | sign >> 12 & 0x3F), start, end)
      append(UInt8(0x80 | sign >> 6 & 0x3F), start, end)
      append(UInt8(0x80 | sign & 0x3F), start, end)
    }
  }

  private static func next(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt32 { at < source.count ? sign(source, at).sign : 0 }

  private static func sign(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> (sign: UInt32, length: Int) {
    let lead = UInt32(source[at])
    func tail(_ index: Int) -> UInt32 { at + index < source.count ? UInt32(source[at + index] & 0x3F) : 0 }
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), min(2, source.count - at)) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), min(3, source.count - at)) }
    return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), min(4, source.count - at))
  }

  /// The bytes of the source that a range of folded bytes stands for, with signs left out between them.
  package func source(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= bytes.count else { return 0..<0 }
    return Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  /// Whether a folded byte stands for a Chinese character (三 for 3) and no full-width sign.
  func isCharacter(_ at: Int) -> Bool { marks[at] }

  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What two writings of one name have in common (比对用): letters in lower case, digits, characters; neither blanks, quotes, brackets
  /// nor other signs.
  package static func key(_ text: String) -> [UInt8] {
    let bytes = Folding(text, chineseDigits: true).bytes
    var key: [UInt8] = []
    key.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      defer { at += length }
      if length == 1 {
        if byte.isDigit || byte.isLetter { key.append(byte | (byte.isLetter ? 0x20 : 0)) }
      } else if at + length <= bytes.count, !FoldedSigns.isPunctuation(bytes, at, length) {
        key += bytes[at..<at + length]
      }
    }
    return key
  }
}

extension UInt8 {
  /// `0`…`9`.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// `A`…`Z`, `a`…`z`.
  var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  var isBlank: Bool { self == 0x20 || self == 0x0A }
}
