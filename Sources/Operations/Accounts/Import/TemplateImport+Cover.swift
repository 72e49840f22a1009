import HengDomain
import HengValues

extension TemplateImport {
  struct Cover {
    var scope: AccountsImportContext.Scope?
    var isInstitution = false
    var approvedOn: CivilDate?
    var previousDepartment: String?
    var citation: Citation?
  }

  mutating func readCover() -> Cover {
    var cover = Cover()
    let context = context
    let expected = context.scope
    var rowCount = 0
    _ = read(.cover) { (reader, _) -> Bool? in
      rowCount += 1
      if rowCount > 1 {
        reader.fault(.repeatedColumn, .department, reader.text(.department), "封面只填一行", "请删去多余的行")
        return nil
      }
      let county = reader.words(.county)
      let year = reader.words(.year)
      let department = reader.words(.department)
      cover.isInstitution =
        reader.choice(
          .unitKind, [(AccountsSheetKind.administrative, false), (AccountsSheetKind.institution, true)], required: false) ?? false
      cover.approvedOn = reader.date(.approvedOn, insideYear: false)
      cover.previousDepartment = reader.has(.previousDepartment) ? Self.orNil(reader.text(.previousDepartment)) : nil
      cover.citation = reader.citation
      cover.scope = Self.scope(county, year, department, context, &reader)
      return true
    }
    if tables[.cover] != nil, rowCount == 0 {
      log.add(
        ImportFault(
          .missingValue, sheet: AccountsSheetKind.cover.rawValue, reason: "封面没有填", remedy: "请填写行政区划代码、年度和部门名称"))
    }
    scope = expected ?? cover.scope
    return cover
  }

  private static func orNil(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static func scope(
    _ county: String?, _ year: String?, _ department: String?, _ context: AccountsImportContext, _ reader: inout RowReader
  ) -> AccountsImportContext.Scope? {
    let expected = context.scope
    var known: (county: AdministrativeDivision?, year: FiscalYear?) = (nil, nil)
    if let county {
      do throws(ValueError) { known.county = try AdministrativeDivision(plainDigits(county)) } catch {
        reader.fault(.badCode, .county, county, "不是行政区划代码（\(error.reason)）", error.remedy)
      }
    }
    if let year {
      do throws(ValueError) { known.year = try FiscalYear(plainDigits(year)) } catch {
        reader.fault(.notACount, .year, year, "不是年度（\(error.reason)）", error.remedy)
      }
    }
    if let division = known.county, let registered = context.counties, !registered.contains(division) {
      reader.fault(.unregisteredCounty, .county, division.text, "没有登记这个县区", "请核对行政区划代码")
      known.county = nil
    }
    guard let division = known.county, let fiscalYear = known.year, let department else { return nil }
    if let expected {
      func differs(_ field: ImportField, _ cell: String, _ wanted: String) {
        reader.fault(.otherScope, field, cell, "与正在导入的“\(wanted)”不一致", "请核对是否选错了文件")
      }
      if expected.county != division { differs(.county, division.text, expected.county.text) }
      if expected.year != fiscalYear { differs(.year, "\(fiscalYear.year)", "\(expected.year.year)") }
      let isOther = expected.department.withoutSpaces != department.withoutSpaces
      if isOther, context.key(of: expected) != context.key(of: .init(county: division, year: fiscalYear, department: department)) {
        differs(.department, department, expected.department)
      }
    }
    return AccountsImportContext.Scope(county: division, year: fiscalYear, department: department)
  }

  /// `2022.0` is 2022.
  private static func plainDigits(_ text: String) -> String {
    guard let point = text.firstIndex(of: "."), text[text.index(after: point)...].allSatisfy({ $0 == "0" }) else { return text }
    return String(text[..<point])
  }

  /// Whose accounts these are; of a cover that does not say, a ledger that only gathers the faults of the other sheets.
  func emptyLedger(_ cover: Cover) -> AccountsLedger {
    let key = context.key(of: scope ?? .init(county: .unstated, year: .unstated, department: ""))
    return AccountsLedger(
      county: key.county, year: key.year, department: key.department, departmentID: key.departmentID,
      citation: cover.citation ?? Citation(paper: fileName, lines: AccountsSheetKind.cover.rawValue))
  }
}
