import Foundation
import Testing

@Suite("heng commands")
struct CommandTests {
  @Test(
    "wrong usage exits 2 in Chinese and prints no data",
    arguments: [["nonsense"], ["score"], ["form"], ["serve", "--port", "abc"], ["explain"]])
  func usage(arguments: [String]) throws {
    let program = try HengProgram()
    defer { program.remove() }
    let outcome = try program.run(arguments)
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("用法"))
  }

  @Test("help is Chinese and exits 0")
  func help() throws {
    let program = try HengProgram()
    defer { program.remove() }
    for arguments in [["--help"], ["score", "--help"], ["form", "--help"], ["serve", "--help"], ["database", "--help"]] {
      let outcome = try program.run(arguments)
      #expect(outcome.code == 0)
      #expect(outcome.output.unicodeScalars.contains { $0.value > 0x4E00 })
    }
  }

  @Test("the rule catalogue prints as text and as the page of docs")
  func rules() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let plain = try program.run("rules"), page = try program.run("rules", "--markdown")
    #expect(plain.output.contains("SC-01") && plain.output.contains("PT-13"))
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    #expect(page.output == (try String(contentsOf: root.appendingPathComponent("docs/RULES.md"), encoding: .utf8)))
  }

  @Test("forms print from the sample, the same bytes twice, and a number explains itself to its source")
  func formsAndTraces() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    server.stop()
    for format in ["html", "xlsx", "docx", "pdf"] {
      for name in ["a", "b"] {
        let outcome = try program.run(
          "form", "selfEvaluation.shanxi", "--project", "sx.xingxian.2022.S1", "--as", format, "--out", "\(name).\(format)", "--database",
          "s.db")
        #expect(outcome.code == 0, "\(outcome.errors)")
      }
      #expect(try program.read("a.\(format)") == program.read("b.\(format)"))
    }
    let code = try program.run("form", "target.hebei", "--project", "13052923P005842105429", "--database", "s.db")
    #expect(code.code == 0 && code.output.contains("4155.00"))
    let trace = try program.run("explain", "sx.xingxian.2022.S1", "project.score", "--database", "s.db")
    #expect(trace.output.contains("87.16") && trace.output.contains("S002") && trace.output.contains("参数"))
    let missing = try program.run("form", "monitoring.xingqing", "--project", "sx.xingxian.2022.S1", "--database", "s.db")
    #expect(missing.code == 2 && missing.output.isEmpty && missing.errors.contains("selfEvaluation.project"))
    let unknown = try program.run("form", "target.hebei", "--project", "没有", "--database", "s.db")
    #expect(unknown.code == 2 && unknown.errors.contains("没有"))
  }

  @Test("a county's own form: a blank with tags, defined, checked, kept from a day on, and then printed instead of the profile's")
  func ownForm() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    server.stop()
    #expect(
      try program.run(
        "form", "selfEvaluation.project", "--layout", "selfEvaluation.anhui", "--tags", "--as", "xlsx", "--out", "t.xlsx"
      ).code == 0)
    let define = try program.run("form", "define", "t.xlsx", "--key", "selfEvaluation.own", "--region", "兴县", "--out", "own.yaml")
    #expect(define.code == 0, "\(define.errors)")
    #expect(try program.run("form", "check", "own.yaml").output.contains("可以使用"))
    let keep = ["form", "adopt", "own.yaml", "--county", "141123", "--from", "2022-01-01", "--by", "示例登记人", "--database", "s.db"]
    let adopt = try program.run(keep)
    #expect(adopt.code == 0, "\(adopt.errors)")
    let own = try program.run("form", "selfEvaluation.project", "--project", "sx.xingxian.2022.S1", "--database", "s.db")
    #expect(own.output.contains("年度总体目标完成情况综述") && !own.output.contains("得分计算方法"))
    let named = try program.run("form", "selfEvaluation.shanxi", "--project", "sx.xingxian.2022.S1", "--database", "s.db")
    #expect(named.output.contains("得分计算方法"))
    try program.write("bad.yaml", "form: x\nkind: target.project\n")
    let bad = try program.run("form", "check", "bad.yaml")
    #expect(bad.code == 2 && bad.errors.contains("bad.yaml") && bad.errors.contains("缺少"))
    #expect(try program.run("form", "list").output.contains("版面自拟"))
  }

  @Test("output that cannot be written whole is said, with exit 2")
  func fullOutput() throws {
    let program = try HengProgram()
    defer { program.remove() }
    try program.write("s.json", ScoreCommandTests.good)
    let process = program.process(["score", "s.json"])
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(said.contains("磁盘空间"))
  }

  @Test("a form that cannot be written leaves nothing behind")
  func unwritable() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    server.stop()
    let outcome = try program.run(
      "form", "target.ningxia", "--project", "P1", "--as", "pdf", "--out", "no/such/folder/p.pdf", "--database", "s.db")
    #expect(outcome.code == 2 && outcome.errors.contains("no/such/folder"))
    #expect(!program.exists("no"))
  }
}

