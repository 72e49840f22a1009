import HengValues

/// A figure standing in running text (数字): its digits, its unit, and where it stands in the folded bytes.
struct TextFigure: Hashable {
  enum Kind: Hashable {
    case amount(PrintedAmount)
    case percent(Percentage)
    case points
    case count(Quantity)
    case score(ExactDecimal)
    /// `2021年` with four digits.
    case year(Int)
    /// A date part, an ordinal, or a unit that is none of ours.
    case other
  }

  var kind: Kind
  var number: ExactDecimal
  /// Digits and unit.
  var range: Range<Int>
  var digits: Range<Int>
  /// 余, 多 behind the digits, 约, 近 before them.
  var isApproximate: Bool
}

/// Finds figures in folded bytes: digits are rare in running text, so everything between them is passed over byte by byte.
struct FigureScanner {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  static func figures(_ bytes: ArraySlice<UInt8>) -> [TextFigure] {
    var scanner = FigureScanner(bytes)
    var found: [TextFigure] = []
    while let figure = scanner.next() { found.append(figure) }
    return found
  }

  private mutating func next() -> TextFigure? {
    while at < bytes.endIndex {
      guard FoldedBytes.isDigit(bytes[at]) else {
        at += 1
        continue
      }
      let start = at
      let number = takeNumber()
      guard let number else { continue }
      return figure(number, digits: start..<at)
    }
    return nil
  }

  /// `1234.50`, `1,234.50`, `1，234.50`; nil when there are more digits than a number has.
  private mutating func takeNumber() -> ExactDecimal? {
    let isNegative = at > bytes.startIndex && bytes[at - 1] == 0x2D && (at - 1 == bytes.startIndex || !isNumeric(bytes[at - 2]))
    var coefficient: Int128 = 0
    var (count, decimals) = (0, 0)
    func digit(_ byte: UInt8) { coefficient = coefficient * 10 + Int128(byte - 0x30) }
    while at < bytes.endIndex, FoldedBytes.isDigit(bytes[at]), count < 30 {
      digit(bytes[at])
      count += 1
      at += 1
    }
    while count > 0, let width = separator(at), count < 30 {
      for index in at + width..<at + width + 3 { digit(bytes[index]) }
      count += 3
      at += width + 3
    }
    if at + 1 < bytes.endIndex, bytes[at] == 0x2E, FoldedBytes.isDigit(bytes[at + 1]) {
      at += 1
      while at < bytes.endIndex, FoldedBytes.isDigit(bytes[at]), count < 30 {
        digit(bytes[at])
        count += 1
        decimals += 1
        at += 1
      }
    }
    guard count <= ExactDecimal.mostDigits, decimals <= ExactDecimal.mostDecimals else { return nil }
    return ExactDecimal(coefficient: isNegative ? -coefficient : coefficient, decimals: decimals)
  }

  /// The width of a separator before exactly three digits. A full-width comma parts clauses as well: it counts only where a
  /// decimal point follows the groups.
  private func separator(_ start: Int) -> Int? {
    guard start < bytes.endIndex else { return nil }
    if bytes[start] == 0x2C { return isGroup(start + 1) ? 1 : nil }
    guard isWideComma(start), isGroup(start + 3) else { return nil }
    var end = start
    while isWideComma(end), isGroup(end + 3) { end += 6 }
    return end < bytes.endIndex && bytes[end] == 0x2E ? 3 : nil
  }

  private func isWideComma(_ start: Int) -> Bool {
    start + 2 < bytes.endIndex && bytes[start] == 0xEF && bytes[start + 1] == 0xBC && bytes[start + 2] == 0x8C
  }

  private func isGroup(_ start: Int) -> Bool {
    guard start + 3 <= bytes.endIndex, bytes[start..<start + 3].allSatisfy(FoldedBytes.isDigit) else { return false }
    return start + 3 == bytes.endIndex || !FoldedBytes.isDigit(bytes[start + 3])
  }

  private func isNumeric(_ byte: UInt8) -> Bool { FoldedBytes.isDigit(byte) || byte == 0x2E }

  private mutating func figure(_ number: ExactDecimal, digits: Range<Int>) -> TextFigure {
    let scale = take(Words.wan) ? 4 : take(Words.yi) ? 8 : 0
    let isMore = take(Words.more) || take(Words.many)
    let before = bytes[bytes.startIndex..<digits.lowerBound]
    let isApproximate = isMore || Words.about.contains { before.ends($0) }
    let kind = kind(number, scale: scale, digitCount: digits.count)
    return TextFigure(kind: kind, number: number, range: digits.lowerBound..<at, digits: digits, isApproximate: isApproximate)
  }

  private mutating func kind(_ number: ExactDecimal, scale: Int, digitCount: Int) -> TextFigure.Kind {
    if take(Words.yuan) {
      let unit: MoneyUnit = scale == 4 ? .wanYuan : scale == 8 ? .yiYuan : .yuan
      return .amount(PrintedAmount(number, unit))
    }
    if scale == 0 {
      if take(Words.percent) { return take(Words.pointsAfterSign) ? .points : .percent(Percentage(number)) }
      if take(Words.points) { return .points }
      if take(Words.year) { return digitCount == 4 && number.decimals == 0 ? .year(Int(number.coefficient)) : .other }
      if take(Words.month) || take(Words.day) { return .other }
      if take(Words.score) { return at < bytes.endIndex && bytes[at...].begins(Words.fraction) ? .other : .score(number) }
    }
    let value = scale == 0 ? number : ExactDecimal(coefficient: number.coefficient, decimals: number.decimals).scaled(scale)
    for (needle, unit) in Words.counts where take(needle) { return .count(Quantity(value, unit)) }
    return .other
  }

  private mutating func take(_ word: Needle) -> Bool {
    guard at < bytes.endIndex, bytes[at] == word.bytes[0], bytes[at...].begins(word) else { return false }
    at += word.bytes.count
    return true
  }

  private enum Words {
    static let wan = Needle("万"), yi = Needle("亿"), more = Needle("余"), many = Needle("多")
    static let yuan = Needle("元"), percent = Needle("%"), points = Needle("个百分点"), pointsAfterSign = Needle("点")
    static let year = Needle("年"), month = Needle("月"), day = Needle("日"), score = Needle("分"), fraction = Needle("之")
    static let about = ["约", "近", "大约", "超", "超过"].needles
    /// Longest first, so that 人次 is tried before 人.
    static let counts: [(Needle, MeasureUnit)] =
      [.personTime, .batch, .monthCount, .person, .household, .named, .village, .vehicle, .machine, .item, .place, .family, .loan]
      .map { (unit: MeasureUnit) in (Needle(unit.rawValue), unit) }
  }
}

extension ExactDecimal {
  /// The value ten to the power of `exponent` times as large, keeping what is known of its digits.
  func scaled(_ exponent: Int) -> ExactDecimal {
    decimals >= exponent
      ? ExactDecimal(coefficient: coefficient, decimals: decimals - exponent)
      : ExactDecimal(coefficient: coefficient * Int128.powerOfTen(exponent - decimals))
  }
}
