import HengRules
import HengValues

/// Facts that stand anywhere in running text and need no form around them (文中事实).
struct TextFacts {
  private(set) var spans: [Stated<AccountsNarrative.YearSpan>] = []
  private(set) var crowds: [Stated<AccountsNarrative.Crowd>] = []

  init(_ outline: TextOutline, file: String) {
    for passage in outline.passages.withinBudget where passage.text.utf8.count > 24 {
      let folded = FoldedBytes(passage.text, lineStarts: passage.lines.map(\.offset))
      let text = PlacedText(passage, folded, file)
      if folded.bytes[...].has(Words.since) { spans += Self.spans(text) }
      if folded.bytes[...].has(Words.outOfPoverty) { crowds += Self.crowds(text) }
    }
  }

  /// `2013年至2020年，共计7年`.
  private static func spans(_ text: PlacedText) -> [Stated<AccountsNarrative.YearSpan>] {
    var found: [Stated<AccountsNarrative.YearSpan>] = []
    var rest = text.folded.bytes[...]
    while let word = rest.first(Words.since) {
      rest = rest[word.upperBound...]
      var reader = ByteReader(text.folded.bytes[...], at: word.upperBound)
      guard let first = ByteReader.year(text.folded.bytes[...], endingAt: word.lowerBound), let last = reader.year(),
        reader.take(Words.year)
      else {
        continue
      }
      _ = reader.take(Words.comma)
      guard reader.takeOne(of: Words.inAll), let years = reader.number(), reader.take(Words.year) else { continue }
      let range = word.lowerBound - 4..<reader.at
      found.append(text.stated(AccountsNarrative.YearSpan(first: first, last: last, years: years), range))
    }
    return found
  }

  /// `全县脱贫劳动力务工就业36925人`, `本县脱贫户、边缘户共计1.47万余人`.
  private static func crowds(_ text: PlacedText) -> [Stated<AccountsNarrative.Crowd>] {
    let bytes = text.folded.bytes
    return FigureScanner.figures(bytes[...]).compactMap { figure in
      guard case .count(let people) = figure.kind, people.unit == .person else { return nil }
      var start = figure.range.lowerBound
      while start > 0, !Words.ends.contains(where: { bytes[..<start].ends($0) }), figure.range.lowerBound - start < 120 { start -= 1 }
      let lead = bytes[start..<figure.range.lowerBound]
      guard lead.has(Words.outOfPoverty), Words.county.contains(where: { lead.begins($0) }) else { return nil }
      let isWorkers = lead.has(Words.labour)
      guard isWorkers ? Words.work.contains(where: lead.ends) : Words.inAll.contains(where: lead.ends) else { return nil }
      return text.stated(AccountsNarrative.Crowd(kind: isWorkers ? .workers : .whole, people: people), start..<figure.range.upperBound)
    }
  }

  /// The years of `截至2022年12月31日`.
  static func balanceDates(_ passages: [Passage], file: String) -> [Stated<Int>] {
    passages.withinBudget.flatMap { passage -> [Stated<Int>] in
      let folded = FoldedBytes(passage.text, lineStarts: passage.lines.map(\.offset))
      let text = PlacedText(passage, folded, file)
      var found: [Stated<Int>] = []
      var rest = folded.bytes[...]
      while let word = rest.first(Words.upTo) {
        rest = rest[word.upperBound...]
        var reader = ByteReader(folded.bytes[...], at: word.upperBound)
        guard let year = reader.year(), reader.take(Words.lastDay) else { continue }
        found.append(text.stated(year, word.lowerBound..<reader.at))
      }
      return found
    }
  }

  private enum Words {
    static let since = Needle("年至"), year = Needle("年"), comma = Needle("，"), upTo = Needle("截至"), lastDay = Needle("年12月31日")
    static let outOfPoverty = Needle("脱贫"), labour = Needle("劳动力")
    static let inAll = ["共计", "共有", "合计", "总共", "历时", "共"].needles
    static let county = ["全县", "本县", "我县", "全区", "全市", "全旗"].needles
    static let work = ["务工就业", "外出务工", "务工", "就业"].needles
    static let ends = ["，", "。", ";", ":", ","].needles
  }
}

/// A passage with its folded bytes, to say where something stands.
struct PlacedText {
  let passage: Passage
  let folded: FoldedBytes
  let file: String

  init(_ passage: Passage, _ folded: FoldedBytes, _ file: String) {
    self.passage = passage
    self.folded = folded
    self.file = file
  }

  func stated<Value>(_ value: Value, _ range: Range<Int>) -> Stated<Value> {
    let source = folded.source(range)
    return Stated(value, words: passage.words(source).withoutSpaces, Citation(paper: file, passage.place(of: source)))
  }
}

/// A position in folded bytes.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var at: Int

  init(_ bytes: ArraySlice<UInt8>, at: Int) {
    self.bytes = bytes
    self.at = at
  }

  mutating func take(_ word: Needle) -> Bool {
    guard at <= bytes.endIndex, bytes[at...].begins(word) else { return false }
    at += word.bytes.count
    return true
  }

  mutating func takeOne(of words: [Needle]) -> Bool {
    for word in words where take(word) { return true }
    return false
  }

  /// A whole number of at most six digits.
  mutating func number() -> Int? {
    var (value, count) = (0, 0)
    while at < bytes.endIndex, FoldedBytes.isDigit(bytes[at]), count < 6 {
      value = value * 10 + Int(bytes[at]) - 48
      at += 1
      count += 1
    }
    return count > 0 ? value : nil
  }

  mutating func year() -> Int? {
    let start = at
    guard let value = number(), at - start == 4 else { return nil }
    return value
  }

  static func year(_ bytes: ArraySlice<UInt8>, endingAt end: Int) -> Int? {
    guard end - 4 >= bytes.startIndex, bytes[end - 4..<end].allSatisfy(FoldedBytes.isDigit) else { return nil }
    return bytes[end - 4..<end].reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}
