package import HengValues

/// A sentence of any paper with its figures and the words before each (句中数字), as the general checks take it.
///
/// 其中 after a full stop goes on with the sentence before it.
package struct StatedSentence: Hashable, Sendable {
  package let passage: PaperPassage
  /// Folded bytes of the passage.
  package let range: Range<Int>
  package let figures: [StatedFigure]

  /// The sentences that have two figures or more, or as many as are asked for, in their order.
  static func all(_ passages: [PaperPassage], least: Int = 2) -> [StatedSentence] {
    joined(passages).withinBudget.flatMap { passage -> [StatedSentence] in
      guard passage.folded.count(where: \.isDigit) >= least else { return [] }
      let numbers = passage.numbers
      guard numbers.count >= least else { return [] }
      return ends(passage).compactMap { range in
        let own = numbers.filter { range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound }
        guard own.count >= least, own.count <= mostFigures else { return nil }
        return StatedSentence(passage: passage, range: range, figures: StatedFigure.all(own, in: passage, from: range.lowerBound))
      }
    }
  }

  /// A paragraph that begins with 其中 goes on with the one before it.
  private static func joined(_ passages: [PaperPassage]) -> [PaperPassage] {
    guard passages.contains(where: { $0.stands("其中", at: 0) && !$0.isCell }) else { return passages }
    return passages.reduce(into: []) { joined, passage in
      if passage.stands("其中", at: 0), !passage.isCell, let last = joined.last, !last.isCell, last.file == passage.file {
        joined[joined.count - 1] = last.followed(by: passage)
      } else {
        joined.append(passage)
      }
    }
  }

  /// A longer row of figures is a table that was not read as one.
  private static let mostFigures = 60

  private static func ends(_ passage: PaperPassage) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while let stop = passage.first("。", in: start..<passage.folded.count) {
      var last = stop
      while goesOn(passage, at: last.upperBound), let next = passage.first("。", in: last.upperBound..<passage.folded.count) {
        last = next
      }
      found.append(start..<last.upperBound)
      start = last.upperBound
    }
    if start < passage.folded.count { found.append(start..<passage.folded.count) }
    return found
  }

  /// 其中, and 与2022年相比, speak of what the sentence before them has told.
  private static func goesOn(_ passage: PaperPassage, at start: Int) -> Bool {
    if goingOn.contains(where: { passage.stands($0, at: start) }) { return true }
    return passage.stands("与", at: start) && passage.first("相比", in: start..<min(start + 40, passage.folded.count)) != nil
  }

  private static let goingOn: [StaticString] = ["其中", "(其中", "比上年", "较上年", "加上", "同比", "比去年"]

  /// The words from the last figure to the end.
  var tail: String { passage.words((figures.last?.range.upperBound ?? range.lowerBound)..<range.upperBound) }

  var words: String { passage.words(range) }

  func side(_ label: String, _ figure: StatedFigure) -> Finding.Side {
    passage.side(label, passage.printed(figure.range), figure.range)
  }

  func printed(_ figure: StatedFigure) -> String { passage.printed(figure.range) }
}

/// A figure of a sentence with its unit and the words around it (数字及其前后文字).
package struct StatedFigure: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case money, percent, bare
    /// A count with its measure word.
    case count(String)
  }

  package let number: StatedNumber
  package let kind: Kind
  /// Folded bytes of digits and unit.
  package let range: Range<Int>
  /// The words since the last figure or parting sign.
  package let lead: String
  /// All words since the last figure.
  package let before: String
  /// The words behind it up to the next figure or sign.
  package let follow: String
  /// How many brackets are open around it.
  package let depth: Int
  /// What one of which gets or costs: 人 of `每人500元` and `500元/人`; empty for an amount as such.
  package let per: String
  /// 人均, 户均: a quotient, rounded.
  package let isAverage: Bool
  /// A time or a second measure goes with it: 每人每月, 元/人/年.
  package let isCompound: Bool
  /// 约, 以上, 不低于, ≥, 3—5: not the value itself.
  package let isBound: Bool
  /// The digits after the point that amounts of its unit have in the sentence: 3万元 beside 1.71万元 is 3.00.
  package var decimals = 0
  /// The words before it, without what stands in closed brackets, behind the last sign.
  package fileprivate(set) var name = ""
  /// The lead without 为, 达到, 共 and the like at its end.
  fileprivate(set) var plainLead = ""
  /// The direction that the words end in; nil for a value, and for 增长（下降） left unchosen.
  fileprivate(set) var direction: Bool?
}

extension StatedFigure {
  /// With what is told of its words again and again read once.
  func read() -> StatedFigure {
    var figure = self
    figure.plainLead = withoutCopula
    figure.name = namedWords
    figure.direction = lead.isEmpty ? nil : Self.direction(of: figure.plainLead)
    return figure
  }
}

extension StatedFigure {
  /// What the printed digits allow; whole counts are exact.
  var interval: Interval {
    if case .count = kind { return number.count }
    guard kind == .money, !number.isAbout, let digits = number.digits.widened(to: max(decimals, number.digits.decimals)) else {
      return number.interval
    }
    return digits.interval * Interval(Ratio(Int128.powerOfTen(number.exponent)))
  }
  /// As a share of one for a percentage.
  var share: Interval { kind == .percent ? number.interval * Interval(Ratio(1, 100)) : number.interval }
  package var ratio: Ratio { number.ratio }

  func has(_ words: [String]) -> Bool { words.contains { lead.holds($0) } }
  func leadEnds(_ words: [String]) -> Bool { words.contains { plainLead.hasTail($0) } }

  fileprivate var withoutCopula: String {
    let bytes = Array(lead.utf8)
    var words = bytes[...]
    while let copula = Self.copulas.first(where: { words.count > $0.count && words.suffix($0.count).elementsEqual($0) }) {
      words = words.dropLast(copula.count)
    }
    return words.count == bytes.count ? lead : String(decoding: words, as: UTF8.self)
  }

  private static let copulas = ["达到", "为", "是", "达", "了", "“", "”", "的", "-", "+"].map { Array($0.utf8) }
}
