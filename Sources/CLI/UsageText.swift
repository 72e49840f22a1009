import HengStore

/// The parser's English in Chinese (用法提示): complaints and the pages of `--help`.
///
/// The phrases are those of swift-argument-parser 1.x. A test asks every command for help and for every kind of complaint,
/// and looks for English words that are left.
enum UsageText {
  /// A complaint about the arguments.
  static func complaint(_ english: String) -> String {
    var text = english
    text.replace(/The value '(.*?)' is invalid for '(.*?)'(?:[.:] (.*))?/) { match in
      "'\(match.1)' 不能用于 '\(match.2)'。" + (match.3.map(choices) ?? "")
    }
    text.replace(/Unknown option '(.*?)'\. Did you mean '(.*?)'\?/) { "没有选项 '\($0.1)'，是不是 '\($0.2)'？" }
    text.replace(/Unknown option '(.*?)'/) { "没有选项 '\($0.1)'。" }
    text.replace(/Missing value for '(.*?)'/) { "'\($0.1)' 后面缺少取值。" }
    text.replace(/Missing expected argument '(.*?)'/) { "缺少 '\($0.1)'。" }
    text.replace(/Missing one of: (.*)/) { "缺少其中一项：\($0.1)。" }
    text.replace(/(\d+) unexpected arguments: (.*)/) { "多出\($0.1)个参数：\($0.2)。" }
    text.replace(/Unexpected argument '(.*?)'/) { "多出参数 '\($0.1)'。" }
    text.replace(/The option '(.*?)' does not take any value, but '(.*?)' was specified\./) { "选项 '\($0.1)' 不带取值，却写了 '\($0.2)'。" }
    text.replace(/Value to be set with flag (.*) had already been set with flag (.*)/) { "\($0.1) 与前面的 \($0.2) 重复。" }
    text.replace(/Invalid option: (.*)/) { "没有选项 '\($0.1)'。" }
    text.replace("Missing required subcommand.", with: "缺少命令。")
    text.replace(#/\n +or: /#) { _ in "或者：" }
    return text.hasSuffix("。") || text.hasSuffix("？") || text.isEmpty ? text : text + "。"
  }

  /// `Please provide one of 'text' and 'json'.` → `可选：'text'、'json'。`
  private static func choices(_ english: Substring) -> String {
    guard let list = english.wholeMatch(of: /Please provide one of (.*?)\.?/)?.1 else { return String(english) }
    return "可选：" + list.replacing(#/,? and |, | or /#, with: "、") + "。"
  }

  /// A page of `--help`; anything else that the parser prints (a version, a completion script) stays as it is.
  static func page(_ english: String) -> String {
    guard english.hasPrefix("OVERVIEW: ") || english.hasPrefix("USAGE: ") else { return english }
    var text = english
    for (heading, words) in [
      ("OVERVIEW: ", "简介："), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "命令："),
      ("Show help information.", "显示用法。"), ("Show the version.", "显示版本号。"), ("Show subcommand help information.", "显示某个命令的用法。"),
      ("<subcommands>", "<命令>"), ("<subcommand>", "<命令>"), ("[<options>]", "[<选项>]"), ("<options>", "<选项>"),
    ] { text = text.replacing(heading, with: words) }
    text.replace(/See '(.*?)' for detailed help\./) { "用 '\($0.1)' 看各命令的用法。" }
    text.replace(/\(values: ([^;)]*); default:\s+([^)]*)\)/) { "（可选：\($0.1)；默认：\($0.2)）" }
    text.replace(/\(values: ([^)]*)\)/) { "（可选：\($0.1)）" }
    text = text.replacing(" (default) ", with: " （默认） ")
    text.replace(/\(default:\s+([^)]*)\)/) { "（默认：\($0.1)）" }
    return text
  }

  /// The parser repeats what it did not understand, also a piece of an address with a password.
  static func withoutSecrets(_ message: String, _ arguments: [String]) -> String {
    let pieces = arguments.flatMap { [$0, String($0.drop { $0 != "=" }.dropFirst())] }
    let secrets = arguments.contains(where: DatabaseAddress.mayHoldSecret) ? pieces.filter { !$0.hasPrefix("--") || $0.contains("=") } : []
    return secrets.dropFirst().filter { $0.count > 2 }.sorted { $0.count > $1.count }.reduce(message) { text, secret in
      text.replacing(secret, with: "•••")
    }
  }
}
