/// Walks over the tags of an XML part by their bytes (标签扫描), so that it can be edited without writing the rest anew.
///
/// The part must have been read by expat before: it is sound XML in UTF-8 without entities of its own.
struct TagScanner {
  struct Tag {
    enum Kind { case start, end, empty }
    var kind: Kind
    /// From `<` to past `>`.
    var range: Range<Int>
    /// The name without its prefix.
    var name: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next tag; comments, CDATA and instructions are stepped over.
  mutating func next() -> Tag? {
    while let open = find(60, from: position), open + 1 < bytes.count {
      switch bytes[open + 1] {
      case UInt8(ascii: "!"):
        let isComment = starts("<!--", at: open)
        position = end(of: isComment ? "-->" : starts("<![CDATA[", at: open) ? "]]>" : ">", from: open + 2)
      case UInt8(ascii: "?"): position = end(of: "?>", from: open + 2)
      default: return tag(open)
      }
    }
    position = bytes.count
    return nil
  }

  private mutating func tag(_ open: Int) -> Tag {
    let isEnd = bytes[open + 1] == UInt8(ascii: "/")
    var name = open + (isEnd ? 2 : 1)
    var index = name
    while index < bytes.count, !Self.isNameEnd(bytes[index]) {
      if bytes[index] == UInt8(ascii: ":") { name = index + 1 }
      index += 1
    }
    let nameEnd = index
    var quote: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 34 || byte == 39 {
        quote = byte
      } else if byte == 62 {
        break
      }
      index += 1
    }
    position = min(index + 1, bytes.count)
    let isEmpty = !isEnd && index > open && index < bytes.count && bytes[index - 1] == UInt8(ascii: "/")
    return Tag(kind: isEnd ? .end : isEmpty ? .empty : .start, range: open..<position, name: name..<nameEnd)
  }

  func isNamed(_ tag: Tag, _ name: StaticString) -> Bool {
    let (start, count, wanted) = (tag.name.lowerBound, tag.name.count, name.utf8Start)
    guard count == name.utf8CodeUnitCount else { return false }
    var offset = 0
    while offset < count {
      if bytes[start + offset] != wanted[offset] { return false }
      offset += 1
    }
    return true
  }

  /// `x:` where the part's names have a prefix.
  func prefix(of tag: Tag) -> ArraySlice<UInt8> { bytes[tag.range.lowerBound + (tag.kind == .end ? 2 : 1)..<tag.name.lowerBound] }

  /// Where the value of an attribute stands, without its quotes.
  func attribute(_ name: StaticString, of tag: Tag) -> Range<Int>? {
    var index = tag.name.upperBound
    while index < tag.range.upperBound {
      while index < tag.range.upperBound, Self.isBlank(bytes[index]) { index += 1 }
      let start = index
      while index < tag.range.upperBound, bytes[index] != UInt8(ascii: "="), bytes[index] != 62 { index += 1 }
      var end = index
      while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
      while index < tag.range.upperBound, bytes[index] != 34, bytes[index] != 39 { index += 1 }
      guard index < tag.range.upperBound, let close = find(bytes[index], from: index + 1), close < tag.range.upperBound else { return nil }
      let isIt = end - start == name.utf8CodeUnitCount && (0..<end - start).allSatisfy { bytes[start + $0] == name.utf8Start[$0] }
      if isIt { return index + 1..<close }
      index = close + 1
    }
    return nil
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func text(_ name: StaticString, of tag: Tag) -> String? { attribute(name, of: tag).map(text) }

  func number(_ name: StaticString, of tag: Tag) -> Int? { text(name, of: tag).flatMap { Int($0) } }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private func starts(_ word: StaticString, at index: Int) -> Bool {
    index + word.utf8CodeUnitCount <= bytes.count && (0..<word.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == word.utf8Start[$0] }
  }

  private func end(of word: StaticString, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if starts(word, at: index) { return index + word.utf8CodeUnitCount }
      index += 1
    }
    return bytes.count
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  private static func isNameEnd(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 62 || byte == UInt8(ascii: "/") }
}

extension TagScanner {
  /// An element that stands directly under the root (一级元素), from its start tag to past its end.
  struct Element {
    var start: Tag
    var range: Range<Int>
    var end: Tag?
  }

  /// The elements under the root; the whole part is walked.
  static func elements(of bytes: [UInt8], from position: Int = 0, depth start: Int = 0) -> [Element] {
    var scanner = TagScanner(bytes, from: position)
    var depth = start
    var open: Tag?
    var elements: [Element] = []
    while let tag = scanner.next() {
      switch tag.kind {
      case .start:
        if depth == 1 { open = tag }
        depth += 1
      case .empty: if depth == 1 { elements.append(Element(start: tag, range: tag.range)) }
      case .end:
        depth -= 1
        if depth == 1, let begun = open {
          elements.append(Element(start: begun, range: begun.range.lowerBound..<tag.range.upperBound, end: tag))
          open = nil
        }
      }
    }
    return elements
  }
}

/// A part with pieces replaced (逐处改写): everything between them is copied byte for byte.
struct PartEdits {
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  /// In order of place; an insertion is an empty range.
  mutating func replace(_ range: Range<Int>, _ text: String) { edits.append((range, Array(text.utf8))) }

  mutating func insert(_ text: String, at index: Int) { replace(index..<index, text) }

  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
    var copied = 0
    for edit in edits.enumerated().sorted(by: { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }) {
      let range = edit.element.range
      guard range.lowerBound >= copied else { continue }
      result += bytes[copied..<range.lowerBound]
      result += edit.element.bytes
      copied = range.upperBound
    }
    return result + bytes[copied...]
  }
}

/// Text inside XML.
enum XMLText {
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      default: if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
