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
    if code == .success { exit(withError: error) }
    Terminal.error(
      "用法有误：\(UsageText.chinese(UsageText.withoutSecrets(message(for: error), CommandLine.arguments)))\n用 heng --help 或 heng 命令 --help 看用法。"
    )
    exit(withError: Exit.unusable)
  }
}

/// The parser's English complaints in Chinese.
enum UsageText {
  private static let phrases: [(String, String)] = [
    ("Missing expected argument", "缺少参数"), ("Unknown option", "没有这个选项"), ("Unexpected argument", "多余的参数"),
    ("Missing value for", "缺少取值："), ("The value", "取值"), ("is invalid for", "不适用于"), ("Did you mean", "是不是想写"),
    ("unexpected arguments", "多余的参数"),
  ]

  /// The parser repeats what it did not understand, also a piece of an address with a password.
  static func withoutSecrets(_ message: String, _ arguments: [String]) -> String {
    let pieces = arguments.flatMap { [$0, String($0.drop { $0 != "=" }.dropFirst())] }
    let secrets = arguments.contains(where: DatabaseAddress.mayHoldSecret) ? pieces.filter { !$0.hasPrefix("--") || $0.contains("=") } : []
    return secrets.dropFirst().filter { $0.count > 2 }.sorted { $0.count > $1.count }.reduce(message) { text, secret in
      text.replacing(secret, with: "•••")
    }
  }

  static func chinese(_ english: String) -> String {
    phrases.reduce(english) { $0.replacing($1.0, with: $1.1) }
  }
}
