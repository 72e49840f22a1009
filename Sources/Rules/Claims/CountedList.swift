import HengValues

/// A number of things and the things by name (写明个数的列举): `3个项目：甲、乙、丙`.
struct CountedList {
  let count: Int
  let items: [String]
  /// 和, 及 in the last item may join two things or stand in one name.
  let most: Int
  let range: Range<Int>

  static func all(in passages: [PaperPassage]) -> [(passage: PaperPassage, list: CountedList)] {
    passages.withinBudget.flatMap { passage -> [(passage: PaperPassage, list: CountedList)] in
      guard passage.contains("、") else { return [] }
      return openers.flatMap { opener -> [(passage: PaperPassage, list: CountedList)] in
        var found: [(passage: PaperPassage, list: CountedList)] = []
        var start = 0
        while let at = passage.first(opener, in: start..<passage.folded.count) {
          start = at.upperBound
          if let list = list(passage, at) { found.append((passage, list)) }
        }
        return found
      }
    }
  }

  private static let openers: [StaticString] = [":", "分别是", "分别为"]

  private static func list(_ passage: PaperPassage, _ opener: Range<Int>) -> CountedList? {
    var low = opener.lowerBound
    // 涉及两个乡镇，分别是…
    if low > 0, passage.folded[low - 1] == UInt8(ascii: ","), !passage.stands(":", at: opener.lowerBound) { low -= 1 }
    while low > 0, !passage.isParting(endingAt: low), opener.lowerBound - low < 90 { low -= 1 }
    guard let count = count(passage.words(low..<opener.lowerBound)), (2...20).contains(count) else { return nil }
    var high = opener.upperBound
    while high < passage.folded.count, !passage.isStop(at: high), high - opener.upperBound < 1200 { high += 1 }
    guard high < passage.folded.count || passage.folded.count - opener.upperBound < 1200 else { return nil }
    let words = passage.words(opener.upperBound..<high)
    guard !words.contains(","), !words.contains(":"), !words.holds("等"), !words.holds("……"), !words.holds("略") else { return nil }
    let items = parts(words)
    // Items with figures of their own are parts of a sum, not names.
    guard items.count > 1, items.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 90 }),
      !items.contains(where: { item in item.contains { $0.isASCII && $0.isNumber } })
    else { return nil }
    let last = items[items.count - 1]
    let joins = ["以及", "和", "及", "与"].contains { last.holds($0) } ? 1 : 0
    return CountedList(count: count, items: items, most: items.count + joins, range: low..<high)
  }

  /// `共实施3个项目`, `分三类`: the number of the words, when they have one and it ends them with a short name.
  private static func count(_ words: String) -> Int? {
    let signs = Array(words.unicodeScalars)
    let last = signs.indices.dropLast().last { isNumeral(signs[$0]) && things.contains(signs[$0 + 1]) }
    guard let last, signs.count - last <= 10 else { return nil }
    let numbers = signs[...last].reversed().prefix(while: isNumeral)
    guard (1...2).contains(numbers.count),
      !signs[..<(last + 1 - numbers.count)].reversed().prefix(1).contains(where: { ordinals.contains($0) })
    else {
      return nil
    }
    // 42个项目、36个自然村: two counts before one list.
    guard signs.count(where: { ("0"..."9").contains($0) }) <= numbers.count + 4 else { return nil }
    let text = Array(numbers.reversed())
    if let plain = Int(String(String.UnicodeScalarView(text))) { return plain }
    if text == ["两"] { return 2 }
    let values = text.compactMap { numerals.firstIndex(of: $0) }
    guard values.count == text.count else { return nil }
    if values.count == 1 { return values[0] + 1 }
    return values[0] == 9 ? 10 + values[1] + 1 : nil
  }

  private static func isNumeral(_ sign: Unicode.Scalar) -> Bool { ("0"..."9").contains(sign) || sign == "两" || numerals.contains(sign) }

  private static let things = Set("个项家所名类种处条大方".unicodeScalars)
  private static let ordinals = Set(".第之、".unicodeScalars)
  private static let numerals = Array("一二三四五六七八九十".unicodeScalars)

  /// Parted by 、 outside brackets and quotes.
  private static func parts(_ words: String) -> [String] {
    var parts = [""]
    var depth = 0
    for sign in words {
      if "(《“【[".contains(sign) { depth += 1 } else if ")》”】]".contains(sign) { depth = max(0, depth - 1) }
      if depth == 0, sign == "、" { parts.append("") } else { parts[parts.count - 1].append(sign) }
    }
    return parts
  }
}

extension PaperPassage {
  fileprivate func isParting(endingAt end: Int) -> Bool {
    let byte = folded[end - 1]
    if byte == UInt8(ascii: ",") || byte == 0x3B || byte == 0x3A { return true }
    return end >= 3 && folded[end - 3] == 0xE3 && folded[end - 2] == 0x80 && (byte == 0x82 || byte == 0x81)
  }

  fileprivate func isStop(at index: Int) -> Bool {
    if folded[index] == 0x3B { return true }
    return folded[index] == 0xE3 && index + 2 < folded.count && folded[index + 1] == 0x80 && folded[index + 2] == 0x82
  }
}
