/// Public holidays and make-up workdays of some years (节假日安排), handed in as data from the State Council's yearly notice.
///
/// A year that is not covered counts weekends only, and whoever counts says so (`Deadline.uncoveredYears`).
package struct HolidayTable: Hashable, Sendable {
  /// Days off, weekends among them or not.
  package let holidays: Set<CivilDate>
  /// Saturdays and Sundays worked in exchange (调休上班).
  package let makeUpWorkdays: Set<CivilDate>
  /// Years whose notice is in the table.
  package let years: Set<Int>
  /// The notice: `国办发明电〔2023〕7号`.
  package let basis: String

  package init(
    holidays: Set<CivilDate>, makeUpWorkdays: Set<CivilDate>, years: Set<Int>, basis: String
  ) throws(ValueError) {
    func refusal(_ date: CivilDate, _ reason: String) -> ValueError {
      ValueError(what: "节假日安排", text: date.text, reason: reason, remedy: "请对照国务院办公厅当年的放假通知更正")
    }
    // Sorted, so that the same mistaken table is always refused with the same words.
    for date in makeUpWorkdays.sorted() {
      if holidays.contains(date) { throw refusal(date, "同一天既列为放假又列为上班") }
      if !date.weekday.isWeekend { throw refusal(date, "调休上班日应是星期六或星期日，这一天是\(date.weekday.text)") }
    }
    for date in holidays.union(makeUpWorkdays).sorted() where !years.contains(date.year) {
      throw refusal(date, "不在所列年份之内")
    }
    self.holidays = holidays
    self.makeUpWorkdays = makeUpWorkdays
    self.years = years
    self.basis = basis
  }

  private init() {
    holidays = []
    makeUpWorkdays = []
    years = []
    basis = ""
  }

  /// Covers no year: Saturdays and Sundays are off.
  package static let weekendsOnly = HolidayTable()

  package func covers(_ year: Int) -> Bool { years.contains(year) }

  package func isWorkingDay(_ date: CivilDate) -> Bool {
    if makeUpWorkdays.contains(date) { return true }
    return !holidays.contains(date) && !date.weekday.isWeekend
  }

  /// This day if it is worked, else the next that is.
  package func workingDay(onOrAfter date: CivilDate) -> CivilDate {
    var day = date
    while !isWorkingDay(day), day < .latest { day = day.adding(days: 1) }
    return day
  }

  /// This day if it is worked, else the last that was.
  package func workingDay(onOrBefore date: CivilDate) -> CivilDate {
    var day = date
    while !isWorkingDay(day), day > .earliest { day = day.adding(days: -1) }
    return day
  }

  /// Working days after `start` up to and with `end`; 0 when `end` is not later.
  package func workingDays(after start: CivilDate, through end: CivilDate) -> Int {
    var day = start
    var count = 0
    while day < end {
      day = day.adding(days: 1)
      if isWorkingDay(day) { count += 1 }
    }
    return count
  }
}

extension HolidayTable: Codable {
  private enum CodingKeys: String, CodingKey { case holidays, makeUpWorkdays, years, basis }

  /// Dates and years are written in order, so the same table gives the same bytes.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(holidays.sorted(), forKey: .holidays)
    try container.encode(makeUpWorkdays.sorted(), forKey: .makeUpWorkdays)
    try container.encode(years.sorted(), forKey: .years)
    try container.encode(basis, forKey: .basis)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let holidays = try container.decode(Set<CivilDate>.self, forKey: .holidays)
    let workdays = try container.decode(Set<CivilDate>.self, forKey: .makeUpWorkdays)
    let years = try container.decode(Set<Int>.self, forKey: .years)
    let basis = try container.decode(String.self, forKey: .basis)
    do throws(ValueError) {
      try self.init(holidays: holidays, makeUpWorkdays: workdays, years: years, basis: basis)
    } catch {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: error.message))
    }
  }
}
