import Foundation
import HengValues
import Testing

@Suite("Legal clocks and moments")
struct LegalClockTests {
  /// Mid-autumn and National Day 2023 as the State Council's notice gave them: 29 September to 6 October off, 7 and 8 October worked.
  private func table2023() throws -> HolidayTable {
    let first = try CivilDate("2023-09-29")
    return try HolidayTable(
      holidays: Set((0..<8).map { first.adding(days: $0) }),
      makeUpWorkdays: [CivilDate("2023-10-07"), CivilDate("2023-10-08")], years: [2023], basis: "国办发明电〔2022〕16号")
  }

  @Test("disclosure is due 20 calendar days after approval, the day of approval not counted")
  func disclosure() throws {
    let deadline = LegalClock(.calendarDays(20)).deadline(from: try CivilDate("2023-09-18"))
    #expect(deadline.due.text == "2023-10-08" && deadline.isCertain)
    #expect(try deadline.daysLeft(on: CivilDate("2023-10-08")) == 0 && !deadline.isOverdue(on: CivilDate("2023-10-08")))
    #expect(try deadline.daysLeft(on: CivilDate("2023-10-09")) == -1 && deadline.isOverdue(on: CivilDate("2023-10-09")))
    #expect(deadline.daysLeft(on: try CivilDate("2023-09-18")) == 20)
  }

  @Test("working days follow the year's notice")
  func workingDays() throws {
    let (clock, start, table) = (LegalClock(.workingDays(10)), try CivilDate("2023-09-25"), try table2023())
    let deadline = clock.deadline(from: start, holidays: table)
    #expect(deadline.due.text == "2023-10-13" && deadline.isCertain)
    #expect(deadline.workingDaysLeft(on: try CivilDate("2023-10-08"), holidays: table) == 5)
    let blind = clock.deadline(from: start)
    #expect(blind.due.text == "2023-10-09" && blind.uncoveredYears == [2023])
    #expect(clock.deadline(from: try CivilDate("2023-12-25"), holidays: table).uncoveredYears == [2024])
  }

  @Test("a last day off moves only when the rule says so")
  func extending() throws {
    let (start, table) = (try CivilDate("2023-09-11"), try table2023())
    #expect(LegalClock(.calendarDays(20)).deadline(from: start, holidays: table).due.text == "2023-10-01")
    #expect(LegalClock(.calendarDays(20), extendsPastDaysOff: true).deadline(from: start, holidays: table).due.text == "2023-10-07")
  }

  @Test("months and years end on the corresponding day or the month's last")
  func months() throws {
    #expect(LegalClock(.months(1)).deadline(from: try CivilDate("2023-01-31")).due.text == "2023-02-28")
    #expect(LegalClock(.years(2)).deadline(from: try CivilDate("2024-02-29")).due.text == "2026-02-28")
    #expect(LegalClock(.years(.max)).deadline(from: try CivilDate("2024-02-29")).due == .latest)
    #expect(LegalClock(.calendarDays(0)).deadline(from: try CivilDate("2024-02-29")).due.text == "2024-02-29")
    #expect(LegalClock(.workingDays(-3)).deadline(from: try CivilDate("2024-02-29")).due.text == "2024-02-29")
    #expect(
      [LegalClock(.calendarDays(20)), LegalClock(.workingDays(10)), LegalClock(.months(3)), LegalClock(.years(2))].map(\.text) == [
        "20日", "10个工作日", "3个月", "2年",
      ])
  }

  @Test("a due day is worked and has exactly n working days behind the start")
  func workingDayProperty() throws {
    var dice = CodeDice(71)
    let table = try table2023()
    for _ in 0..<1_000 {
      let (start, count) = (try Make.date(&dice, years: 2022...2024), dice.int(1...60))
      let due = LegalClock(.workingDays(count)).deadline(from: start, holidays: table).due
      #expect(table.isWorkingDay(due))
      #expect(table.workingDays(after: start, through: due) == count)
    }
  }

  @Test("a mistaken holiday table is refused; a good one goes through JSON unchanged")
  func tables() throws {
    let saturday = try CivilDate("2023-10-07")
    #expect(throws: ValueError.self) { try HolidayTable(holidays: [saturday], makeUpWorkdays: [saturday], years: [2023], basis: "") }
    #expect(throws: ValueError.self) {
      try HolidayTable(holidays: [], makeUpWorkdays: [saturday.adding(days: 2)], years: [2023], basis: "")
    }
    #expect(throws: ValueError.self) { try HolidayTable(holidays: [saturday], makeUpWorkdays: [], years: [2024], basis: "") }
    let table = try table2023()
    let bytes = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(HolidayTable.self, from: bytes) == table)
  }

  @Test(
    "written forms of one moment",
    arguments: [
      "2022-11-30T08:15:00Z", "2022-11-30T16:15:00+08:00", "2022-11-30 08:15:00.250Z", "2022-11-30T03:15:00-0500", "2022-11-30t08:15:00z",
    ])
  func moments(_ text: String) throws {
    let moment = try Timestamp(text)
    #expect(moment.text == "2022-11-30T08:15:00Z" && moment.secondsSinceEpoch == 1_669_796_100)
  }

  @Test(
    "a moment without a zone, or that cannot be, is refused",
    arguments: [
      "2022-11-30T08:15:00", "2022-11-30", "2022-02-30T08:15:00Z", "2022-11-30T24:00:00Z", "2022-11-30T08:15:60Z", "2022-11-30T08:15:00Z1",
      "0001-01-01T00:00:00+08:00",
    ])
  func noMoment(_ text: String) { #expect(refusal(Timestamp.self, text) != nil) }

  @Test("moments agree with Foundation's ISO 8601")
  func foundation() throws {
    var dice = CodeDice(72)
    for _ in 0..<1_000 {
      let moment = try Timestamp(secondsSinceEpoch: dice.int(-10_000_000_000...250_000_000_000))
      #expect(Date(timeIntervalSince1970: Double(moment.secondsSinceEpoch)).formatted(.iso8601) == moment.text)
    }
  }

  @Test("the day in China turns eight hours before UTC")
  func chinaDay() throws {
    #expect(try Timestamp("2022-12-31T15:59:59Z").date().text == "2022-12-31")
    #expect(try Timestamp("2022-12-31T16:00:00Z").date().text == "2023-01-01")
    #expect(try Timestamp("1969-12-31T23:59:59Z").date(offsetHours: 0).text == "1969-12-31")
  }
}
