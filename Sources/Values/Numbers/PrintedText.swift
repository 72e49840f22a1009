extension String {
  /// Full-width ASCII forms (`％，（）：１２`) as their half-width twins; other characters stay.
  package var halfWidth: String {
    // Full-width forms begin with the byte EF or E3.
    guard utf8.contains(where: { $0 == 0xEF || $0 == 0xE3 }),
      unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) || $0.value == 0x3000 })
    else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
          case 0x3000: " "
          default: scalar
          }
        }))
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
    guard unicodeScalars.contains(where: Self.isBlank) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !Self.isBlank($0) }))
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
    for (open, close) in [("(", ")"), ("（", "）")] where hasPrefix(open) && hasSuffix(close) && count > 2 {
      let inner = dropFirst().dropLast()
      return isFigure(inner) ? "-" + inner : self
    }
    for sign in ["△", "▲", "–", "—", "－", "−"] where hasPrefix(sign) {
      let rest = dropFirst()
      return isFigure(rest) ? "-" + rest : self
    }
    return self
  }
}
