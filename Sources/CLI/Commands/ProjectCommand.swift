import ArgumentParser
import HengDomain
import HengOperations
import HengValues

/// `heng project …`: registers projects and lists them.
struct ProjectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project", abstract: "登记和列出项目。", subcommands: [ProjectAddCommand.self, ProjectListCommand.self])
}

struct ProjectAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "登记一个项目。",
    discussion:
      "各栏写成 栏目=内容，例如 项目名称=示例项目 主管部门=示例局 实施单位=示例局 中央资金=120.5。金额单位不写时是万元。\n可写的栏目：\(ProjectField.allCases.map(\.rawValue).joined(separator: "、"))。"
  )

  @Argument(help: ArgumentHelp("栏目=内容，一项一个。", valueName: "栏目")) var fields: [String]
  @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码")) var county: String
  @Option(help: ArgumentHelp("年度，例如 2026。", valueName: "年度")) var year: Int
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var person: PersonOptions

  func run() async throws {
    let key = CountyYear(county: try division(county), year: try year(year))
    let (entry, by) = (try entry(), try person.registering())
    let ids = try await database.registering { try await $0.register(projects: [entry], of: key, by: by) }
    Terminal.error("已登记项目“\(entry[.name])”，台账编号 \(ids.map(\.text).joined())。")
    try Terminal.output(ids.map(\.text).joined())
  }

  private func entry() throws -> ProjectEntry {
    var typed: [ProjectField: String] = [:]
    for text in fields {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let field = ProjectField(rawValue: parts[0]) else {
        throw refuse("看不懂“\(text)”。请写成 栏目=内容，栏目是下列之一：\(ProjectField.allCases.map(\.rawValue).joined(separator: "、"))。")
      }
      guard typed.updateValue(parts[1], forKey: field) == nil else { throw refuse("“\(field.rawValue)”写了两次。请只写一次。") }
    }
    return ProjectEntry(typed)
  }
}

struct ProjectListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出一个县区年度的项目。")

  @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码")) var county: String
  @Option(help: ArgumentHelp("年度，例如 2026。", valueName: "年度")) var year: Int
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let key = CountyYear(county: try division(county), year: try year(year))
    let projects = try await database.registering { try await $0.known(key).projects }
    if projects.isEmpty { Terminal.error("这个县区年度还没有登记项目。") }
    let lines = projects.map { project in
      let budget = (project.revisedBudget ?? project.initialBudget).map { "\($0.printed(in: .wanYuan).digits.grouped)万元" } ?? "未填预算"
      return "\(project.id.text)　\(project.name)　\(project.implementingUnit)　\(budget)　\(project.state.label)"
    }
    try Terminal.output(lines.joined(separator: "\n"))
  }
}
