/// A stretch between two printed figures (区间): `10-20个`, `80%-90%`, `3~5天`, `1612-1738元/月`, `5000元-1万元`.
///
/// Both ends measure the same. An end that has no unit or scale of its own takes those of the other: `1-2万人` is 10,000 to 20,000.
package struct ValueRange: Hashable, Sendable {
  /// What both ends measure.
  package enum Measure: Hashable, Sendable {
    case percent
    case money(per: [MeasureUnit])
    case counted(MeasureUnit)
  }

  package struct End: Hashable, Sendable {
    package let number: IndicatorValue.PrintedNumber
    package let scale: IndicatorValue.Scale

    package init(_ number: IndicatorValue.PrintedNumber, _ scale: IndicatorValue.Scale = .one) {
      self.number = number
      self.scale = scale
    }

    var ratio: Ratio { number.digits.ratio * Ratio(Int128.powerOfTen(scale.exponent)) }
  }

  package let low: End
  package let high: End
  package let measure: Measure

  package init(_ low: End, _ high: End, _ measure: Measure) {
    self.low = low
    self.high = high
    self.measure = measure
  }

  /// In yuan, the counted thing or a ratio; in order also where the larger end was printed first.
  package var ends: ClosedRange<Ratio> {
    let factor = measure == .percent ? Ratio(1, 100) : .one
    let (first, last) = (low.ratio * factor, high.ratio * factor)
    return min(first, last)...max(first, last)
  }

  package var dimension: IndicatorValue.Dimension {
    switch measure {
    case .percent: .ratio
    case .money(let per): .money(per: per.map(\.canonical))
    case .counted(let unit): unit.isDuration && low.scale == .one && high.scale == .one ? .duration(unit.canonical) : .count(unit.canonical)
    }
  }

  /// Without the white space of the cell, in the shortest spelling: `80%-90%`, `10-20个`, `5000元-1万元`.
  package var text: String { spaced("") }

  /// With `gap` between a number and what it counts; a per cent sign has none.
  package func spaced(_ gap: String) -> String {
    if measure == .percent { return "\(low.number.text)%-\(high.number.text)%" }
    let tail = gap + high.scale.rawValue + unitText
    let front = low.scale == high.scale ? "" : gap + low.scale.rawValue + unitText
    return "\(low.number.text)\(front)-\(high.number.text)\(tail)"
  }

  private var unitText: String {
    switch measure {
    case .percent: "%"
    case .money(let per): "元" + per.perText
    case .counted(let unit): unit.rawValue
    }
  }
}

extension ValueRange {
  /// Nil when the cell is no range. Months, quarters and calendar years are times (`1-12月`, `1-2季度`, `2022-2023年`), not amounts of them.
  init?(parsing compact: CellScanner) {
    var text = compact
    guard let low = text.number() else { return nil }
    let lowScale = text.scale()
    let lowMeasure = Self.measure(&text)
    guard text.dash(), let high = text.number() else { return nil }
    let highScale = text.scale()
    guard let measure = Self.measure(&text, isLast: true) else { return nil }
    _ = text.take("之间")
    guard text.isAtEnd, lowMeasure == nil || lowMeasure == measure else { return nil }
    if measure == .percent, lowScale != .one || highScale != .one { return nil }
    if case .counted(let unit) = measure {
      if unit == .month || unit == .quarter { return nil }
      if unit == .year || unit == .schoolYear, [low, high].contains(where: Self.isYear) { return nil }
    }
    let takesOther = lowMeasure == nil && lowScale == .one
    self.init(End(low, takesOther ? highScale : lowScale), End(high, highScale), measure)
  }

  /// `元/月`, `%`, `个`; nil when none of them stands here. The first end needs none.
  private static func measure(_ text: inout CellScanner, isLast: Bool = false) -> Measure? {
    if isLast, let signs = text.percentSigns(), signs > 0 { return .percent }
    if text.percentSign() { return .percent }
    if text.take("元") {
      var units: [MeasureUnit] = []
      while units.count < 2, text.peek == UInt8(ascii: "/") {
        _ = text.take("/")
        guard let unit = text.unit() else { return nil }
        units.append(unit)
      }
      return .money(per: units)
    }
    return text.unit().map(Measure.counted)
  }

  private static func isYear(_ number: IndicatorValue.PrintedNumber) -> Bool {
    !number.isGrouped && number.digits >= ExactDecimal(1900) && number.digits <= ExactDecimal(2099)
  }
}
