/// A budget year (预算年度): the calendar year, 1949…2100 (预算法 第18条).
///
/// Printed `2022年度`; in JSON the number 2022, and the printed form is read as well.
package struct FiscalYear: Hashable, Sendable {
  package let year: Int

  package static let plausible = 1949...2100

  /// Stands where a paper prints no year (未写明); a form that was read says so by a year of nil beside it.
  package static let unstated = FiscalYear(known: plausible.lowerBound)

  private init(known year: Int) { self.year = year }

  package init(_ year: Int) throws(ValueError) {
    guard Self.plausible.contains(year) else {
      throw ValueError(what: "年度", text: "\(year)", reason: "年度应在 1949—2100 之间", remedy: "请填四位年份，如 2022")
    }
    self.year = year
  }

  package init(of date: CivilDate) throws(ValueError) { try self.init(date.year) }

  package var firstDay: CivilDate { CivilDate(clampingDayNumber: lastDay.dayNumber - (CivilDate.isLeap(year) ? 365 : 364)) }
  package var lastDay: CivilDate { CivilDate.latest.adding(months: (year - 9999) * 12) }
  package func contains(_ date: CivilDate) -> Bool { date.year == year }

  /// nil beyond 2100.
  package var next: FiscalYear? { try? FiscalYear(year + 1) }
  /// nil before 1949.
  package var previous: FiscalYear? { try? FiscalYear(year - 1) }
}

extension FiscalYear: Comparable {
  package static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.year < right.year }
}

extension FiscalYear: PrintedValue {
  /// `2022年度`.
  package var text: String { "\(year)年度" }

  /// Reads `2022`, `2022年`, `2022年度` and `（2022年度）`.
  package init(_ text: String) throws(ValueError) {
    var folded = FoldedText(text).removing("()")
    let year = folded.takeNumber(4, 4)
    if folded.take("年") { _ = folded.take("度") }
    guard let year, folded.isAtEnd else {
      throw ValueError(what: "年度", text: text, reason: "应为四位年份", remedy: "请写成 2022 或 2022年度")
    }
    try self.init(year)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do throws(ValueError) {
      if let year = try? container.decode(Int.self) {
        try self.init(year)
      } else {
        try self.init((try? container.decode(String.self)) ?? "")
      }
    } catch {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: error.message))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(year)
  }
}
