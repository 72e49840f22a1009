/// A range of months inside one budget year (期间): `2024年1-7月`.
///
/// A monitoring paper's column labels carry the range without the year (`1-7月执行数`), see `monthsText`; figures of a
/// period are as of its last day.
package struct Period: Hashable, Sendable {
  package let year: FiscalYear
  package let firstMonth: Int
  package let lastMonth: Int

  package init(year: FiscalYear, from firstMonth: Int, through lastMonth: Int) throws(ValueError) {
    guard (1...12).contains(firstMonth), (1...12).contains(lastMonth), firstMonth <= lastMonth else {
      throw ValueError(
        what: "期间", text: "\(firstMonth)-\(lastMonth)月", reason: "月份应在 1—12 之间，且起月不晚于止月",
        remedy: "请写成 1-7月")
    }
    self.year = year
    self.firstMonth = firstMonth
    self.lastMonth = lastMonth
  }

  private init(whole year: FiscalYear) {
    self.year = year
    firstMonth = 1
    lastMonth = 12
  }

  /// January to December (全年).
  package static func whole(_ year: FiscalYear) -> Period { Period(whole: year) }

  package var firstDay: CivilDate { year.firstDay.adding(months: firstMonth - 1) }
  /// The day the period's figures are as of (截至日): the last day of its last month.
  package var asOf: CivilDate { year.firstDay.adding(months: lastMonth - 1).lastDayOfMonth }
  package var months: Int { lastMonth - firstMonth + 1 }
  /// Runs from January, as cumulative outturn does (累计数).
  package var isCumulative: Bool { firstMonth == 1 }
  package func contains(_ date: CivilDate) -> Bool { (firstDay...asOf).contains(date) }
  package func contains(_ other: Period) -> Bool {
    year == other.year && firstMonth <= other.firstMonth && other.lastMonth <= lastMonth
  }

  /// `1-7月`, or `7月` for a single month.
  package var monthsText: String { firstMonth == lastMonth ? "\(firstMonth)月" : "\(firstMonth)-\(lastMonth)月" }
}

extension Period: PrintedValue {
  /// `2024年1-7月`.
  package var text: String { "\(year.year)年\(monthsText)" }

  /// Reads a period that names its year: `2024年1-7月`, `2024年度上半年`.
  package init(_ text: String) throws(ValueError) { try self.init(reading: text, year: nil) }

  /// Reads a column label's months in a known year: `1-7月`, `1—7月`, `1月至7月`, `上半年`; a year in the text must agree.
  package init(_ text: String, in year: FiscalYear) throws(ValueError) { try self.init(reading: text, year: year) }

  private static let named: [(word: String, months: ClosedRange<Int>)] = [
    ("全年", 1...12), ("上半年", 1...6), ("下半年", 7...12), ("前三季度", 1...9),
    ("一季度", 1...3), ("二季度", 4...6), ("三季度", 7...9), ("四季度", 10...12),
  ]

  private init(reading text: String, year given: FiscalYear?) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(what: "期间", text: text, reason: reason, remedy: "请写成 1-7月 或 2024年1-7月")
    }
    var folded = FoldedText(text)
    var year = given
    let whole = folded
    if let number = folded.takeNumber(4, 4), folded.take("年") {
      _ = folded.take("度")
      let written = try FiscalYear(number)
      if let given, given != written { throw refusal("写明的年份与 \(given.text)不一致") }
      year = written
    } else {
      folded = whole
    }
    guard let year else { throw refusal("缺少年份") }
    if let first = folded.takeNumber(1, 2) {
      let hasMonthWord = folded.take("月")
      _ = folded.take("份")
      var last: Int?
      var dashes = 0
      while folded.take("-–—―−~〜至到") { dashes += 1 }
      if dashes > 0 {
        last = folded.takeNumber(1, 2)
        guard last != nil, folded.take("月") else { throw refusal("止月应写成“几月”") }
        _ = folded.take("份")
      } else if hasMonthWord {
        last = first
      }
      guard let last, folded.isAtEnd else { throw refusal("不是月份范围的写法") }
      guard (1...12).contains(first), (1...12).contains(last), first <= last else {
        throw refusal("月份应在 1—12 之间，且起月不晚于止月")
      }
      try self.init(year: year, from: first, through: last)
      return
    }
    _ = folded.take("第")
    for name in Self.named where folded.takeWord(name.word) && folded.isAtEnd {
      try self.init(year: year, from: name.months.lowerBound, through: name.months.upperBound)
      return
    }
    throw refusal("不是月份范围的写法")
  }
}
