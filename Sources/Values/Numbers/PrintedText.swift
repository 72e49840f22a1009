extension String {
  /// Full-width ASCII forms (`％，（）：１２`) as their half-width twins; other characters stay.
  package var halfWidth: String {
    var text = self
    return text.withUTF8 { bytes -> String? in
      guard bytes.indices.contains(where: { Self.twin(bytes, $0) != nil }) else { return nil }
      var folded: [UInt8] = []
      folded.reserveCapacity(bytes.count)
      var at = 0
      while at < bytes.count {
        let twin = Self.twin(bytes, at)
        folded.append(twin ?? bytes[at])
        at += twin == nil ? 1 : 3
      }
      return String(decoding: folded, as: UTF8.self)
    } ?? self
  }

  /// The ASCII twin of the full-width form at a place; full-width forms begin with the byte EF or E3.
  private static func twin(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt8? {
    guard bytes[at] == 0xEF || bytes[at] == 0xE3, at + 2 < bytes.count else { return nil }
    switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
    case (0xEF, 0xBC, 0x81...0xBF): return bytes[at + 2] - 0x60
    case (0xEF, 0xBD, 0x80...0x9E): return bytes[at + 2] - 0x20
    case (0xE3, 0x80, 0x80): return 0x20
    default: return nil
    }
  }

  /// Without white space and zero-width marks at either end.
  package var trimmedSpaces: String {
    guard unicodeScalars.first.map(Self.isBlank) == true || unicodeScalars.last.map(Self.isBlank) == true else { return self }
    var view = unicodeScalars[...]
    while let first = view.first, Self.isBlank(first) { view.removeFirst() }
    while let last = view.last, Self.isBlank(last) { view.removeLast() }
    return String(String.UnicodeScalarView(view))
  }

  /// Without any white space or zero-width mark: extraction breaks cells at any character.
  package var withoutSpaces: String {
    var text = self
    return text.withUTF8 { bytes -> String? in
      guard let first = bytes.indices.first(where: { Self.blank(bytes, $0) > 0 }) else { return nil }
      var kept = Array(bytes[..<first])
      kept.reserveCapacity(bytes.count)
      var at = first
      while at < bytes.count {
        let blank = Self.blank(bytes, at)
        if blank == 0 { kept.append(bytes[at]) }
        at += max(blank, 1)
      }
      return String(decoding: kept, as: UTF8.self)
    } ?? self
  }

  /// The bytes of the white space or zero-width mark at a place; 0 where none stands.
  private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let first = bytes[at]
    if first <= 0x20 { return first == 0x20 || first >= 0x09 && first <= 0x0D ? 1 : 0 }
    guard first >= 0xC2, first < 0xE4 || first == 0xEF, at + 1 < bytes.count else { return 0 }
    let second = bytes[at + 1]
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard at + 2 < bytes.count else { return 0 }
    switch (first, second, bytes[at + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
      (0xE3, 0x80, 0x80),
      (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    // Printing ASCII and Chinese characters are most of a paper and need no look into the tables of Unicode.
    if (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) { return false }
    return scalar.properties.isWhitespace || FoldedText.isBlank(scalar)
  }
}

extension String {
  /// A printed figure with a plain minus (负数写法): accountants print `(100.00)`, `△100`, `–100`. Other words stay as they are.
  package var signedFigure: String {
    guard let first = utf8.first, !(0x30...0x39).contains(first) else { return self }
    func isFigure(_ text: Substring) -> Bool {
      text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
        && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    }
    for (open, close) in [("(", ")"), ("（", "）")] where hasHead(open) && hasTail(close) && count > 2 {
      let inner = dropFirst().dropLast()
      return isFigure(inner) ? "-" + inner : self
    }
    for sign in ["△", "▲", "–", "—", "－", "−"] where hasHead(sign) {
      let rest = dropFirst()
      return isFigure(rest) ? "-" + rest : self
    }
    return self
  }
}
