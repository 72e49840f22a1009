import HengRules
import HengValues
import Testing

@Suite("Holidays of the yearly notices")
struct HolidayNoticesTests {
  private let table = HolidayTable.published

  @Test("twenty-three years are covered, and no other")
  func years() {
    #expect(table.years == Set(2004...2026))
    #expect(!table.covers(2027))
    #expect(table.holidays.count == 621)
    #expect(table.makeUpWorkdays.count == 150)
  }

  @Test(
    "days are off or worked as the notices say",
    arguments: [
      ("2023-10-01", false), ("2023-10-06", false), ("2023-10-07", true), ("2023-10-08", true), ("2024-02-09", true), ("2024-02-12", false),
    ])
  func days(_ day: String, _ isWorked: Bool) throws { #expect(table.isWorkingDay(try CivilDate(day)) == isWorked) }

  @Test("a day off has its occasion")
  func occasions() throws {
    #expect(HolidayTable.occasion(of: try CivilDate("2023-10-02")) == "国庆节")
    #expect(HolidayTable.occasion(of: try CivilDate("2023-10-09")) == nil)
  }

  @Test("ten working days run past a long holiday")
  func clock() throws {
    let deadline = LegalClock(.workingDays(10)).deadline(from: try CivilDate("2023-09-27"), holidays: table)
    #expect(deadline.due.text == "2023-10-17")
    #expect(deadline.isCertain)
  }
}
