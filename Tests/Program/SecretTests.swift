import Foundation
import HengTestSupport
import Testing

/// Generated passwords in every spelling of an address, right and wrong, through every command that takes one: none comes out again.
@Suite("Passwords of database addresses", .serialized)
struct SecretTests {
  /// Every command with `--database`.
  static let commands: [[String]] = {
    let scope = ["--county", "141123", "--year", "2022"], person = ["--by", "甲某", "--reason", "试"]
    return [
      ["explain", "S1"], ["form", "target.hebei", "--project", "S1"], ["serve", "--port", "0"], ["serve", "--port", "0", "--sample"],
      ["report", "report.evaluation", "--project", "S1"], ["database", "migrate"], ["database", "sample"], ["database", "backup", "b.db"],
      ["database", "restore", "a.db"], ["database", "verify"], ["accounts", "template", "--department", "局", "--out", "t.xlsx"] + scope,
      ["accounts", "import", "a.xlsx"] + person, ["accounts", "explain"] + scope, ["disclosure", "print", "--out", "p.zip"] + scope,
      ["disclosure", "check"] + scope, ["disclosure", "step", "核查"] + scope + person,
      ["disclosure", "approve", "--on", "2026-01-01"] + scope + person, ["disclosure", "publish"] + scope + person,
      ["disclosure", "list"] + scope,
    ]
  }()

  /// Letters that the message cannot hold by chance around every sign that means something in an address.
  static func password(_ random: inout SeededGenerator) -> (text: String, pieces: [String]) {
    let signs = ["/", "@", "%", ":", "?", "#", "&", "=", "'", "\\", " ", "%2F", "%zz", "[", "]", "密", "\"", ";", "+", "$"]
    let letters = Array("QXZJKVWqxzjkvw")
    let pieces = (0..<Int.random(in: 2...4, using: &random)).map { _ in
      String((0..<5).map { _ in letters.randomElement(using: &random) ?? "Q" })
    }
    return (pieces.dropFirst().reduce(pieces[0]) { $0 + (signs.randomElement(using: &random) ?? "/") + $1 }, pieces)
  }

  static func escaped(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }

  /// Port 1 refuses at once.
  static func addresses(_ word: String) -> [String] {
    let quoted = word.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return [
      "postgresql://heng:\(word)@127.0.0.1:1/heng", "postgresql://heng:\(escaped(word))@127.0.0.1:1/heng",
      "postgres://:\(word)@127.0.0.1:1",
      "postgresql://127.0.0.1:1/heng?user=heng&password=\(word)", "postgresql://127.0.0.1:1/heng?password=\(escaped(word))&sslmode=prefer",
      "postgresql://127.0.0.1:1/heng?%70assword=\(escaped(word))", "postgresql://heng:\(word)", "postgresql://heng:\(word)@",
      "postgresql://heng@\(word)@127.0.0.1:1/x:\(word)@h/d", "POSTGRESQL://heng:\(word)@127.0.0.1:1/heng",
      "host=127.0.0.1 port=1 user=heng password='\(quoted)' dbname=heng", "host=127.0.0.1 port=1 password=\(word)",
      "password=\(word) host=127.0.0.1 port=1", "password = '\(word)", "HOST=127.0.0.1 PASSWORD=\(word)",
      "sslpassword=\(word) host=127.0.0.1 port=1",
      "PGPASSWORD=\(word) postgresql://127.0.0.1:1/heng", "PGPASSWORD=\(word)", "jdbc:postgresql://127.0.0.1:1/h?password=\(word)",
      "mysql://root:\(word)@h/d", "postgresql:heng:\(word)@127.0.0.1/heng", "heng:\(word)@127.0.0.1/heng",
      "Server=127.0.0.1;Password=\(word);", "postgresql://127.0.0.1:\(word)/heng", "密码=\(word) 主机=127.0.0.1",
    ]
  }

  @Test("no piece of a password comes out of any command")
  func commands() throws {
    let seed = UInt64(Date().timeIntervalSince1970)
    var random = SeededGenerator(seed)
    let program = try HengProgram()
    defer { program.remove() }
    try program.write("a.xlsx", "PK")
    try program.write("a.db", "")
    var place = 0
    for command in Self.commands {
      for _ in 0..<5 {
        let (word, pieces) = Self.password(&random)
        let addresses = Self.addresses(word)
        let address = addresses[place % addresses.count]
        place += 1
        let outcome = try program.run(command + (place.isMultiple(of: 3) ? ["--database=\(address)"] : ["--database", address]))
        #expect(outcome.code == 2, "\(command) \(outcome.code) seed \(seed)")
        for piece in pieces {
          #expect(
            !(outcome.output + outcome.errors).contains(piece),
            "\(command) prints \(piece) of form \(place % addresses.count), seed \(seed): \(outcome.errors)")
        }
      }
    }
    #expect(place >= 3 * Self.addresses("x").count)
  }

  @Test("nor when the shell has torn the address into arguments, or the option is misspelt")
  func torn() throws {
    let program = try HengProgram()
    defer { program.remove() }
    for arguments in [
      ["explain", "S1", "--database", "host=127.0.0.1", "port=1", "password=QXZJKV"],
      ["explain", "S1", "--databse=postgresql://heng:QXZJKV@127.0.0.1:1/heng"],
      ["explain", "S1", "x", "y", "postgresql://heng:QXZJKV@127.0.0.1:1/heng"], ["database", "verify", "postgresql://heng:QXZJKV@h/d"],
      ["serve", "--port", "postgresql://heng:QXZJKV@h/d"],
      // The rest of a password behind its `@` stands where the host should.
      ["explain", "S1", "--database", "postgresql://heng:a@QXZJKV/heng"], ["explain", "S1", "--database", "postgresql://heng:a@QXZJKV"],
      ["explain", "S1", "--database", "host=QXZJKV dbname=heng"],
    ] {
      let outcome = try program.run(arguments)
      #expect(outcome.code == 2 && !outcome.errors.contains("QXZJKV"), "\(outcome.errors)")
    }
  }

  @Test("nor is a password of the environment told")
  func environment() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let process = program.process(["explain", "S1", "--database", "postgresql://heng@127.0.0.1:1/heng"])
    process.environment = ProcessInfo.processInfo.environment.merging(["PGPASSWORD": "QXZJKV", "PGSSLMODE": "QXZJKV"]) { $1 }
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2 && !said.contains("QXZJKV") && said.contains("127.0.0.1:1"), "\(said)")
  }
}
