import ArgumentParser
import HengDomain
import HengOperations
import HengValues

extension AccountsCommand {
  /// `heng accounts rename --department 甲局 --to 乙局 --since 2023-04-01`: a department is called otherwise from a day on.
  struct Rename: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "登记部门更名：从某日起用新名称，决算、支付和已公开的文本仍是同一个部门的。",
      discussion: "各年度的表印该年度末的名称；写原来的名称也能找到这个部门，网站上原来的地址照样能用。")
    @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码")) var county: String
    @Option(help: ArgumentHelp("部门现在的名称。", valueName: "部门")) var department: String
    @Option(name: .customLong("to"), help: ArgumentHelp("新名称。", valueName: "名称")) var name: String
    @Option(help: ArgumentHelp("新名称从哪一天起用，例如 2023-04-01。", valueName: "日期")) var since: String
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var person: PersonOptions

    func run() async throws {
      guard let division = try? AdministrativeDivision(county), let day = try? CivilDate(since) else {
        throw refuse("县区代码或日期有误。请写成 --county 141123 --since 2023-04-01。")
      }
      let role = try person.knownRole()
      try await database.disclosing { desk in
        try await desk.rename(department, of: division, to: name, since: day, by: person.by, as: role, reason: person.reason)
      }
      Terminal.error("“\(department)”从\(day.text)起更名为“\(name)”，已登记。")
    }
  }
}
