import ArgumentParser
import HengDomain
import HengOperations
import HengValues

/// `heng county headings FILE`: the Ministry's headings of a year.
struct CountyHeadingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headings", abstract: "导入一个年度的政府收支分类科目；不写文件时列出已导入的。",
    discussion: "用财政部公布的科目表（xlsx、csv）。有一处错误就一个科目也不导入；内容和已导入的不同，先列出差别，加 --replace 才替换。")

  @Argument(help: ArgumentHelp("科目表（xlsx、csv、txt）。", valueName: "文件")) var file: String?
  @Option(help: ArgumentHelp("年度，例如 2026。", valueName: "年度")) var year: Int?
  @Flag(help: "内容和已导入的不同也替换。") var replace = false
  @Option(help: ArgumentHelp("经办人。", valueName: "姓名")) var by: String?
  @Option(name: .customLong("as"), help: ArgumentHelp("身份；不写时是财政局。", valueName: "身份")) var role = Role.financeBureau.label
  @Option(help: ArgumentHelp("原因或依据。", valueName: "原因")) var reason: String?
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    guard let file else { return try await list() }
    guard let typed = year, let by, let reason else { throw refuse("导入科目须写明 --year 年度、--by 经办人 和 --reason 原因。") }
    let year = try year(typed)
    let person = RegistrationDesk.Person(by, as: try PersonOptions.role(named: role), reason: reason)
    let bytes: [UInt8]
    do throws(FileProblem) { bytes = try FileAccess.read(file) } catch { throw refuse(error.message) }
    try await database.registering { desk in
      let plan = try await desk.plan(headings: bytes, named: file.split(separator: "/").last.map(String.init) ?? file, year: year)
      for fault in plan.faults { Terminal.error(fault.message) }
      guard plan.faults.isEmpty else { throw refuse("共\(plan.faults.count)处错误，一个科目也没有导入。改正后请整份重新导入。") }
      for notice in plan.notices { Terminal.error(notice + "。") }
      guard plan.mayImport else { return Terminal.error("\(year.text)的科目已经是这样，没有改动。") }
      for difference in plan.differences where !difference.isEmpty {
        Terminal.error("\(difference.kind.label)和已导入的有\(difference.lines.count)处不同：")
        for line in difference.lines { Terminal.error("  " + line.text) }
      }
      guard !plan.replaces || replace else { throw refuse("没有导入。确认要替换的，加 --replace 再导入一次。") }
      try await desk.importHeadings(plan, by: person)
      Terminal.error("已导入\(year.text)科目：\(plan.summary)。")
    }
  }

  private func list() async throws {
    let books = try await database.registering { try await $0.headingBooks() }
    if books.isEmpty { Terminal.error("还没有导入科目，各年度用程序自带的。") }
    try Terminal.output(books.map { "\($0.year.text)　\($0.kind.label)　\($0.names.count)个　\($0.source)" }.joined(separator: "\n"))
  }
}
