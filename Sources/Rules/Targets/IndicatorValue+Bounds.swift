import HengDomain
import HengValues

extension IndicatorValue {
  /// What the printed digits allow, in yuan, the counted thing or a ratio; nil for words, times and ranges.
  var interval: Interval? {
    switch form {
    case .percent(_, let number, _): number.digits.interval * Interval(Ratio(1, 100))
    case .money(_, let number, let scale, _, _), .count(_, let number, let scale, _):
      number.digits.interval * Interval(Ratio(Int128.powerOfTen(scale.exponent)))
    case .duration(_, let number, _), .number(_, let number): number.digits.interval
    default: nil
    }
  }

  var isMoney: Bool { if case .money = dimension { true } else { false } }

  /// An amount as such, not a price for something.
  var isPlainMoney: Bool { dimension == .money(per: []) }

  /// What a price is for: `45元/人` is for a person; empty for a plain amount, nil where the value is no money.
  var perUnits: [MeasureUnit]? { if case .money(let per) = dimension { per } else { nil } }

  /// The counted unit, nil where the value is no count.
  var countUnit: MeasureUnit? { if case .count(let unit) = dimension { unit } else { nil } }

  /// The printed figure is neither a floor nor a ceiling.
  var isPoint: Bool { comparator == .none || comparator == .equal }

  /// The direction that comparator, form and level imply when none is stored.
  func defaultDirection(level1: IndicatorLevel1, level2: IndicatorLevel2) -> IndicatorDirection {
    switch form {
    case .deadline, .monthRange: return .date
    case .boolean, .placeholder: return .boolean
    case .range: return .range
    case .level, .tautology, .referenceRate, .unrecognised, .empty: return .qualitative
    case .percent, .money, .duration, .count, .number: break
    }
    switch comparator {
    case .atLeast, .above: return .increasing
    case .atMost, .below: return .decreasing
    case .equal: return .equal
    case .none, .about: return level2 == .cost || level1 == .cost ? .decreasing : .increasing
    }
  }
}

extension MeasureUnit {
  /// Units that count periods, not things; a price per period cannot be multiplied by heads.
  var isPeriod: Bool {
    switch self {
    case .workday, .day, .monthCount, .schoolYear, .semester, .year, .month, .quarter, .session: true
    default: false
    }
  }

  var isPerson: Bool { self == .person || self == .personTime || self == .named }
  var isHousehold: Bool { self == .household || self == .householdTime || self == .family }
}
