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
    let watchdog = Watchdog()
    defer { watchdog.stop() }
    let (results, count, hasErrors) = try refusingInput { try score(watchdog) }
    let (head, tail) = format == .json && count != 1 ? ("{\n  \"results\" : [\n", "\n  ]\n}\n") : ("", "\n")
    try Terminal.output(Array(head.utf8))
    try results.read { try Terminal.output($0) }
    try Terminal.output(Array(tail.utf8))
    if hasErrors { throw Exit.findings }
  }

  /// All files or none: one unreadable file prints nothing, and until the last is read nothing is printed.
  private func score(_ watchdog: Watchdog) throws -> (OutputSpool, count: Int, hasErrors: Bool) {
    let scorer = ScoreFiles(try ProfileLibrary.load())
    let spool = try OutputSpool()
    let isOfSeveral = files.count > 1
    var (count, hasErrors) = (0, false)
    for file in files {
      let bytes = try FileAccess.read(file, atMost: ScoreFiles.mostBytes)
      let results = try watchdog.watching(file) { try scorer.results(bytes, file: file, profile: profile, budget: $0) }
      for result in results {
        count += 1
        hasErrors = hasErrors || result.report.hasErrors
        switch format {
        case .text: try spool.add((count > 1 ? "\n\n" : "") + result.text)
        case .json:
          let text = try JSONText.encode(result.output)
          let isInList = isOfSeveral || results.count > 1
          try spool.add((count > 1 ? ",\n" : "") + (isInList ? Self.indented(text) : text))
        }
      }
    }
    return (spool, count, hasErrors)
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
  }

  private func refusingInput<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as ScoreInputError {
      throw refuse(error.message)
    } catch let error as FileProblem {
      throw refuse(error.message)
    } catch let error as ProfileError {
      throw refuse(error.message)
    } catch let error as OutputProblem {
      throw refuse(error.message)
    }
  }
}
