extension String {
  /// Full-width ASCII forms (`％，（）：１２`) as their half-width twins; other characters stay.
  package var halfWidth: String {
    String(
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
    var view = unicodeScalars[...]
    while let first = view.first, Self.isBlank(first) { view.removeFirst() }
    while let last = view.last, Self.isBlank(last) { view.removeLast() }
    return String(String.UnicodeScalarView(view))
  }

  /// Without any white space or zero-width mark: extraction breaks cells at any character.
  package var withoutSpaces: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !Self.isBlank($0) }))
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || FoldedText.isBlank(scalar) }
}
