import ArgumentParser
import HengDomain
import HengOperations
import HengValues

/// `heng explain PROJECT [KEY]`: the trace of a number.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "说明一个数字怎么来的。", discussion: "只写项目时列出该项目全部数字及其键；写出键时打印计算过程，一直到来源。")

  @Argument(help: ArgumentHelp("项目编码或台账编号，例如 sx.xingxian.2022.S1。", valueName: "项目"))
  var project: String

  @Argument(help: ArgumentHelp("数字的键，例如 project.score。", valueName: "键"))
  var key: String?

  @Option(help: ArgumentHelp("输出格式：text 或 json。", valueName: "格式"))
  var format: ScoreCommand.Format = .text

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await database.reading { desk in
      guard let assessment = try await desk.assessment(project) else { throw refuse("台账中没有项目“\(project)”。请核对编码。") }
      guard let key else {
        let lines = ExplainFigure.figures(of: assessment).map { "\($0.key)　\($0.text)　\($0.trace.label)" }
        return try Terminal.output(lines.joined(separator: "\n"))
      }
      guard let figure = ExplainFigure.figure(key, of: assessment) else {
        throw refuse("项目“\(assessment.project.name)”没有键为“\(key)”的数字。不写键可列出全部。")
      }
      try Terminal.output(format == .json ? try JSONText.encode(figure.trace) : figure.trace.lines().joined(separator: "\n"))
    }
  }
}
