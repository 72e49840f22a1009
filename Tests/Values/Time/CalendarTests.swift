import Foundation
import HengValues
import Testing

@Suite("Dates, years and periods")
struct CalendarTests {
  @Test("every day from 1600 to 2400 follows the one before")
  func everyDay() throws {
    var expected = try CivilDate("1600-01-01")
    let last = try CivilDate("2400-12-31").dayNumber
    var mismatches = 0
    for number in expected.dayNumber...last {
      let day = CivilDate(clampingDayNumber: number)
      if day != expected || day.dayNumber != number { mismatches += 1 }
      let (year, month) = (day.year, day.month)
      if day.day < CivilDate.days(inMonth: month, of: year) {
        expected = try CivilDate(year: year, month: month, day: day.day + 1)
      } else {
        expected = try CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
      }
    }
    #expect(mismatches == 0)
  }

  @Test("day numbers and weekdays agree with Foundation's calendar")
  func foundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var dice = CodeDice(61)
    for _ in 0..<1_000 {
      let day = try Make.date(&dice, years: 1600...9998)
      let moment = Date(timeIntervalSince1970: Double(day.dayNumber) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
      #expect([parts.year, parts.month, parts.day] == [day.year, day.month, day.day])
      #expect(parts.weekday.map { $0 == 1 ? 7 : $0 - 1 } == day.weekday.rawValue)
      let months = dice.int(-2_000...2_000)
      if let moved = calendar.date(byAdding: .month, value: months, to: moment),
        (1600...9998).contains(calendar.component(.year, from: moved))
      {
        #expect(day.adding(months: months).dayNumber == Int((moved.timeIntervalSince1970 / 86_400).rounded()))
      }
    }
  }

  @Test("moving by days is undone by moving back and stays in bounds")
  func moving() throws {
    var dice = CodeDice(62)
    for _ in 0..<1_000 {
      let (day, count) = (try Make.date(&dice, years: 1000...9000), dice.int(-300_000...300_000))
      #expect(day.adding(days: count).adding(days: -count) == day)
      #expect(day.adding(days: count).days(since: day) == count)
      #expect(day.adding(days: .max) == .latest && day.adding(days: .min) == .earliest)
      #expect(day.adding(months: .max) == .latest && day.adding(months: .min) == .earliest)
    }
  }

  @Test(
    "written forms of one day",
    arguments: [
      "2022-11-30", "2022年11月30日", "2022/11/30", "2022.11.30", "２０２２年１１月３０日", "2022 年 11 月 30 日", "20221130", "2022-11-30 ", "2022年11月30号",
    ])
  func forms(_ text: String) throws {
    #expect(try CivilDate(text).text == "2022-11-30")
    #expect(try CivilDate(text).chineseText == "2022年11月30日")
  }

  @Test("a day without leading zeros is read, printed with them")
  func shortForm() throws { #expect(try CivilDate("2022/1/5").text == "2022-01-05") }

  @Test(
    "what is no date is refused with the reason",
    arguments: [
      ("2023-02-29", "2023年2月只有 1—28 日"), ("1900-02-29", "1900年2月只有 1—28 日"), ("2022-13-01", "月份应在 1—12 之间"),
      ("2022-00-01", "月份应在 1—12 之间"),
      ("22-11-30", "应以四位年份开头"), ("30/11/2022", "应以四位年份开头"), ("2022-11/30", "不是“年、月、日”的写法"), ("2022-11", "不是“年、月、日”的写法"),
      ("2022-11-300", "不是“年、月、日”的写法"), ("2022112", "不是“年、月、日”的写法"), ("0000-01-01", "年份应在 1—9999 之间"), ("", "内容为空"),
    ])
  func refused(_ text: String, _ reason: String) { #expect(refusal(CivilDate.self, text)?.reason == reason) }

  @Test("leap years of the centuries")
  func leap() throws {
    #expect(try CivilDate("2000-02-29").adding(months: 12).text == "2001-02-28")
    #expect(try CivilDate("2022-01-31").adding(months: 1).text == "2022-02-28")
    #expect(try CivilDate("2024-02-01").lastDayOfMonth.day == 29)
  }

  @Test("a budget year is the calendar year")
  func fiscalYear() throws {
    for number in FiscalYear.plausible {
      let year = try FiscalYear(number)
      #expect(year.firstDay.text == "\(number)-01-01" && year.lastDay.text == "\(number)-12-31")
    }
    #expect(try FiscalYear("（2024年度）").text == "2024年度")
    #expect(try FiscalYear(2100).next == nil && FiscalYear(1949).previous == nil && FiscalYear(2022).next?.year == 2023)
    #expect(String(decoding: try JSONEncoder().encode([FiscalYear(2022)]), as: UTF8.self) == "[2022]")
    #expect(try JSONDecoder().decode([FiscalYear].self, from: Data(#"["2022年度"]"#.utf8)) == [FiscalYear(2022)])
    #expect(refusal(FiscalYear.self, "1948") != nil && refusal(FiscalYear.self, "2101年度") != nil)
  }

  @Test(
    "month ranges of column labels",
    arguments: ["1-7月", "1—7月", "1–7月", "1～7月", "1~7月", "1月至7月", "1——7月", "1月-7月份", "１－７月", "2024年1-7月", "2024年度1至7月"])
  func monthRanges(_ text: String) throws {
    let period = try Period(text, in: FiscalYear(2024))
    #expect(period.monthsText == "1-7月" && period.text == "2024年1-7月")
    #expect(period.asOf.text == "2024-07-31" && period.firstDay.text == "2024-01-01" && period.isCumulative && period.months == 7)
  }

  @Test("named ranges", arguments: [("上半年", "1-6月"), ("前三季度", "1-9月"), ("第三季度", "7-9月"), ("全年", "1-12月"), ("2月", "2月"), ("2月份", "2月")])
  func namedRanges(_ text: String, _ months: String) throws {
    let period = try Period(text, in: FiscalYear(2023))
    #expect(period.monthsText == months)
    #expect(Period.whole(try FiscalYear(2023)).contains(period))
  }

  @Test("no month range", arguments: ["7-1月", "0-7月", "1-13月", "1-7", "7", "1月7日", "2023年1-7月", "-7月", "第全年度"])
  func noRange(_ text: String) throws {
    let year = try FiscalYear(2024)
    #expect(throws: ValueError.self) { try Period(text, in: year) }
  }
}
