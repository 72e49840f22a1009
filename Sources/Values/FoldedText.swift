/// A typed or printed text reduced to what carries meaning (折叠文本), with a reading position.
///
/// Full-width letters, digits and signs become ASCII; blanks and line breaks vanish, because papers break a code
/// anywhere (`冀财农 / 2022年 / 160号`); an apostrophe that a worksheet puts before text is dropped.
struct FoldedText {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var position = 0

  init(_ text: String, uppercase: Bool = false) {
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard !Self.isBlank(scalar) else { continue }
      var folded = scalar
      if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) { folded = ascii }
      if uppercase, ("a"..."z").contains(folded), let upper = Unicode.Scalar(folded.value - 32) { folded = upper }
      scalars.append(folded)
    }
    if let first = scalars.first, "'’‘`".unicodeScalars.contains(first) { scalars.removeFirst() }
  }

  /// Blank, tab, line break, no-break and ideographic space, zero-width marks.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  var count: Int { scalars.count }
  var isAtEnd: Bool { position >= scalars.count }
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }
  /// The folded text as a whole.
  var text: String { Self.string(scalars[...]) }
  /// Whether there is something and all of it is digits.
  var isAllDigits: Bool { !scalars.isEmpty && scalars.allSatisfy(Self.isDigit) }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Removes every occurrence of the given signs.
  func removing(_ signs: String) -> FoldedText {
    var copy = self
    copy.scalars.removeAll { signs.unicodeScalars.contains($0) }
    return copy
  }

  /// Steps over one of the signs; false when another stands there.
  mutating func take(_ signs: String) -> Bool {
    guard let next, signs.unicodeScalars.contains(next) else { return false }
    position += 1
    return true
  }

  /// Steps over the whole word.
  mutating func takeWord(_ word: String) -> Bool {
    guard scalars[position...].starts(with: word.unicodeScalars) else { return false }
    position += word.unicodeScalars.count
    return true
  }

  /// Steps over the digits here, at most `most`; nil when there are fewer than `least`. `most` stays below 18.
  mutating func takeNumber(_ least: Int, _ most: Int) -> Int? {
    var end = position
    var value = 0
    while end < scalars.count, end - position < most, Self.isDigit(scalars[end]) {
      value = value * 10 + Int(scalars[end].value) - 48
      end += 1
    }
    guard end - position >= least else { return nil }
    position = end
    return value
  }
}

extension Int {
  /// The number with leading zeros: `7.padded(2)` is `07`.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