@Suite("heng database and its refusals")
struct DatabaseCommandTests {
  @Test("migrate, back up, restore and verify")
  func cycle() throws {
    let program = try HengProgram()
    defer { program.remove() }
    #expect(try program.run("database", "migrate", "--database", "a.db").code == 0)
    #expect(try program.run("database", "migrate", "--database", "a.db").errors.contains("最新"))
    let server = try #require(try HengServer(program, ["--database", "a.db", "--sample"]))
    server.stop()
    #expect(try program.run("database", "backup", "copy.db", "--database", "a.db").code == 0)
    let verify = try program.run("database", "verify", "--database", "copy.db")
    #expect(verify.code == 0 && verify.output.contains("通过"))
    #expect(try program.run("database", "restore", "copy.db", "--database", "b.db").code == 0)
    let figure = try program.run("explain", "S1", "project.outturn", "--database", "b.db")
    #expect(figure.output.contains("152.52万元"))
  }

  @Test("a file that is no database, a missing one, and one cut short are refused in Chinese")
  func broken() throws {
    let program = try HengProgram()
    defer { program.remove() }
    try program.write("text.db", String(repeating: "这不是数据库", count: 200))
    for (name, word) in [("text.db", "数据库"), ("missing.db", "missing.db")] {
      let outcome = try program.run("explain", "S1", "--database", name)
      #expect(outcome.code == 2 && outcome.output.isEmpty && outcome.errors.contains(word), "\(outcome.errors)")
    }
    #expect(!program.exists("missing.db"))
    #expect(try program.run("serve", "--database", "missing.db").code == 2)
    #expect(try program.run("database", "restore", "text.db", "--database", "new.db").code == 2)
    #expect(!program.exists("new.db"))
    #expect(try program.run("database", "migrate", "--database", "ftp://x/y").errors.contains("postgresql"))
  }

  @Test("an older and a newer schema are refused by serve, which names the remedy")
  func schemas() throws {
    let program = try HengProgram()
    defer { program.remove() }
    try sqlite(
      program, "old.db",
      "CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT;"
    )
    let older = try program.run("serve", "--database", "old.db")
    #expect(older.code == 2 && older.errors.contains("migrate"), "\(older.errors)")
    #expect(try program.run("database", "migrate", "--database", "new.db").code == 0)
    try sqlite(
      program, "new.db",
      "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9999, 'from_the_future', '0123456789abcdef', '2030-01-01T00:00:00.000Z');"
    )
    let newer = try program.run("serve", "--database", "new.db")
    #expect(newer.code == 2 && newer.errors.contains("新"), "\(newer.errors)")
  }

  @Test("a port in use is refused with another to try")
  func portInUse() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "a.db", "--sample"]))
    defer { server.stop() }
    let port = String(server.base.split(separator: ":").last ?? "")
    let second = try program.run("serve", "--database", "b.db", "--sample", "--port", port)
    #expect(second.code == 2 && second.errors.contains(port), "\(second.errors)")
  }

  private func sqlite(_ program: HengProgram, _ file: String, _ sql: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", program.folder.appendingPathComponent(file).path, sql]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "sqlite3 is needed for this test")
  }
}
