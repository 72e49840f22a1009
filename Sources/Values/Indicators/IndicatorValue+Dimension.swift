extension IndicatorValue {
  /// What a value measures (量纲). Values of different dimension are never set against each other.
  package enum Dimension: Hashable, Sendable {
    case ratio
    /// Money for each of `per`, in yuan.
    case money(per: [MeasureUnit])
    case count(MeasureUnit)
    case duration(MeasureUnit)
    case time
    case number
    case referenceRate
    case boolean
    case level
    /// Empty, placeholder, tautology or unrecognised: nothing that could be compared.
    case none

    /// The dimension in Chinese, for messages.
    package var text: String {
      switch self {
      case .ratio: "百分比"
      case .money(let per): per.isEmpty ? "金额" : "金额（元\(per.perText)）"
      case .count(let unit): "数量（\(unit.rawValue)）"
      case .duration(let unit): "时长（\(unit.rawValue)）"
      case .time: "时间"
      case .number: "无单位数字"
      case .referenceRate: "参照利率"
      case .boolean: "是否"
      case .level: "定性表述"
      case .none: "无可比内容"
      }
    }
  }

  package var dimension: Dimension {
    switch form {
    case .percent: .ratio
    case .money(_, _, _, _, let per): .money(per: per.map(\.canonical))
    case .range(let range): range.dimension
    case .count(_, _, _, let unit): .count(unit.canonical)
    case .duration(_, _, let unit): .duration(unit.canonical)
    case .deadline, .monthRange: .time
    case .number: .number
    case .referenceRate: .referenceRate
    case .boolean: .boolean
    case .level: .level
    case .tautology, .empty, .placeholder, .unrecognised: .none
    }
  }

  /// The exact value in its dimension: yuan, the counted thing, or a ratio (95 % is 0.95). Nil for words, times and ranges.
  package var magnitude: Ratio? {
    switch form {
    case .percent(_, let number, _): number.digits.ratio * Ratio(1, 100)
    case .money(_, let number, let scale, _, _), .count(_, let number, let scale, _):
      number.digits.ratio * Ratio(Int128.powerOfTen(scale.exponent))
    case .duration(_, let number, _), .number(_, let number): number.digits.ratio
    default: nil
    }
  }

  /// Both ends of a value: a range has two, a single figure the same twice. Nil for words and times.
  package var ends: ClosedRange<Ratio>? {
    if case .range(let range) = form { return range.ends }
    return magnitude.map { $0...$0 }
  }

  /// Whether `other` may be set against this target: the same dimension, or a bare number, which takes the target's unit.
  package func isComparable(with other: IndicatorValue) -> Bool {
    switch (dimension, other.dimension) {
    case (.none, _), (_, .none): false
    case (.count, .number), (.duration, .number), (.money, .number): true
    // 0.9 beside ≥90% may be a ratio or a mistake.
    case (.ratio, .number): (other.magnitude ?? .zero) > .one || (ends?.upperBound ?? .zero) <= Ratio(1, 100)
    case (.count(let left), .count(let right)): left == right || left.base.unit == right.base.unit
    case (let left, let right): left == right
    }
  }

  /// The ends of this value in the unit of a target: a bare number takes it, 3500米 is 3.5公里.
  package func ends(in target: IndicatorValue) -> ClosedRange<Ratio>? {
    guard let ends else { return nil }
    let factor: Ratio
    switch (target.form, form) {
    case (.percent, .number): factor = Ratio(1, 100)
    case (.money(_, _, let scale, _, _), .number), (.count(_, _, let scale, _), .number): factor = Ratio(Int128.powerOfTen(scale.exponent))
    default:
      guard case .count(let due) = target.dimension, case .count(let own) = dimension, due != own, due.base.unit == own.base.unit else {
        return ends
      }
      factor = own.base.factor.divided(by: due.base.factor) ?? .one
    }
    return ends.lowerBound * factor...ends.upperBound * factor
  }
}

extension MeasureUnit {
  /// The unit of the same kind that a length or a weight converts into, and by how much; any other unit is its own.
  var base: (unit: MeasureUnit, factor: Ratio) {
    switch canonical {
    case .kilometreChinese: (.metre, Ratio(1000))
    case .ton: (.kilogram, Ratio(1000))
    default: (canonical, .one)
    }
  }

  /// One spelling for units that have two: 公里 for km, 工作日 for 个工作日.
  package var canonical: MeasureUnit {
    switch self {
    case .kilometre: .kilometreChinese
    case .workdayCount: .workday
    default: self
    }
  }
}
