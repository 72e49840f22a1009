import HengValues

extension CodeDice {
  mutating func comparator() -> IndicatorValue.Comparator { pick(IndicatorValue.Comparator.allCases) }
  mutating func scale() -> IndicatorValue.Scale { pick(IndicatorValue.Scale.allCases) }

  /// Grouping is remembered only where it shows: below a thousand there is no separator.
  mutating func printedNumber() -> IndicatorValue.PrintedNumber {
    let digits = decimal(digits: 9, decimals: 0...4, signed: false)
    return IndicatorValue.PrintedNumber(digits, isGrouped: chance(2) && digits.grouped.contains(","))
  }

  /// `/人/月`; 人 before 次 would print 人/次, the misprint of 人次.
  mutating func per(_ least: Int) -> [MeasureUnit] {
    let units = (0..<int(least...2)).map { _ in pick(MeasureUnit.allCases) }
    return units == [.person, .time] ? [.person, .year] : units
  }

  mutating func deadline() -> IndicatorValue.Deadline {
    let year = chance(2) ? int(1900...2099) : nil
    let month = year == nil || chance(2) ? int(1...12) : nil
    let day = month.flatMap { chance(2) ? int(1...CivilDate.days(inMonth: $0, of: year ?? 2024)) : nil }
    let ending = day == nil ? pick(IndicatorValue.Deadline.Ending.allCases) : .none
    return IndicatorValue.Deadline(year: year, month: month, day: day, ending: ending, isBefore: chance(2))
  }

  /// A value of any kind whose print means only itself.
  mutating func form() -> IndicatorValue.Form {
    switch int(0...12) {
    case 0: .empty
    case 1: .placeholder(pick(["", "??有效", "?"]))
    case 2: .percent(comparator(), printedNumber(), signs: int(1...3))
    case 3: .deadline(deadline())
    case 4: .monthRange(first: int(1...12), last: int(1...12))
    case 5: .range(range())
    case 6: .money(comparator(), printedNumber(), scale(), hasYuan: true, per: per(0))
    case 7: .money(comparator(), printedNumber(), pick([.wan, .yi]), hasYuan: false, per: per(1))
    case 8: duration()
    case 9: count()
    case 10: .number(comparator(), printedNumber())
    case 11: pick([.referenceRate("LPR"), .referenceRate("银行基准利率"), .referenceRate("LPR(贷款市场报价利率)")])
    default: pick([.boolean("是"), .boolean("无"), .level("显著提升"), .level("合格"), .level("部分达成预期指标")])
    }
  }

  /// Ends of one scale, or of two that both print theirs; years and months of the calendar are times and no ranges.
  private mutating func range() -> ValueRange {
    let (low, high) = (printedNumber(), printedNumber())
    switch int(0...2) {
    case 0: return ValueRange(.init(low), .init(high), .percent)
    case 1:
      let scales = (scale(), scale())
      return ValueRange(.init(low, scales.0), .init(high, scales.1), .money(per: per(0)))
    default:
      let unit = pick(MeasureUnit.allCases.filter { ![.year, .schoolYear, .month, .quarter].contains($0) })
      return ValueRange(.init(low, scale()), .init(high, scale()), .counted(unit))
    }
  }

  /// Four bare digits before 年 would be a year, a bare 7 before 月 a month: those get a comparator.
  private mutating func duration() -> IndicatorValue.Form {
    let unit = pick(MeasureUnit.allCases.filter(\.isDuration))
    return .duration(unit == .year ? .atLeast : comparator(), printedNumber(), unit)
  }

  private mutating func count() -> IndicatorValue.Form {
    let (unit, scale) = (pick(MeasureUnit.allCases), scale())
    if unit.isDuration, scale == .one { return .count(comparator(), printedNumber(), .wan, unit) }
    return .count(unit == .month ? .atMost : comparator(), printedNumber(), scale, unit)
  }

  /// Pieces of real cells in any order, with foreign signs between.
  mutating func noise() -> String {
    let pieces = [
      "≥", "≤", ">", "=", "约", "不低于", "1", "12", "95", "2023", "1,234", "1.5", ".", ",", "%", "(%)", "百分比", "万", "亿", "元", "/", "人", "人次",
      "户", "月", "年",
      "底", "前", "日", "-", "—", "至", "是/否", "?", "LPR", "(", ")", "明显", "提高", "有效", " ", "\n", "\u{3000}", "\u{338}", "\u{301}", "\u{20E3}",
      "🧧", "👨‍👩‍👧",
      "é", "ﾊﾟ", "９", "％", "，", "\u{0}", "a", "個工作日", "个", "个工作日", "99999999999999999999999999", "٣", "\u{200D}",
    ]
    return (0..<int(0...7)).map { _ in pick(pieces) }.joined()
  }
}
