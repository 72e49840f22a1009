import ArgumentParser
import HengDomain
import HengOperations
import HengRules
import HengValues

/// `heng county …`: registers counties, their departments and divisions.
struct CountyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "county", abstract: "登记县区和部门，导入行政区划和收支分类科目。",
    discussion: "新建台账的次序：heng database migrate 建库，heng county add 登记县区，heng county department 登记部门，heng project add 登记项目。",
    subcommands: [
      CountyAddCommand.self, CountyListCommand.self, CountyFindCommand.self, CountyDepartmentCommand.self, CountyDivisionsCommand.self,
      CountyHeadingsCommand.self,
    ])
}

struct CountyAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "登记一个县区。", discussion: "名称、所属市和省按行政区划代码带出；已登记的县区不能再登记一次。")

  @Argument(help: ArgumentHelp("行政区划代码，例如 141123；用 heng county find 查找。", valueName: "代码")) var county: String
  @Option(help: ArgumentHelp("管账的单位，例如 示例县乡村振兴局。", valueName: "单位")) var bureau: String
  @Option(help: ArgumentHelp("按哪一套规则核算和印表；本地没有单独规定的用 national。", valueName: "规则集")) var profile = "national"
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var person: PersonOptions

  func run() async throws {
    let division = try division(county)
    let by = try person.registering()
    let county = try await database.registering { desk in
      try await desk.register(county: division, bureau: bureau, profile: profile, by: by)
    }
    Terminal.error(
      "已登记 \(county.division.text)　\(county.province)\(county.prefecture)\(county.name)，管账单位：\(county.bureau)，规则集：\(county.profile)。")
  }
}

struct CountyListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出已登记的县区。")

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let counties = try await database.registering { try await $0.counties() }
    if counties.isEmpty { Terminal.error("还没有登记县区。请用 heng county add 登记。") }
    try Terminal.output(
      counties.map { "\($0.division.text)　\($0.province)\($0.prefecture)\($0.name)　\($0.bureau)　\($0.profile)" }.joined(separator: "\n"))
  }
}

struct CountyFindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "按名称或代码查找行政区划。", discussion: "查程序自带的省、市、县三级；不需要数据库。")

  @Argument(help: ArgumentHelp("名称的一部分，或代码的前几位。", valueName: "名称")) var text: String

  /// The table that the program carries is of one day; names in force are looked up as of the last that can be.
  func run() throws {
    let found = DivisionNames.published.matching(text, on: .latest)
    guard !found.isEmpty else { throw refuse("行政区划代码表里没有“\(text)”。请换一个说法，或只写县名。") }
    let lines = found.map { "\($0.division.padded(to: .county))　\(DivisionNames.published.fullName($0.division, on: .latest))" }
    try Terminal.output(lines.joined(separator: "\n"))
  }
}

struct CountyDepartmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "department", abstract: "登记部门；不写名称时列出已登记的。", discussion: "一次可写几个名称，全部登记或全部不登记。更名用 heng accounts rename。")

  @Argument(help: ArgumentHelp("部门名称；要写预算单位编码的，接在等号后面，例如 示例局=105001。", valueName: "名称")) var names: [String] = []
  @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码")) var county: String
  @Option(help: ArgumentHelp("经办人。", valueName: "姓名")) var by: String?
  @Option(name: .customLong("as"), help: ArgumentHelp("身份；不写时是单位财务。", valueName: "身份")) var role = Role.unitFinanceOfficer.label
  @Option(help: ArgumentHelp("原因或依据。", valueName: "原因")) var reason: String?
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let division = try division(county)
    guard !names.isEmpty else { return try await list(division) }
    guard let by, let reason else { throw refuse("登记部门须写明 --by 经办人 和 --reason 原因。") }
    let person = RegistrationDesk.Person(by, as: try PersonOptions.role(named: role), reason: reason)
    let entries = names.map { typed in
      let parts = typed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return DepartmentEntry(name: parts[0], unitCode: parts.count > 1 ? parts[1] : "")
    }
    try await database.registering { desk in
      _ = try await desk.county(division)
      try await desk.register(departments: entries, of: division, by: person)
    }
    Terminal.error("已登记\(entries.count)个部门：\(entries.map(\.name).joined(separator: "、"))。")
  }

  private func list(_ division: AdministrativeDivision) async throws {
    let departments = try await database.registering { desk in
      _ = try await desk.county(division)
      return try await desk.departments(of: division)
    }
    if departments.isEmpty { Terminal.error("还没有登记部门。") }
    let lines = departments.map { "\($0.unitCode?.text ?? "------")　" + $0.names.map(\.text).joined(separator: " → ") }
    try Terminal.output(lines.joined(separator: "\n"))
  }
}

struct CountyDivisionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "divisions", abstract: "导入乡镇、村和变动过的区划。",
    discussion: "文件一行一个区划：代码,名称,起始日期,截止日期；日期可以不写。撤销的区划写明截止日期。有一行不对就一行也不导入。")

  @Argument(help: ArgumentHelp("区划文件（csv 或 txt）。", valueName: "文件")) var file: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var person: PersonOptions

  func run() async throws {
    let by = try person.registering()
    let bytes: [UInt8]
    do throws(FileProblem) { bytes = try FileAccess.read(file) } catch { throw refuse(error.message) }
    let count = try await database.registering { desk in
      try await desk.importDivisions(bytes, named: file.split(separator: "/").last.map(String.init) ?? file, by: by)
    }
    Terminal.error(count == 0 ? "区划都已在表里，没有改动。" : "已导入\(count)个区划。")
  }
}

extension ParsableCommand {
  /// A division that was typed as an argument.
  func division(_ typed: String) throws -> AdministrativeDivision {
    do throws(ValueError) { return try AdministrativeDivision(typed) } catch { throw refuse(error.message) }
  }

  func year(_ typed: Int) throws -> FiscalYear {
    do throws(ValueError) { return try FiscalYear(typed) } catch { throw refuse(error.message) }
  }
}

extension DatabaseOptions {
  /// With the desk that registers; a refusal ends the command with code 2.
  func registering<T>(_ body: (RegistrationDesk) async throws -> T) async throws -> T {
    try await storing { store, engines in
      do { return try await body(RegistrationDesk(store: store, library: try ProfileLibrary.load(), now: engines.now)) } catch let error
        as RegistrationError
      {
        Terminal.error(error.message)
        throw Exit.unusable
      }
    }
  }
}

extension PersonOptions {
  func registering() throws -> RegistrationDesk.Person { RegistrationDesk.Person(by, as: try knownRole(), reason: reason) }
}
