import HengDomain
import HengValues

/// What a run of fragments looks like when it is joined to one cell (单元格形态).
struct UnruledShape: Hashable {
  enum Kind: Hashable {
    /// A number with comparator or unit, a date, a range.
    case measured
    /// A number alone.
    case number
    /// A word by which forms grade: 有效提升, 是, 银行基准利率.
    case word
    case text
  }

  var signs: [UInt32]
  var kind: Kind
  /// `≥`, `≤`, `>`, `<`
  var isBound = false
  /// What stands behind the number: `元/年`.
  var tail: [UInt32] = []
  var isLikelihood = false
  var isPercent = false
  /// Brackets or quotes that are opened and not closed, or the reverse.
  var isUnbalanced: Bool

  init(_ signs: [UInt32]) {
    self.signs = signs
    kind = .text
    isUnbalanced = Self.isUnbalanced(signs)
    guard Self.mayBeValue(signs) else { return }
    let text = String(signs: signs)
    let value = IndicatorValue(parsing: text)
    isBound = value.isBound
    switch value.form {
    case .percent:
      isPercent = true
      kind = .measured
    case .deadline, .monthRange, .range, .money, .duration, .count: kind = .measured
    case .number: kind = .number
    case .referenceRate, .boolean, .level, .placeholder: kind = .word
    case .tautology, .empty, .unrecognised: kind = .text
    }
    if kind == .measured { tail = Array(signs.drop { !$0.isDigitSign }.drop { $0.isDigitSign || $0 == 0x2E || $0 == 0x2C }) }
    isLikelihood = !isPercent && signs.count <= 6 && AchievementLikelihood(printed: text) != nil
  }

  /// `2.…`
  var isNumbered: Bool { signs.count > 2 && signs[0].isDigitSign && (signs[1] == 0x2E || signs[1] == 0x3001) && !signs[2].isDigitSign }

  /// A cheap look before the grammar is asked: a digit or comparator first, or the first sign of a word that it knows.
  fileprivate static func mayBeValue(_ signs: [UInt32]) -> Bool {
    guard let first = signs.first, signs.count <= 24 else { return false }
    if first.isDigitSign || first.isComparator { return isOneValue(signs) }
    return heads.contains(first) && signs.count <= 16
      || signs.count <= 16 && Unicode.Scalar(first).map(LevelWords.mayBegin) ?? false
  }

  /// No second comparator, nothing behind a percent sign, no numbered words.
  private static func isOneValue(_ signs: [UInt32]) -> Bool {
    var words = 0
    for (place, sign) in signs.enumerated() {
      if place > 0, sign.isComparator { return false }
      if sign == 0x25, place + 1 < signs.count, ![0x25, 0x29].contains(signs[place + 1]) { return false }
      if sign == 0x2E, place + 1 < signs.count, !signs[place + 1].isDigitSign { return false }
      if sign >= 0x80, !sign.isComparator { words += 1 }
    }
    return words <= 9
  }

  /// 能完成, 可能, 确定能, 完全不可能, 不可能, 有可能.
  static let likelihoodHeads = Set("能可确完不有".halfWidthSigns)

  /// 约, 不低于, 是否有无, 银行, LPR; 能, 可能, 确定, 完全.
  private static let heads = Set("约不是否有无银L能可确完".halfWidthSigns)

  private static func isUnbalanced(_ signs: [UInt32]) -> Bool {
    var round = 0, square = 0, quotes = 0, titles = 0
    for sign in signs {
      switch sign {
      case 0x28: round += 1
      case 0x29: round -= 1
      case 0x3010, 0x3014: square += 1
      case 0x3011, 0x3015: square -= 1
      case 0x300A: titles += 1
      case 0x300B: titles -= 1
      case 0x201C, 0x201D, 0x22: quotes += 1
      default: break
      }
    }
    return round != 0 || square != 0 || titles != 0 || quotes % 2 != 0
  }
}

/// Shapes that were worked out before: the same values stand on every form of a paper.
struct UnruledShapes {
  private var known: [[UInt32]: UnruledShape] = [:]

  mutating func shape(_ signs: [UInt32]) -> UnruledShape {
    guard UnruledShape.mayBeValue(signs) else { return UnruledShape(signs) }
    if let shape = known[signs] { return shape }
    let shape = UnruledShape(signs)
    known[signs] = shape
    return shape
  }
}

extension UnruledText.Fragment {
  /// Whether the fragment alone is what forms print as a value: `≥800户`, `明显带动`.
  var looksLikeValue: Bool {
    guard let first = signs.first, signs.count <= 14 else { return false }
    if first.isComparator { return true }
    if first.isDigitSign { return UnruledShape(signs).kind == .measured }
    guard signs.count <= 6, let head = Unicode.Scalar(first) else { return false }
    return LevelWords.mayBegin(with: head) && LevelWords.contains(text)
      || UnruledShape.likelihoodHeads.contains(first) && AchievementLikelihood(printed: text) != nil
  }
}

extension UInt32 {
  /// A sign that no line begins with, so that the sign before it goes to the next line too.
  var closesWord: Bool {
    [0x201D, 0x2019, 0x29, 0x3011, 0x3015, 0x300B, 0x3001, 0x2C, 0xFF0C, 0x3002, 0x3B, 0x3A, 0x21, 0x3F, 0x25].contains(self)
  }

  var opensWord: Bool { [0x201C, 0x2018, 0x28, 0x3010, 0x3014, 0x300A].contains(self) }

  var isComparator: Bool { [0x2265, 0x2264, 0x3E, 0x3C, 0x3D, 0x2267, 0x2266].contains(self) }
}

extension [UInt32] {
  /// The width of what must not be parted at the beginning of a line: a number, or a sign, with the brackets and stops around it.
  var firstUnitWidth: Int {
    let isWord = { (sign: UInt32) in sign < 0x80 && sign != 0x2F && sign != 0x2D && !sign.closesWord && !sign.opensWord }
    var count = prefix { $0.opensWord }.count
    guard count < self.count else { return reduce(0) { $0 + $1.printedWidth } }
    if isWord(self[count]) { while count < self.count, isWord(self[count]) { count += 1 } } else { count += 1 }
    while count < self.count, self[count].closesWord { count += 1 }
    return prefix(count).reduce(0) { $0 + $1.printedWidth }
  }

  /// The first and the last sign of a comparator that belongs to a number elsewhere.
  var endsWithComparator: Bool { last.map { $0.isComparator } ?? false }
}
