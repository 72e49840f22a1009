import HengValues

/// Numbered paragraphs that divide an amount told above them (分条列出的金额): `（一）安排…120.50万元。` with 1. 2. 3. below.
struct ItemisedList {
  struct Item {
    let passage: PaperPassage
    let mark: ItemMark?
    /// The first amounts of the paragraph, the main one first.
    let amounts: [(figure: StatedFigure, sentence: StatedSentence)]
    let index: Int
  }

  let head: Item
  let items: [Item]
  /// Something of an upper level, or plain text, follows the last item.
  let isEnded: Bool

  static func all(in passages: [PaperPassage]) -> [ItemisedList] {
    let marks = passages.map { $0.isCell ? nil : ItemMark($0.folded) }
    // Only lists and what stands above them are read closely.
    var isRun = false
    let isNear = passages.indices.map { index -> Bool in
      let passage = passages[index]
      defer { isRun = passage.opensLines || isRun && marks[index] == nil && passage.folded.count <= mostOfLine }
      return isRun || marks[index] != nil || passage.opensLines || index + 1 < passages.count && marks[index + 1]?.number == 1
    }
    let items = passages.indices.withinBudget.map { index in
      Item(passage: passages[index], mark: marks[index], amounts: isNear[index] ? amounts(passages[index]) : [], index: index)
    }
    return items.indices.dropFirst().compactMap { index in
      guard let mark = items[index].mark, mark.number == 1, !items[index].amounts.isEmpty else { return nil }
      return list(from: index, mark, items)
    } + unnumbered(items)
  }

  private static let mostOfLine = 150

  private static func amounts(_ passage: PaperPassage) -> [(figure: StatedFigure, sentence: StatedSentence)] {
    guard passage.contains("元") else { return [] }
    return StatedSentence.all([passage], least: 1).flatMap { sentence in
      sentence.figures.filter { $0.kind == .money && $0.per.isEmpty && $0.direction == nil && !$0.isBound }.map {
        (figure: $0, sentence: sentence)
      }
    }
  }

  private static func list(from first: Int, _ mark: ItemMark, _ items: [Item]) -> ItemisedList? {
    let head = items[first - 1]
    guard !head.passage.isCell, head.mark.map({ $0.level < mark.level }) ?? true, !head.amounts.isEmpty else { return nil }
    var own = [items[first]]
    var end = first + 1
    while end < items.count {
      guard let next = items[end].mark, next.level >= mark.level, !items[end].passage.isCell else { break }
      if next.level == mark.level {
        guard next.number == own.count + 1, let amount = items[end].amounts.first, amount.figure.isLeading(in: items[end].passage) else {
          return nil
        }
        own.append(items[end])
      }
      end += 1
    }
    guard own.count > 1, let amount = own[0].amounts.first, amount.figure.isLeading(in: own[0].passage) else { return nil }
    return ItemisedList(head: head, items: own, isEnded: end < items.count)
  }

  /// Three short lines or more, each a name and an amount, behind a line that ends in a colon.
  private static func unnumbered(_ items: [Item]) -> [ItemisedList] {
    items.indices.compactMap { index -> ItemisedList? in
      guard items[index].passage.opensLines, items[index].amounts.count > 0 else { return nil }
      let own = items[(index + 1)...].prefix { item in
        item.mark == nil && !item.passage.isCell && item.passage.folded.count <= mostOfLine
          && item.amounts.first.map { $0.figure.isLeading(in: item.passage) } ?? false
      }
      guard own.count > 2 else { return nil }
      return ItemisedList(head: items[index], items: Array(own), isEnded: own.endIndex < items.count)
    }
  }

  var parts: [StatedFigure] { items.compactMap { $0.amounts.first?.figure } }
  var sum: Interval { parts.map(\.interval).reduce(Interval(.zero), +) }
  /// Some amount of the head is the sum of the items.
  var holds: Bool { head.amounts.contains { if case .apart = Agreement(sum, $0.figure.interval) { false } else { true } } }
}

/// The number before an item (条目序号): `一、`, `（一）`, `1.`, `（1）`.
struct ItemMark {
  let level: Int
  let number: Int

  init?(_ bytes: [UInt8]) {
    var index = 0
    let isBracketed = bytes.first == UInt8(ascii: "(")
    if isBracketed { index = 1 }
    let start = index
    var number = 0
    while index < bytes.count, bytes[index].isDigit, index - start < 2 {
      number = number * 10 + Int(bytes[index] - 48)
      index += 1
    }
    let isArabic = index > start
    if !isArabic {
      while index + 3 <= bytes.count, let digit = Self.numeral(bytes[index..<index + 3]) {
        number = digit == 10 ? max(number, 1) * 10 : number + digit
        index += 3
      }
      guard index > start else { return nil }
    }
    if isBracketed {
      guard index < bytes.count, bytes[index] == UInt8(ascii: ")") else { return nil }
    } else {
      let isDot = index + 1 < bytes.count && bytes[index] == UInt8(ascii: ".") && !bytes[index + 1].isDigit
      let isComma = index + 3 <= bytes.count && bytes[index..<index + 3].elementsEqual("、".utf8)
      guard isComma || isDot && isArabic else { return nil }
    }
    self.number = number
    level = isArabic ? (isBracketed ? 4 : 3) : (isBracketed ? 2 : 1)
  }

  private static func numeral(_ bytes: ArraySlice<UInt8>) -> Int? {
    let numerals: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return numerals.firstIndex { words in bytes.enumerated().allSatisfy { words.utf8Start[$0] == $1 } }.map { $0 + 1 }
  }
}

extension StatedFigure {
  /// It is the first thing that its paragraph tells in figures, close to its beginning.
  fileprivate func isLeading(in passage: PaperPassage) -> Bool {
    range.lowerBound <= 120 && !passage.words(0..<range.lowerBound).contains("。")
  }
}

extension PaperPassage {
  /// A colon at its end: lines of a list follow.
  fileprivate var opensLines: Bool { folded.last == UInt8(ascii: ":") && !isCell }
}
