/// Takes a web page apart into tags and text (网页标记); whatever the markup, it ends at the end of the bytes.
///
/// What does not look like a tag is text. The contents of scripts, styles and the like are no words and are skipped whole.
struct HTMLTokenizer {
  struct Tag {
    /// Small letters.
    var name: String
    var isEnd: Bool
    /// Between the name and `>`.
    var attributes: Range<Int>
    /// Line of the file, from 1.
    var line: Int
  }

  enum Token {
    case tag(Tag)
    /// Bytes with entities still in them, and the line where they begin.
    case text(Range<Int>, line: Int)
  }

  let text: [UInt8]
  private var at = 0
  private var line = 1
  /// A script or style without an end swallowed the rest of the page.
  private(set) var isCutOff = false

  /// Elements whose contents a browser takes for anything but markup and words.
  private static let raw: Set<String> = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"]

  init(_ text: [UInt8]) { self.text = text }

  mutating func next() -> Token? {
    while at < text.count {
      if text[at] == UInt8(ascii: "<") {
        if let token = tag() { return .tag(token) }
        if skipDeclaration() { continue }
      }
      return words()
    }
    return nil
  }

  /// Up to the next `<` that may begin a tag.
  private mutating func words() -> Token {
    let (start, first) = (at, line)
    repeat {
      if text[at] == 0x0A { line += 1 }
      at += 1
    } while at < text.count && !(text[at] == UInt8(ascii: "<") && beginsMarkup(at))
    return .text(start..<at, line: first)
  }

  private func beginsMarkup(_ index: Int) -> Bool {
    guard index + 1 < text.count else { return false }
    let next = text[index + 1]
    return Self.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
  }

  /// `<!-- … -->`, `<!DOCTYPE …>`, `<?…>` and `</ …>` say nothing.
  private mutating func skipDeclaration() -> Bool {
    guard beginsMarkup(at), !Self.isLetter(text[at + 1]) else { return false }
    if starts(with: "<!--", at) {
      // `<!-->` and `<!--->` are empty comments.
      advance(to: end(of: "-->", from: at + 2) ?? text.count)
    } else if starts(with: "<![cdata[", at) {
      advance(to: at + 9)
    } else {
      advance(to: end(of: ">", from: at + 1) ?? text.count)
    }
    return true
  }

  private mutating func tag() -> Tag? {
    var index = at + 1
    let isEnd = index < text.count && text[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    guard index < text.count, Self.isLetter(text[index]) else { return nil }
    let start = index
    while index < text.count, !Self.isBlank(text[index]), text[index] != UInt8(ascii: ">"), text[index] != UInt8(ascii: "/") { index += 1 }
    let name = String(decoding: text[start..<min(index, start + 24)].map(Self.lowered), as: UTF8.self)
    let attributes = index
    var quote: UInt8?
    while index < text.count {
      let byte = text[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
        text[index - 1] == UInt8(ascii: "=") || Self.isBlank(text[index - 1])
      {
        quote = byte
      }
      index += 1
    }
    let tag = Tag(name: name, isEnd: isEnd, attributes: attributes..<index, line: line)
    advance(to: min(index + 1, text.count))
    if !isEnd, Self.raw.contains(name) { skipRaw(name) }
    return tag
  }

  private mutating func skipRaw(_ name: String) {
    let mark = "</" + name
    var index = at
    while let found = end(of: mark, from: index) {
      if found == text.count || Self.isBlank(text[found]) || text[found] == UInt8(ascii: ">") || text[found] == UInt8(ascii: "/") {
        return advance(to: found - mark.utf8.count)
      }
      index = found
    }
    isCutOff = true
    advance(to: text.count)
  }

  private mutating func advance(to end: Int) {
    for index in at..<max(end, at) where text[index] == 0x0A { line += 1 }
    at = max(end, at)
  }

  // MARK: Bytes

  /// Behind the next `mark` (ASCII, small letters), whatever the case in the page.
  private func end(of mark: String, from index: Int) -> Int? {
    let mark = Array(mark.utf8)
    var index = index
    while index + mark.count <= text.count {
      if Self.lowered(text[index]) == mark[0], (1..<mark.count).allSatisfy({ Self.lowered(text[index + $0]) == mark[$0] }) {
        return index + mark.count
      }
      index += 1
    }
    return nil
  }

  private func starts(with mark: String, _ index: Int) -> Bool {
    let mark = Array(mark.utf8)
    return index + mark.count <= text.count && mark.indices.allSatisfy { Self.lowered(text[index + $0]) == mark[$0] }
  }

  static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(lowered(byte)) }
  static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
  static func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
