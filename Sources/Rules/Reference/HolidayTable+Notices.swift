package import HengValues

extension HolidayTable {
  /// The days off and make-up workdays of 2004 to 2026 that the binary carries (各年放假安排).
  ///
  /// They follow the State Council's yearly notices; the notices' numbers are not known and are not claimed. Source: NOTICE.
  package static let published: HolidayTable = {
    var days: [Substring: Set<CivilDate>] = [:]
    for fields in ReferenceTable.rows(PackageResources.holidays_csv) {
      if let date = try? CivilDate(String(fields[0])) { days[fields[1], default: []].insert(date) }
    }
    let (holidays, workdays) = (days["holiday"] ?? [], days["workday"] ?? [])
    let table = try? HolidayTable(
      holidays: holidays, makeUpWorkdays: workdays, years: Set(holidays.union(workdays).map(\.year)), basis: "国务院办公厅各年放假安排的通知")
    return table ?? .weekendsOnly
  }()

  /// What a day off is called, `国庆节`; nil for a working day, a plain weekend and a year that is not covered.
  package static func occasion(of day: CivilDate) -> String? { occasions[day] }

  private static let occasions: [CivilDate: String] = {
    var names: [CivilDate: String] = [:]
    for fields in ReferenceTable.rows(PackageResources.holidays_csv) where fields[1] == "holiday" {
      if let date = try? CivilDate(String(fields[0])) { names[date] = String(fields[2]) }
    }
    return names
  }()
}
