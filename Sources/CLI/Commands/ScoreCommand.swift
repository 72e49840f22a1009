import ArgumentParser
import HengOperations
import HengRules
import HengValues

/// `heng score FILE…`: scores self-evaluations.
struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "给自评表评分，逐项写明计算过程，并核查。",
    discussion: "输入是填好的自评表（xlsx、docx、pdf、网页或带分隔线的文本，各种版式见 heng form list），或 JSON 文件；金额和指标值按印出的文字填写，格式见 docs/manual。有“错误”级意见时退出码为1。")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("自评表（xlsx、docx、pdf、html、txt）或自评数据文件（JSON），可以多个。", valueName: "文件"))
  var files: [String]

  @Option(help: ArgumentHelp("参数方案，例如 sx.xingxian；不写时用文件中的，文件中也没有时用 national。", valueName: "方案"))
  var profile: String?

  @Option(help: ArgumentHelp("输出格式：text 或 json。", valueName: "格式"))
  var format: Format = .text

  func run() async throws {
    let results = try score()
    switch format {
    case .text: try Terminal.output(results.map(\.text).joined(separator: "\n\n"))
    case .json:
      let outputs = results.map(\.output)
      try Terminal.output(outputs.count == 1 ? JSONText.encode(outputs[0]) : JSONText.encode(["results": outputs]))
    }
    if results.contains(where: \.report.hasErrors) { throw Exit.findings }
  }

  /// All files or none: one unreadable file prints nothing.
  private func score() throws -> [ScoreResult] {
    do {
      let scorer = ScoreFiles(try ProfileLibrary.load())
      return try files.flatMap { try scorer.results(try FileAccess.read($0), file: $0, profile: profile) }
    } catch let error as ScoreInputError {
      throw refuse(error.message)
    } catch let error as FileProblem {
      throw refuse(error.message)
    } catch let error as ProfileError {
      throw refuse(error.message)
    }
  }
}
