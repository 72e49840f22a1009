/// Estimates of set text where no layout engine is at hand (字宽估计): a workbook stores row heights but measures nothing.
enum TextWidth {
  /// Width in ems: Chinese characters and full-width signs 1, Latin letters and digits a little over a half.
  static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0..<0x20: 0
    case 0x57, 0x4D, 0x25, 0x40, 0x6D, 0x77: 0.85  // W M % @ m w
    case 0x41...0x5A: 0.68
    case 0x20..<0x7F: 0.56
    case 0x300..<0x370, 0x200B..<0x2010, 0xFE00..<0xFE10: 0
    case 0x7F..<0x2010: 0.65
    default: 1
    }
  }

  static func ems(_ text: some StringProtocol) -> Double { text.unicodeScalars.reduce(0) { $0 + ems($1) } }

  /// The lines `text` takes in a column `width` ems wide; 0 for no text. Latin words stay whole where they fit,
  /// closing punctuation never begins a line.
  static func lineCount(_ text: String, width: Double) -> Int {
    if text.isEmpty { return 0 }
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + paragraphLines($1, width: max(width, 1)) }
  }

  private static func paragraphLines(_ text: Substring, width: Double) -> Int {
    var lines = 1
    var used = 0.0
    for piece in pieces(text) {
      let size = ems(piece)
      if used + size <= width {
        used += size
      } else if size <= width {
        lines += 1
        used = size
      } else {  // broken inside: fill line after line
        for scalar in piece.unicodeScalars {
          if used + ems(scalar) > width {
            lines += 1
            used = 0
          }
          used += ems(scalar)
        }
      }
    }
    return lines
  }

  /// Stretches that a line break does not part: a Latin word, or a Chinese character with the closing signs after it.
  private static func pieces(_ text: Substring) -> [Substring] {
    var result: [Substring] = []
    var start = text.startIndex
    var previousIsWord = false
    for index in text.indices {
      let character = text[index]
      let isWord = character.isASCII && character != " "
      let joins = index > start && (isWord && previousIsWord || closing.contains(character))
      if !joins, index > start {
        result.append(text[start..<index])
        start = index
      }
      previousIsWord = isWord
    }
    if start < text.endIndex { result.append(text[start...]) }
    return result
  }

  private static let closing: Set<Character> = Set("，。、；：？！）》〉】〕”’％…—,.;:?!)]}%")
}
