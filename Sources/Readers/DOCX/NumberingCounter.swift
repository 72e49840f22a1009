/// Counts the numbered paragraphs of a document as its word processor does, and prints their numbers (自动编号): `一、`, `（一）`, `1.`
struct NumberingCounter {
  private struct Key: Hashable {
    var list: Int
    var level: Int
  }

  let numbering: WordNumbering
  let styles: WordStyles
  /// The last number of each level, by definition: lists of one definition count on together.
  private var counts: [Int: [Int?]] = [:]
  /// Levels of lists whose own start has been used.
  private var started: Set<Key> = []

  init(_ numbering: WordNumbering, _ styles: WordStyles) {
    self.numbering = numbering
    self.styles = styles
  }

  /// The level that a paragraph style stands for in a list.
  func level(of list: Int, style: String) -> Int? {
    guard let list = numbering.lists[list], !style.isEmpty else { return nil }
    let definition = numbering.definitions[definition(of: list)]
    return WordNumbering.levels.first { (list.levels[$0] ?? definition?.levels[$0])?.style == style }
  }

  /// The printed number of the next paragraph at this level; empty where none is printed.
  mutating func next(list number: Int, level: Int) -> String {
    guard WordNumbering.levels.contains(level), let list = numbering.lists[number] else { return "" }
    let key = definition(of: list)
    let levels = WordNumbering.levels.map { list.levels[$0] ?? numbering.definitions[key]?.levels[$0] }
    guard let own = levels[level] else { return "" }
    var counts = counts[key] ?? levels.map { _ in nil }
    let start = list.starts[level] ?? own.start
    if list.starts[level] != nil, started.insert(Key(list: number, level: level)).inserted {
      counts[level] = start
    } else {
      counts[level] = counts[level].map { $0 + 1 } ?? start
    }
    for deeper in WordNumbering.levels where deeper > level && level < levels[deeper]?.restart ?? deeper { counts[deeper] = nil }
    self.counts[key] = counts
    if own.format == "bullet" { return Self.bullet(own) }
    return Self.printed(own, counts: counts.enumerated().map { $1 ?? list.starts[$0] ?? levels[$0]?.start ?? 1 }, levels)
  }

  /// The definition with the levels; a list style points at another list.
  private func definition(of list: WordNumbering.List) -> Int {
    guard let style = numbering.definitions[list.definition]?.listStyle, let linked = styles[style].list,
      let target = numbering.lists[linked]
    else { return list.definition }
    return target.definition
  }

  private static func bullet(_ level: WordNumbering.Level) -> String {
    level.text.unicodeScalars.map { SymbolFont.text($0, font: level.font) ?? "•" }.joined()
  }

  private static func printed(_ own: WordNumbering.Level, counts: [Int], _ levels: [WordNumbering.Level?]) -> String {
    var text = ""
    var isPlaceholder = false
    for scalar in own.text.unicodeScalars {
      if isPlaceholder, ("1"..."9").contains(scalar) {
        let index = Int(scalar.value) - 49
        text += NumberWords.text(counts[index], format: own.isLegal ? "decimal" : levels[index]?.format ?? "decimal")
        isPlaceholder = false
      } else if scalar == "%" {
        if isPlaceholder { text += "%" }
        isPlaceholder = true
      } else {
        if isPlaceholder { text += "%" }
        text.unicodeScalars.append(scalar)
        isPlaceholder = false
      }
    }
    guard own.suffix != "nothing", let last = text.unicodeScalars.last, last.isASCII, last != ")" else { return text }
    return text + " "
  }
}
