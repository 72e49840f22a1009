/// A day of the civil calendar (日期), without time or zone, from 0001-01-01 to 9999-12-31.
///
/// Proleptic Gregorian by arithmetic alone. `dayNumber` counts from 1970-01-01 = 0, so a difference of day numbers is a
/// number of days.
package struct CivilDate: Hashable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int

  private init(checkedYear year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  package static let earliest = CivilDate(checkedYear: 1, 1, 1)
  package static let latest = CivilDate(checkedYear: 9999, 12, 31)

  /// A day that exists; 2023-02-29 does not.
  package init(year: Int, month: Int, day: Int) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(what: "日期", text: "\(year)-\(month)-\(day)", reason: reason, remedy: "请核对后按 2022-11-30 的样式填写")
    }
    guard (1...9999).contains(year) else { throw refusal("年份应在 1—9999 之间") }
    guard (1...12).contains(month) else { throw refusal("月份应在 1—12 之间") }
    let last = Self.days(inMonth: month, of: year)
    guard (1...last).contains(day) else { throw refusal("\(year)年\(month)月只有 1—\(last) 日") }
    self.init(checkedYear: year, month, day)
  }

  /// The day with this number, held inside the calendar's bounds.
  package init(clampingDayNumber number: Int) {
    guard number > Self.earliest.dayNumber else {
      self = Self.earliest
      return
    }
    guard number < Self.latest.dayNumber else {
      self = Self.latest
      return
    }
    // Years run from March, so that the leap day is the last of its year; eras are 400 years of 146 097 days.
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      checkedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// Days since 1970-01-01.
  package var dayNumber: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// 28…31; 0 for a month that does not exist.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 0
    }
  }
}

extension CivilDate: Comparable {
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate {
  package var lastDayOfMonth: CivilDate { CivilDate(checkedYear: year, month, Self.days(inMonth: month, of: year)) }

  /// Days from `other` to this day; negative when this day is earlier.
  package func days(since other: CivilDate) -> Int { dayNumber - other.dayNumber }

  /// This day moved by days; held inside the calendar's bounds.
  package func adding(days: Int) -> CivilDate {
    let (number, overflow) = dayNumber.addingReportingOverflow(days)
    return CivilDate(clampingDayNumber: overflow ? (days < 0 ? .min : .max) : number)
  }

  /// The corresponding day months later; the month's last day where there is none: 2022-01-31 + 1 = 2022-02-28 (民法典 第202条).
  package func adding(months: Int) -> CivilDate {
    let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, count >= 12 else { return months < 0 ? Self.earliest : Self.latest }
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    guard newYear <= 9999 else { return Self.latest }
    return CivilDate(checkedYear: newYear, newMonth, min(day, Self.days(inMonth: newMonth, of: newYear)))
  }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = (dayNumber + 3) % 7
    return Weekday(rawValue: (index < 0 ? index + 7 : index) + 1) ?? .monday
  }
}

/// Day of the week (星期), Monday = 1 as in ISO 8601.
package enum Weekday: Int, Hashable, Sendable, Codable, CaseIterable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  package var isWeekend: Bool { self == .saturday || self == .sunday }

  /// `星期一`.
  package var text: String {
    switch self {
    case .monday: "星期一"
    case .tuesday: "星期二"
    case .wednesday: "星期三"
    case .thursday: "星期四"
    case .friday: "星期五"
    case .saturday: "星期六"
    case .sunday: "星期日"
    }
  }
}
