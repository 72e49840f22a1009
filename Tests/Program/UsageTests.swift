import Foundation
import Testing

@Suite("What heng says of its own use is Chinese")
struct UsageTests {
  /// English words that may stand in a message: names of commands, options, formats and things.
  private static let names: Set<String> = [
    "heng", "json", "xlsx", "docx", "pdf", "html", "text", "sarif", "zip", "txt", "postgresql", "sqlite", "national", "list", "docs",
    "manual", "help", "version", "out", "format", "database", "as", "by", "reason", "county", "year", "department", "project", "returned",
    "profile", "jobs", "port", "sample", "on", "correction", "deadline", "empty", "markdown", "db", "sx", "xingxian", "md", "key", "kind",
  ]

  /// Words of two letters and more that are neither names nor part of an option, a code or a path.
  private func english(_ text: String, among names: Set<String> = Self.names) -> [String] {
    let plain = text.replacing(/'[^']*'|`[^`]*`|--[a-z-]+|[A-Za-z0-9_.\/:-]*[0-9.\/:_-][A-Za-z0-9_.\/:-]*/, with: " ")
    return plain.matches(of: /[A-Za-z]{2,}/).map { String($0.0) }.filter { !names.contains($0.lowercased()) && $0 != $0.uppercased() }
  }

  @Test(
    "every kind of complaint",
    arguments: [
      (["serve", "--prot", "1"], "没有选项 '--prot'"), (["serve", "--qqqqqqqq"], "没有选项 '--qqqqqqqq'"), (["serve", "--port"], "缺少取值"),
      (["serve", "--port", "abc"], "不能用于 '--port"), (["score"], "缺少 '<文件>"), (["form"], "缺少 '<种类>'"), (["nonsense"], "多出参数 'nonsense'"),
      (["rules", "a", "b"], "多出2个参数"), (["score", "a.json", "--format", "pdf"], "可选：'text'、'json'"), (["rules", "--markdown=1"], "不带取值"),
      (["audit", "a.txt", "--format", "jsno"], "不能用于"), (["accounts", "template", "--county", "1"], "缺少"),
    ] as [([String], String)])
  func complaints(_ arguments: [String], _ words: String) throws {
    let program = try HengProgram()
    defer { program.remove() }
    let outcome = try program.run(arguments)
    #expect(outcome.code == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    let said = outcome.errors.split(separator: "\n").first.map(String.init) ?? ""
    #expect(english(said) == [], "\(outcome.errors)")
  }

  @Test("the help of every command, with its headings and notes")
  func help() throws {
    let program = try HengProgram()
    defer { program.remove() }
    var pages = 0
    var open: [[String]] = [[]]
    while let command = open.popLast() {
      let outcome = try program.run(command + ["--help"])
      let page = outcome.output
      #expect(outcome.code == 0 && page.contains("用法：heng") && page.contains("选项："), "\(command) \(page)")
      pages += 1
      // Subcommands stand under their heading, indented by two.
      var below: [String] = []
      if let start = page.range(of: "命令：\n") {
        for line in page[start.upperBound...].split(separator: "\n") where line.hasPrefix("  ") && !line.hasPrefix("   ") {
          if let name = line.dropFirst(2).split(separator: " ").first, name.allSatisfy({ $0.isASCII && $0.isLetter }) {
            below.append(String(name))
          }
        }
      }
      open += below.map { command + [$0] }
      let names = Self.names.union(below).union(command).union([
        "audit", "score", "serve", "form", "accounts", "disclosure", "report", "rules", "explain", "migrate", "import", "step", "publish",
        "template", "check", "release", "unsettled", "settle", "print", "yaml", "define", "list", "fields", "adopt",
        "anchor", "verify", "add", "find", "rename", "divisions", "csv",
        "user", "first", "grant", "revoke", "reset", "password", "deactivate", "sessions", "sysadmin",
        "secadmin",
        "auditadmin", "zhangshili",
        "register", "make", "show", "erase", "rekey",
      ])
      let left = english(page.replacing(/<[^>]*>|（默认：[^）]*）|例如[^。；，]*/, with: " "), among: names)
      #expect(left == [], "\(command)：\(left)\n\(page)")
    }
    #expect(pages > 15, "\(pages)")
  }

  @Test("the version prints and exits 0")
  func version() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let outcome = try program.run("--version")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.wholeMatch(of: /衡 \d+\.\d+\.\d+(-\w+)?\n/) != nil, "\(outcome.output)")
  }
}
