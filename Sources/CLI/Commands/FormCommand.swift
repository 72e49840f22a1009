import ArgumentParser
import HengDocuments
import HengOperations
import HengValues

/// `heng form KIND --project CODE --as FORMAT`: prints an official form; `heng form list` names the kinds.
struct FormCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "打印正式表格。", discussion: "heng form list 列出可打印的表格。同样的台账两次打印，文件逐字节相同。")

  @Argument(help: ArgumentHelp("表格种类，例如 selfEvaluation.shanxi；list 为列出种类。", valueName: "种类"))
  var kind: String

  @Option(help: ArgumentHelp("项目编码或台账编号，例如 sx.xingxian.2022.S1。", valueName: "编码"))
  var project: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("文件格式：html、xlsx、docx 或 pdf；不写时看 --out 的后缀，也没有时为 html。", valueName: "格式"))
  var format: String?

  @Option(help: ArgumentHelp("写到这个文件；不写则输出到标准输出。", valueName: "文件"))
  var out: String?

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    if kind == "list" {
      return try Terminal.output(FormKind.allCases.map { "\($0.rawValue)　\($0.title)" }.joined(separator: "\n"))
    }
    guard let kind = FormKind(rawValue: kind) else {
      throw refuse("没有名为“\(kind)”的表格。可打印：\(FormKind.allCases.map(\.rawValue).joined(separator: "、"))。")
    }
    let target = try PaperTarget(as: format, out: out, usually: .html)
    guard let project else { throw refuse("请用 --project 写明项目编码或台账编号。") }
    let bytes = try await database.reading { desk in
      guard let assessment = try await desk.assessment(project) else {
        throw refuse("台账中没有项目“\(project)”。请核对编码，或先用 heng serve --sample 装入样例。")
      }
      return try PrintForm.print(kind, of: assessment, as: target.format)
    }
    try target.write(bytes)
  }
}
