import HengValues

/// The values that a paper gives under a name (有名称的数), to find what a share is of and what is told twice.
struct NamedValues: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    let sentence: StatedSentence
    let figure: StatedFigure
    let name: String
    /// The name without 的 and 总.
    let key: String
    /// Years, months and quarters named before it.
    let period: String
    let order: Int
  }

  let entries: [Entry]
  /// By the last three signs of the key.
  private let byEnd: [String: [Int]]

  init(_ sentences: [StatedSentence]) {
    var entries: [Entry] = []
    for (order, sentence) in sentences.enumerated() where !sentence.passage.isCell {
      for figure in sentence.figures where figure.isPlain && figure.depth == 0 && figure.kind != .percent {
        let name = Self.normal(figure.name)
        guard name.count >= 3, !name.hasHead("该"), !name.hasHead("此") else { continue }
        entries.append(
          Entry(
            sentence: sentence, figure: figure, name: name, key: Self.key(name), period: Self.period(sentence, figure), order: order))
      }
    }
    self.entries = entries
    byEnd = Dictionary(grouping: entries.indices) { String(entries[$0].key.suffix(3)) }
  }

  /// Entries whose name ends in some words.
  func ending(in words: String) -> [Entry] {
    let key = Self.key(words)
    return (byEnd[String(key.suffix(3))] ?? []).map { entries[$0] }.filter { $0.key.hasTail(key) }
  }

  /// Values under the name that a share is taken of, the nearest last.
  func wholes(_ base: String, before order: Int, _ place: Int = 0, as kind: StatedFigure.Kind) -> [StatedFigure] {
    let name = base == "GDP" ? "生产总值" : Self.normal(base)
    guard Self.key(name).count >= 4 else { return [] }
    let key = Self.key(name)
    let bucket = byEnd[String(key.suffix(3))] ?? []
    // The nearest ones alone: a long paper names the same a thousand times.
    var (low, high) = (0, bucket.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[bucket[middle]].order <= order { low = middle + 1 } else { high = middle }
    }
    var found: [StatedFigure] = []
    for index in bucket[..<low].suffix(Self.mostLookedAt).reversed() where found.count < Self.mostFound {
      let entry = entries[index]
      let isBefore = entry.order < order || entry.figure.range.upperBound < place
      if isBefore, entry.figure.kind == kind, entry.key.hasTail(key) { found.append(entry.figure) }
    }
    return found.reversed()
  }

  private static let mostLookedAt = 200
  private static let mostFound = 8

  /// Groups of entries that share the end of their names.
  var groups: [[Entry]] { byEnd.keys.sorted().compactMap { byEnd[$0] }.filter { $0.count > 1 }.map { $0.map { entries[$0] } } }

  // MARK: names

  private static let tails = [
    "累计完成", "共完成", "完成", "累计实现", "实现", "累计", "达到", "达", "为", "是", "共计", "合计", "总计", "共", "约", "决算数", "支出数", "预算数", "数", "金额", "总额", "的",
    "了",
    "安排",
  ].map(Signs.init)
  private static let heads = ["其中", "同时", "全年", "截至目前", "当期", "本年", "今年", "我县", "我市", "我区", "我镇", "我省", "我局"].map(Signs.init)

  /// Words as bytes, with the number of their characters.
  private struct Signs {
    var bytes: ArraySlice<UInt8>
    var count: Int

    init(_ words: String) {
      bytes = Array(words.utf8)[...]
      count = Self.count(bytes)
    }

    static func count(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    func ends(_ words: ArraySlice<UInt8>) -> Bool { words.count > bytes.count && words.suffix(bytes.count) == bytes && leavesTwo(words) }
    func begins(_ words: ArraySlice<UInt8>) -> Bool { words.count > bytes.count && words.prefix(bytes.count) == bytes && leavesTwo(words) }
    private func leavesTwo(_ words: ArraySlice<UInt8>) -> Bool { Self.count(words) > count + 1 }
  }

  private static let (year, whole) = (Array("年".utf8), Array("度".utf8))
  private static let quotes: [[UInt8]] = ["“", "”", "《", "》"].map { Array($0.utf8) }

  /// `2023年全县政府采购规模为` and `全县政府采购规模` are one name.
  static func normal(_ words: String) -> String {
    let bytes = Array(words.utf8)
    let plain = unquoted(bytes)
    var name = plain[...]
    while let tail = tails.first(where: { $0.ends(name) }) { name = name.dropLast(tail.bytes.count) }
    if let end = lastYear(name), Signs.count(name[end...]) > 2 {
      name = name[end...]
      if name.starts(with: whole) { name = name.dropFirst(whole.count) }
    }
    while let head = heads.first(where: { $0.begins(name) }) { name = name.dropFirst(head.bytes.count) }
    return name.count == bytes.count ? words : String(decoding: name, as: UTF8.self)
  }

  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
      } else if bytes[at] == 0xE2 || bytes[at] == 0xE3, let quote = quotes.first(where: { bytes[at...].starts(with: $0) }) {
        at += quote.count
      } else {
        kept.append(bytes[at])
        at += 1
      }
    }
    return kept
  }

  /// Behind the last 年.
  private static func lastYear(_ name: ArraySlice<UInt8>) -> Int? {
    var end = name.endIndex
    while end - year.count >= name.startIndex {
      if name[(end - year.count)..<end].elementsEqual(year) { return end }
      end -= 1
    }
    return nil
  }

  /// Whether one name is the end of the other.
  static func isOne(_ name: String, _ other: String) -> Bool {
    let (a, b) = (key(normal(name)), key(normal(other)))
    return min(a.count, b.count) >= 2 && (a.hasTail(b) || b.hasTail(a))
  }

  private static func key(_ name: String) -> String { name.filter { $0 != "的" && $0 != "总" } }

  /// Years and months that are named in the sentence before a figure, and words of a part of the year.
  private static func period(_ sentence: StatedSentence, _ figure: StatedFigure) -> String {
    let words = sentence.passage.words(sentence.range.lowerBound..<figure.range.lowerBound)
    let dates = sentence.figures.prefix { $0 != figure }.filter { $0.kind == .count("年") || $0.kind == .count("月") }
      .map { "\($0.number.digits.coefficient)" + ($0.kind == .count("年") ? "年" : "月") }
    return Set(dates + ["当月", "上半年", "下半年", "季度", "全年", "上年", "去年"].filter(words.holds)).sorted().joined(separator: " ")
  }
}
