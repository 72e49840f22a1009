import ArgumentParser
import HengStore

extension Heng {
  /// Parses the arguments and runs the command; wrong usage ends with exit code 2 and one line in Chinese.
  package static func run(_ arguments: [String]? = nil) async {
    do {
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      finish(error)
    }
  }

  private static func finish(_ error: any Error) -> Never {
    if let code = error as? ExitCode { exit(withError: code) }
    let code = exitCode(for: error)
    if code == .success {
      do { try Terminal.output(UsageText.page(fullMessage(for: error, columns: nil))) } catch { exit(withError: Exit.unusable) }
      exit(withError: ExitCode.success)
    }
    Terminal.error(
      "用法有误：\(UsageText.complaint(UsageText.withoutSecrets(message(for: error), CommandLine.arguments)))\n用 heng --help 或 heng 命令 --help 看用法。"
    )
    exit(withError: Exit.unusable)
  }
}
