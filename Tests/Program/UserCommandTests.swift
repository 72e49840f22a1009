import Foundation
import Testing

@Suite("heng user")
struct UserCommandTests {
  /// A program with a database, in which the first administrators are registered.
  private func begun(_ body: (HengProgram, [String: String]) throws -> Void) throws {
    let program = try HengProgram()
    defer { program.remove() }
    #expect(try program.run("database", "migrate", "--database", "h.db").code == 0)
    let first = try program.run(
      "user", "first", "--system", "zhangshili=张示例", "--security", "liyangben=李样本", "--audit", "wangshiyong=王试用", "--unit", "示例县财政局",
      "--database", "h.db")
    #expect(first.code == 0, "\(first.errors)")
    var passwords: [String: String] = [:]
    for line in first.output.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      try #require(parts.count == 3)
      passwords[parts[1]] = parts[2]
    }
    try body(program, passwords)
  }

  private func run(_ program: HengProgram, _ words: String...) throws -> HengProgram.Outcome {
    try program.run(["user"] + words + ["--database", "h.db"])
  }

  @Test("The first three come once, with passwords that are told on standard output alone and kept nowhere")
  func first() throws {
    try begun { program, passwords in
      #expect(passwords.keys.sorted() == ["liyangben", "wangshiyong", "zhangshili"] && Set(passwords.values).count == 3)
      let again = try run(program, "first")
      #expect(again.code == 2 && again.output.isEmpty && again.errors.contains("首批管理员只能建一次"))
      let bytes = try program.files.filter { $0.hasPrefix("h.db") }.map { try program.read($0) }
      for password in passwords.values {
        for spelling in [password, password.replacing("-", with: "")] {
          #expect(!bytes.contains { $0.range(of: Data(spelling.utf8)) != nil }, "a password stands in the database")
        }
      }
      #expect(try program.run("database", "verify", "--database", "h.db").code == 0)
    }
  }

  @Test("Three accounts are three, and their words are read")
  func named() throws {
    let program = try HengProgram()
    defer { program.remove() }
    _ = try program.run("database", "migrate", "--database", "h.db")
    let same = try run(program, "first", "--system", "zhangshili=张示例", "--audit", "ZhangShiLi=张示例")
    #expect(same.code == 2 && same.errors.contains("三员须由三个人分任"))
    let form = try run(program, "first", "--system", "zhangshili")
    #expect(form.code == 2 && form.errors.contains("用户名=姓名"))
    let usual = try run(program, "first")
    #expect(usual.code == 0 && usual.output.contains("sysadmin\t") && usual.output.contains("安全管理员\tsecadmin\t"))
  }

  @Test("A person is registered, granted, given a password, listed and deactivated, each by the administrator whose part it is")
  func whole() throws {
    try begun { program, _ in
      let add = ["chenxuni", "--name", "陈虚拟", "--unit", "示例局", "--reason", "入职"]
      let wrong = try program.run(["user", "add"] + add + ["--by", "liyangben", "--database", "h.db"])
      #expect(wrong.code == 2 && wrong.errors.contains("应由系统管理员办理"))
      let added = try program.run(["user", "add"] + add + ["--by", "zhangshili", "--database", "h.db"])
      #expect(added.code == 0 && added.errors.contains("已登记“陈虚拟（chenxuni）”"), "\(added.errors)")
      let twice = try program.run(["user", "add"] + add + ["--by", "zhangshili", "--database", "h.db"])
      #expect(twice.code == 2 && twice.errors.contains("已有人用"))

      let grant = ["chenxuni", "--role", "单位财务", "--division", "141123", "--reason", "到岗", "--by", "liyangben"]
      #expect(try program.run(["user", "grant"] + grant + ["--database", "h.db"]).code == 0)
      let acting = try program.run(["user", "grant"] + grant + ["--kind", "代管", "--database", "h.db"])
      #expect(acting.code == 2 && acting.errors.contains("代管授权没有写到期日"))
      let third = try run(program, "grant", "chenxuni", "--role", "审计管理员", "--reason", "到岗", "--by", "liyangben")
      #expect(third.code == 2 && third.errors.contains("管理员不办业务"))
      let emperor = try run(program, "grant", "chenxuni", "--role", "皇帝", "--reason", "到岗", "--by", "liyangben")
      #expect(emperor.code == 2 && emperor.errors.contains("没有“皇帝”这种角色"))

      let reset = try run(program, "reset-password", "chenxuni", "--reason", "首次登录", "--by", "liyangben")
      #expect(reset.code == 0 && reset.output.hasPrefix("chenxuni\t"))
      let list = try run(program, "list", "--by", "wangshiyong")
      #expect(list.code == 0 && list.output.contains("chenxuni\t陈虚拟\t示例局\t待改口令\t从未登录") && list.errors.contains("共4人，在用4人"))
      let line = try #require(list.output.split(separator: "\n").first { $0.contains("单位财务 141123 全部部门 本职") })
      let id = String(try #require(line.split(separator: "\t").first)).trimmingCharacters(in: .whitespaces)
      let revoked = try run(program, "revoke", id, "--reason", "调岗", "--by", "liyangben")
      #expect(revoked.code == 0, "\(revoked.errors)")
      #expect(try !run(program, "list", "--by", "wangshiyong").output.contains("单位财务"))
      let sessions = try run(program, "sessions", "chenxuni", "--by", "wangshiyong")
      #expect(sessions.code == 0 && sessions.errors.contains("共0次登录"))
      let ending = try run(program, "sessions", "chenxuni", "--end", "x", "--by", "liyangben")
      #expect(ending.code == 2 && ending.errors.contains("--reason"))

      #expect(try run(program, "deactivate", "chenxuni", "--reason", "调离", "--by", "zhangshili").code == 0)
      #expect(try run(program, "list", "--by", "zhangshili").output.contains("已停用"))
      #expect(try run(program, "deactivate", "chenxuni", "--undo", "--reason", "回来", "--by", "zhangshili").code == 0)
      let last = try run(program, "deactivate", "wangshiyong", "--reason", "退休", "--by", "zhangshili")
      #expect(last.code == 2 && last.errors.contains("没有在用的“审计管理员”"))
      #expect(try program.run("database", "verify", "--database", "h.db").code == 0)
    }
  }

  @Test("A password is no argument")
  func noArgument() throws {
    try begun { program, _ in
      for option in ["--password", "--new-password"] {
        let outcome = try run(program, "reset-password", "zhangshili", "--by", "liyangben", "--reason", "试", option, "x")
        #expect(outcome.code == 2 && outcome.output.isEmpty)
      }
    }
  }

  @Test("The roles of people's work are offered where papers are handled, and administrators' are not")
  func roles() throws {
    try begun { program, _ in
      let outcome = try program.run(
        "accounts", "rename", "--county", "141123", "--department", "甲局", "--to", "乙局", "--since", "2023-04-01", "--by", "张示例", "--as",
        "系统管理员",
        "--reason", "试", "--database", "h.db")
      #expect(outcome.code == 2 && outcome.errors.contains("没有“系统管理员”这种身份") && outcome.errors.contains("领导"))
    }
  }
}
