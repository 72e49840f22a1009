/// Swift source as the rules see it: comments and string literals blanked, line breaks and columns kept.
///
/// Code inside an interpolation stays. A bare `/…/` regex literal is not recognised; a quote inside one hides
/// at most the rest of its line.
struct SwiftCode {
  /// The blanked bytes of each line; index 0 is line 1.
  let lines: [[UInt8]]

  init(_ text: String) {
    var scanner = Scanner(bytes: Array(text.utf8))
    lines = scanner.blanked().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
  }

  /// 1-based numbers of the lines that hold the word. At an end that is a letter, the word does not go on.
  func lines(with word: String) -> [Int] {
    let needle = Array(word.utf8)
    return lines.indices.filter { Self.occurs(needle, in: lines[$0]) }.map { $0 + 1 }
  }

  private static func occurs(_ needle: [UInt8], in line: [UInt8]) -> Bool {
    guard let first = needle.first, let last = needle.last, line.count >= needle.count else { return false }
    for start in 0...(line.count - needle.count) where line[start] == first && line[start..<start + needle.count].elementsEqual(needle) {
      let end = start + needle.count
      let opens = !first.isWord || start == 0 || !line[start - 1].isWord
      let closes = !last.isWord || end == line.count || !line[end].isWord
      if opens && closes { return true }
    }
    return false
  }

  /// An import declaration, whatever stands before and after the keyword.
  struct Import {
    let module: String
    let line: Int
    /// `@testable` or `@_exported`, when it is there.
    let openingAttribute: String?
  }

  /// All imports in order. `import` is a keyword: as a name it stands in backticks, after a dot or before a colon.
  var imports: [Import] {
    let words = self.words
    return words.indices.compactMap { index in
      guard words[index].text == "import", !words[index].isName, index + 1 < words.count else { return nil }
      let kinds: Set<String> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"]
      var next = index + 1
      if kinds.contains(words[next].text), next + 1 < words.count { next += 1 }
      let before = words[max(0, index - 4)..<index].filter { $0.line == words[index].line }
      return Import(
        module: words[next].text, line: words[index].line,
        openingAttribute: before.map(\.text).first { ["testable", "_exported"].contains($0) }.map { "@\($0)" })
    }
  }

  private struct Word {
    let text: String
    let line: Int
    /// Whether the neighbouring signs make it a name and not a keyword.
    let isName: Bool
  }

  private var words: [Word] {
    lines.enumerated().flatMap { index, line -> [Word] in
      var found: [Word] = []
      var start = 0
      while start < line.count {
        guard line[start].isWord else {
          start += 1
          continue
        }
        let end = line[start...].firstIndex { !$0.isWord } ?? line.count
        let before = start > 0 ? line[start - 1] : UInt8(ascii: " ")
        let after = end < line.count ? line[end] : UInt8(ascii: " ")
        let isName = before == UInt8(ascii: ".") || before == UInt8(ascii: "`") || after == UInt8(ascii: ":")
        found.append(Word(text: String(decoding: line[start..<end], as: UTF8.self), line: index + 1, isName: isName))
        start = end
      }
      return found
    }
  }
}

extension UInt8 {
  /// A sign of an identifier; signs beyond ASCII count, so that Chinese names are words too.
  var isWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
