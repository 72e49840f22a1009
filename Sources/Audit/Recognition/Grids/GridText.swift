import HengValues

/// The words of a cell, prepared once for recognition (单元格文字).
struct GridText: Hashable, Sendable {
  /// Without mark-up, ends trimmed, line breaks as printed; a check box is ☑ or ☐.
  let shown: String
  /// Half-width, without any blank.
  let compact: String
  /// A label without 其中, colon and bracketed tail: `其中：当年财政拨款` is 当年财政拨款, `分值(10分)` is 分值.
  let label: String

  init(_ text: String) {
    shown = GridMarkup.stripped(text).trimmedSpaces
    compact = Self.compact(shown)
    label = Self.label(of: compact)
  }

  static let empty = GridText("")

  /// Half-width, without blanks and control characters.
  private static func compact(_ text: String) -> String {
    var text = text.halfWidth.withoutSpaces
    let isClean = text.withUTF8 { bytes in !bytes.contains { $0 <= 0x20 } }
    return isClean ? text : String(decoding: text.utf8.filter { $0 > 0x20 }, as: UTF8.self)
  }

  /// The compact words alone.
  static func compacted(_ text: String) -> String { compact(GridMarkup.stripped(text)) }

  var isEmpty: Bool { compact.isEmpty }

  /// The words on one line.
  var line: String { shown.split(whereSeparator: \.isNewline).joined() }

  /// What stands in brackets, each in turn: `项目资金(万元)(10分)` gives 万元 and 10分.
  var brackets: [String] {
    var found: [String] = []
    var rest = compact[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      found.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return found
  }

  /// Points in the brackets or behind the words: 50 of `产出指标（50分）`.
  var points: ExactDecimal? {
    brackets.lazy.compactMap { words in
      words.hasTail("分") ? try? ExactDecimal(parsing: String(words.dropLast())) : nil
    }.first
  }

  /// `（10分*执行率）`: the points at the beginning of a bracket.
  var leadingPoints: ExactDecimal? {
    brackets.lazy.compactMap { words in
      guard let end = words.firstIndex(of: "分"), words.holds("执行率") else { return nil }
      return try? ExactDecimal(parsing: String(words[..<end]))
    }.first
  }

  /// A dash says that there is nothing to print (不适用).
  var isDash: Bool { !isEmpty && compact.unicodeScalars.allSatisfy { "-—–−―/".unicodeScalars.contains($0) } }

  /// A number by itself, with 分 or a per-cent sign behind it.
  var number: ExactDecimal? {
    var digits = compact[...]
    if digits.hasTail("分") || digits.hasTail("%") { digits = digits.dropLast() }
    guard let first = digits.unicodeScalars.first, ("0"..."9").contains(first) || first == "-" else { return nil }
    return try? ExactDecimal(parsing: String(digits))
  }

  var isPercent: Bool { compact.hasTail("%") && number != nil }

  private static func label(of compact: String) -> String {
    var words = Array(compact.utf8)[...]
    if words.starts(with: ofWhich) {
      words = words.dropFirst(ofWhich.count)
      if words.first == UInt8(ascii: ":") { words = words.dropFirst() }
    }
    if let bracket = words.firstIndex(of: UInt8(ascii: "(")), bracket > words.startIndex { words = words[..<bracket] }
    while words.last == UInt8(ascii: ":") { words.removeLast() }
    return words.count == compact.utf8.count ? compact : String(decoding: words, as: UTF8.self)
  }

  private static let ofWhich = Array("其中".utf8)
}

/// Mark-up that extraction leaves in a cell: paragraphs, boxes, line breaks.
package enum GridMarkup {
  /// Tags are dropped; an input box becomes ☑ or ☐.
  package static func stripped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")), text.utf8.contains(UInt8(ascii: ">")) else { return text }
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      let next = rest.index(after: open)
      guard let close = rest[open...].firstIndex(of: ">"), next < close, rest[next].isLetter || rest[next] == "/", rest[next].isASCII else {
        out += rest[...open]
        rest = rest[next...]
        continue
      }
      out += rest[..<open]
      out += replacement(String(rest[next..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return tickingBoxes(out + rest)
  }

  /// A box with the tick of a symbol font beside it, extracted as its letter: `☐ P` is ☑.
  private static func tickingBoxes(_ text: String) -> String {
    var out: [Unicode.Scalar] = []
    var blanks: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar == " " {
        blanks.append(scalar)
      } else if scalar == "P" || scalar == "R", let box = out.last, box == "☐" || box == "☑" {
        out[out.count - 1] = "☑"
        blanks = []
      } else {
        out += blanks + [scalar]
        blanks = []
      }
    }
    return String(String.UnicodeScalarView(out + blanks))
  }

  private static func replacement(_ tag: String) -> String {
    if tag.hasHead("input") { return tag.holds("checked") ? "☑" : "☐" }
    return tag.hasHead("br") ? "\n" : ""
  }
}
