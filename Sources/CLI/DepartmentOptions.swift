import ArgumentParser
import HengDomain
import HengOperations
import HengStore
import HengValues

/// Whose year-end papers a command is about (部门选项).
struct DepartmentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码"))
  var county: String

  @Option(help: ArgumentHelp("年度，例如 2022。", valueName: "年度"))
  var year: Int

  @Option(help: ArgumentHelp("部门名称；该县区年度只有一个部门的决算时可以不写。", valueName: "部门"))
  var department: String?

  @OptionGroup var database: DatabaseOptions

  /// Runs `body` with the desk and the department meant.
  @discardableResult
  func desk<T>(_ body: (DisclosureDesk, DepartmentYear) async throws -> T) async throws -> T {
    guard let division = try? AdministrativeDivision(county), let year = try? FiscalYear(year) else {
      throw refused("县区代码或年度有误。请写成 --county 141123 --year 2022。")
    }
    return try await database.disclosing { desk in
      let departments = try await desk.departments(CountyYear(county: division, year: year))
      var named = departments
      if let department {
        let meant = try await desk.key(DepartmentYear(county: division, year: year, department: department))
        named = departments.filter { $0 == meant }
      }
      guard named.count == 1, let key = named.first else {
        let known = departments.map(\.department).joined(separator: "、")
        throw refused(
          departments.isEmpty
            ? "县区 \(county) \(year.text)还没有部门决算台账。请核对县区代码和年度，或先用 heng accounts import 导入。"
            : "请用 --department 写明是哪个部门。该县区年度有决算台账的部门：\(known)。")
      }
      return try await body(desk, key)
    }
  }

  func required<T>(_ value: T?) throws -> T {
    guard let value else { throw refused("台账里没有这个部门的决算。请核对县区、年度和部门。") }
    return value
  }

  private func refused(_ message: String) -> ExitCode {
    Terminal.error(message)
    return Exit.unusable
  }
}

/// Who does something, as what and why (经办选项).
struct PersonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("经办人。", valueName: "姓名"))
  var by: String

  @Option(name: .customLong("as"), help: ArgumentHelp("身份：单位财务、主管部门审核人、财政局等；不写时是单位财务。", valueName: "身份"))
  var role: String = Role.unitFinanceOfficer.label

  @Option(help: ArgumentHelp("原因或意见。", valueName: "原因"))
  var reason: String

  func knownRole() throws -> Role { try Self.role(named: role) }

  static func role(named role: String) throws -> Role {
    guard let known = Role(named: role), !known.isAdministrator else {
      Terminal.error("没有“\(role)”这种身份。可选：\(Role.business.map(\.label).joined(separator: "、"))。")
      throw Exit.unusable
    }
    return known
  }
}
