/// A share in per cent (百分比): `95.30%`. Not to be mixed with percentage points (个百分点).
package struct Percentage: Hashable, Sendable {
  /// The digits before the sign.
  package let digits: ExactDecimal

  package init(_ digits: ExactDecimal) { self.digits = digits }

  /// A ratio printed with `decimals` digits, two unless the form says otherwise.
  package init(of ratio: Ratio, decimals: Int = 2) { digits = (ratio * Ratio(100)).rounded(decimals) }

  /// Reads `95.3%`, `95.3％`, `95.3百分比`.
  package init(parsing text: String) throws(ValueError) {
    let compact = text.halfWidth.withoutSpaces
    guard let sign = ["%", "百分比"].first(where: compact.hasTail) else {
      throw ValueError(what: "百分比", text: text, reason: "没有百分号", remedy: "请写成 95.30%")
    }
    digits = try ExactDecimal(parsing: String(compact.dropLast(sign.count)))
  }

  package var ratio: Ratio { digits.ratio * Ratio(1, 100) }
  package var interval: Interval { digits.interval * Interval(Ratio(1, 100)) }
  package var text: String { "\(digits)%" }

  /// The difference of two shares is a number of percentage points.
  package static func - (left: Percentage, right: Percentage) -> PercentagePoints {
    PercentagePoints(left.digits - right.digits)
  }

  package static func + (left: Percentage, right: PercentagePoints) -> Percentage {
    Percentage(left.digits + right.digits)
  }
}

/// A difference of two percentages (个百分点).
package struct PercentagePoints: Hashable, Sendable {
  package let digits: ExactDecimal

  package init(_ digits: ExactDecimal) { self.digits = digits }

  package var text: String { "\(digits)个百分点" }
}
