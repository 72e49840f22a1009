import ArgumentParser
import HengRules

/// `heng rules`: the rule catalogue.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "列出全部核查规则。")

  @Flag(help: "按 docs/RULES.md 的格式输出。")
  var markdown = false

  func run() throws {
    if markdown {
      try Terminal.output(RuleCatalogue.markdown)
    } else {
      try Terminal.output(
        RuleCatalogue.all.map { "\($0.code)　\($0.severityWords)　\($0.title)\n    依据：\($0.basis)\n    处理：\($0.remedy)" }
          .joined(separator: "\n"))
    }
  }
}
