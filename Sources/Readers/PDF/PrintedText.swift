import HengValues

/// How printed words become text again: the blanks that a line is spaced out with are no part of it (文字拼接).
enum PrintedText {
  /// A word without control characters and without blanks at its ends.
  static func cleaned(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } && !text.unicodeScalars.contains { isBlank($0) }
    if isPlain { return text }
    let scalars = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{FEFF}" && $0 != "\u{AD}" }
    var kept = scalars[...]
    while let first = kept.first, isBlank(first) { kept.removeFirst() }
    while let last = kept.last, isBlank(last) { kept.removeLast() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: kept)
    return String(view)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{3000}" || 0x2000...0x200B ~= scalar.value || scalar == "\u{FEFF}"
      || scalar == "\u{AD}"
  }

  /// One line from its words, left to right.
  static func line(_ words: [PDFWord]) -> String {
    guard var last = words.first else { return "" }
    let isSpacedOut = isSpacedOut(words)
    var text = last.text
    for word in words.dropFirst() {
      text += separator(last, word, isSpacedOut)
      text += word.text
      last = word
    }
    return text
  }

  /// Many 汉字 stand alone: the line is stretched to its margins.
  private static func isSpacedOut(_ words: [PDFWord]) -> Bool {
    let wide = words.filter { $0.text.unicodeScalars.first.map(isWide) == true }
    let lone = wide.count(where: { $0.text.unicodeScalars.count == 1 })
    return lone >= 3 && lone * 5 >= wide.count * 2
  }

  /// Words in lines from top to bottom.
  static func lines(_ words: [PDFWord]) -> [[PDFWord]] {
    var lines: [(box: PDFBox, words: [PDFWord])] = []
    for word in words.sorted(by: { ($0.box.middleY, $0.box.x0) < ($1.box.middleY, $1.box.x0) }) {
      if WorkBudget.current.isSpent { break }
      if let index = lines.indices.suffix(3).last(where: { belongs(word, to: lines[$0].words) }) {
        lines[index].words.append(word)
        lines[index].box = lines[index].box.union(word.box)
      } else {
        lines.append((word.box, [word]))
      }
    }
    return lines.map { $0.words.sorted { ($0.box.x0, $0.box.y0) < ($1.box.x0, $1.box.y0) } }
  }

  /// A word belongs to a line beside whose nearest word it stands.
  private static func belongs(_ word: PDFWord, to line: [PDFWord]) -> Bool {
    let nearest = line.min { abs($0.box.middleX - word.box.middleX) < abs($1.box.middleX - word.box.middleX) }
    guard let nearest, nearest.box.sharedHeight(word.box) > 0.5 else { return false }
    if nearest.box.sharedHeight(word.box) > 0.8 { return true }
    let overlap = min(nearest.box.x1, word.box.x1) - max(nearest.box.x0, word.box.x0)
    return overlap < 0.5 * min(nearest.box.width, word.box.width)
  }

  private static func separator(_ left: PDFWord, _ right: PDFWord, _ isSpacedOut: Bool) -> String {
    guard let last = left.text.unicodeScalars.last, let first = right.text.unicodeScalars.first else { return "" }
    let size = max(min(left.box.height, right.box.height), 1)
    let gap = (right.box.x0 - left.box.x1) / size
    if gap >= 3 { return "  " }
    switch (isWide(last), isWide(first)) {
    case (true, true):
      let areLone = left.text.unicodeScalars.count == 1 && right.text.unicodeScalars.count == 1
      let isLoose = isSpacedOut || isPunctuation(last) || isPunctuation(first)
      return areLone || gap < (isLoose ? 1.2 : 0.3) ? "" : " "
    case (true, false), (false, true): return gap < 0.8 ? "" : " "
    case (false, false): return gap < 0.12 ? "" : " "
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    0x3001...0x3011 ~= scalar.value || 0x2018...0x201D ~= scalar.value || "，。；：！？（）％".unicodeScalars.contains(scalar)
  }

  /// Characters as wide as high: 汉字 and the punctuation that stands among them.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2014, 0x2018...0x201D, 0x2026, 0x2460...0x24FF: true
    case 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
