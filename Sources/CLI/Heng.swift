package import ArgumentParser

/// The command line (命令行): one file a command under `Commands/`.
package struct Heng: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "heng",
    abstract: "衡：乡村振兴资金预算绩效——一本台账，打印各表，每个数字都能说明来历。",
    discussion: "数据写到标准输出，提示写到标准错误。退出码：0 正常；1 有“错误”级意见；2 用法有误或输入不可读，不写任何东西。",
    version: Version.text,
    subcommands: [
      ServeCommand.self, ScoreCommand.self, AuditCommand.self, FormCommand.self, AccountsCommand.self, DisclosureCommand.self,
      ReportCommand.self, RulesCommand.self, ExplainCommand.self, CountyCommand.self, ProjectCommand.self, EntitleCommand.self,
      MatchCommand.self, SurveyCommand.self, RegisterCommand.self, DatabaseCommand.self, UserCommand.self, WeighJobCommand.self,
    ])

  package init() {}
}

/// How a run ended when it did not end well (退出码).
enum Exit {
  /// 有错误级意见
  static let findings = ExitCode(1)
  /// 用法或输入有误
  static let unusable = ExitCode(2)

  /// Prints one Chinese message on standard error; for options, which are no commands.
  static func refused(_ message: String) -> ExitCode {
    Terminal.error(message)
    return unusable
  }
}

extension ParsableCommand {
  /// Prints one Chinese message on standard error and ends with code 2.
  func refuse(_ message: String) -> ExitCode { Exit.refused(message) }
}
