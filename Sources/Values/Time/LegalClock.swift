/// A term set by law or rule (法定期限), counted from the day after the starting day (民法典 第201条).
///
/// 部门决算 approved on 2023-09-18 with `.calendarDays(20)` is due on 2023-10-08 (预算法 第14条: 20 days, not 20 working days).
package struct LegalClock: Hashable, Sendable, Codable {
  package enum Term: Hashable, Sendable, Codable {
    /// Natural days (日、自然日).
    case calendarDays(Int)
    /// Working days (工作日): the n-th working day after the start.
    case workingDays(Int)
    /// The corresponding day, or the month's last.
    case months(Int)
    case years(Int)
  }

  package var term: Term
  /// A last day that is a day off moves to the next working day (民法典 第203条). Off by default: 预算法 gives no such grace.
  package var extendsPastDaysOff: Bool

  package init(_ term: Term, extendsPastDaysOff: Bool = false) {
    self.term = term
    self.extendsPastDaysOff = extendsPastDaysOff
  }

  /// `20日`, `10个工作日`, `3个月`, `2年`.
  package var text: String {
    switch term {
    case .calendarDays(let count): "\(count)日"
    case .workingDays(let count): "\(count)个工作日"
    case .months(let count): "\(count)个月"
    case .years(let count): "\(count)年"
    }
  }

  /// The deadline of a term that started on `start`. A term of zero or less is due on the starting day.
  package func deadline(from start: CivilDate, holidays: HolidayTable = .weekendsOnly) -> Deadline {
    var due = start
    var needsTable = extendsPastDaysOff
    switch term {
    case .calendarDays(let count): due = start.adding(days: max(0, count))
    case .months(let count): due = start.adding(months: max(0, count))
    case .years(let count): due = start.adding(months: count > 10_000 ? 120_000 : max(0, count) * 12)
    case .workingDays(let count):
      needsTable = true
      var left = max(0, count)
      while left > 0, due < .latest {
        due = due.adding(days: 1)
        if holidays.isWorkingDay(due) { left -= 1 }
      }
    }
    if extendsPastDaysOff { due = holidays.workingDay(onOrAfter: due) }
    let uncovered = needsTable ? (start.year...due.year).filter { !holidays.covers($0) } : []
    return Deadline(start: start, due: due, uncoveredYears: uncovered)
  }
}

/// When a term ends (截止日), and how sure that is.
package struct Deadline: Hashable, Sendable, Codable {
  /// The starting day, itself not counted.
  package var start: CivilDate
  /// The last day on which the duty can be met.
  package var due: CivilDate
  /// Years whose holidays would matter but are not in the table; empty when the date is certain.
  package var uncoveredYears: [Int]

  package init(start: CivilDate, due: CivilDate, uncoveredYears: [Int] = []) {
    self.start = start
    self.due = due
    self.uncoveredYears = uncoveredYears
  }

  package var isCertain: Bool { uncoveredYears.isEmpty }

  /// Natural days left; 0 on the last day, negative when overdue.
  package func daysLeft(on date: CivilDate) -> Int { due.days(since: date) }
  package func isOverdue(on date: CivilDate) -> Bool { date > due }
  package func workingDaysLeft(on date: CivilDate, holidays: HolidayTable) -> Int {
    holidays.workingDays(after: date, through: due)
  }
}
