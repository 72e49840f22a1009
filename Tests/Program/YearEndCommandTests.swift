import Foundation
import Testing

/// The year-end papers as a clerk makes them, from the sample to a published version and its correction.
@Suite("Year-end commands")
struct YearEndCommandTests {
  private static let xing = ["--county", "141123", "--year", "2022", "--database", "s.db"]

  private func sample() throws -> HengProgram {
    let program = try HengProgram()
    #expect(try program.run("database", "migrate", "--database", "s.db").code == 0)
    #expect(try program.run("database", "sample", "--database", "s.db").code == 0)
    return program
  }

  @Test("the sample's set passes the gate and prints the same bytes twice")
  func check() throws {
    let program = try sample()
    defer { program.remove() }
    let gate = try program.run(["disclosure", "check"] + Self.xing)
    #expect(gate.code == 0 && !gate.output.contains("不通过"), "\(gate.output)")
    for name in ["a.zip", "b.zip"] {
      #expect(try program.run(["disclosure", "print", "--out", name] + Self.xing).code == 0)
    }
    #expect(try program.read("a.zip") == program.read("b.zip"))
    let trace = try program.run(["accounts", "explain", "accounts.03.合计.基本支出"] + Self.xing)
    #expect(trace.output.contains("2,852,493.55") && trace.output.contains("S002"))
  }

  /// The day in China, as the program counts it.
  static var today: String { Date().addingTimeInterval(8 * 3_600).ISO8601Format().prefix(10).description }

  @Test("accounts go through their life; a second version is corrected with a notice")
  func life() throws {
    let program = try sample()
    defer { program.remove() }
    func step(_ arguments: [String], _ person: String, _ role: String) throws -> HengProgram.Outcome {
      try program.run(["disclosure"] + arguments + Self.xing + ["--by", person, "--as", role, "--reason", "试办"])
    }
    let early = try step(["publish"], "甲某", "财政局")
    #expect(early.code == 2 && !early.errors.isEmpty)
    #expect(try step(["step", "核查"], "乙某", "单位财务").code == 0)
    #expect(try step(["step", "送审"], "乙某", "单位财务").code == 0)
    #expect(try step(["approve", "--on", Self.today], "乙某", "单位财务").code == 2)
    for disguise in ["乙某 ", "乙　某", "乙\u{200B}某"] {
      let own = try step(["approve", "--on", Self.today], disguise, "财政局")
      #expect(own.code == 2 && own.errors.contains("编制人"), "\(own.errors)")
    }
    for wrong in ["1900-01-01", "2099-12-31", "2023-09-18"] {
      let untimely = try step(["approve", "--on", wrong], "甲某", "财政局")
      #expect(untimely.code == 2 && untimely.errors.contains(wrong) && untimely.errors.contains("送审日"), "\(untimely.errors)")
    }
    for (person, words) in [(" \u{3000}\u{200B}", "经办人"), (String(repeating: "甲", count: 61), "太长")] {
      let unnamed = try step(["approve", "--on", Self.today], person, "财政局")
      #expect(unnamed.code == 2 && unnamed.errors.contains(words), "\(unnamed.errors)")
    }
    let approval = try step(["approve", "--on", Self.today], "甲某", "财政局")
    #expect(approval.code == 0, "\(approval.errors)")
    let published = try step(["publish", "--out", "v1.zip"], "甲某", "财政局")
    #expect(published.code == 0 && published.errors.contains("第1版"), "\(published.errors)")
    #expect(try step(["publish"], "甲某", "财政局").code == 2)
    #expect(try step(["step", "更正"], "乙某", "单位财务").code == 0)
    #expect(try step(["step", "核查"], "乙某", "单位财务").code == 0)
    #expect(try step(["step", "送审"], "乙某", "单位财务").code == 0)
    #expect(try step(["approve", "--on", Self.today], "甲某", "财政局").code == 0)
    #expect(try step(["publish"], "甲某", "财政局").code == 2)
    let corrected = try step(["publish", "--correction", "更正说明文字一处", "--out", "v2.zip"], "甲某", "财政局")
    #expect(corrected.code == 0, "\(corrected.errors)")
    let list = try program.run(["disclosure", "list"] + Self.xing)
    #expect(list.output.contains("第1版") && list.output.contains("第2版") && list.output.contains("更正说明文字一处"))
    #expect(try program.read("v1.zip") != program.read("v2.zip"))
  }

  @Test("what the gate holds back is released by a second person with a reason, and by no other way")
  func release() throws {
    let program = try sample()
    defer { program.remove() }
    func release(_ numbers: [String], _ person: String, reason: String = "是装置编号") throws -> HengProgram.Outcome {
      try program.run(["disclosure", "release"] + numbers + Self.xing + ["--by", person, "--reason", reason])
    }
    #expect(try program.run(["disclosure", "release"] + Self.xing).output.contains("还没有放行过"))
    let unknown = try release(["0123456789abcdef"], "丙某")
    #expect(unknown.code == 2 && unknown.errors.contains("没有凭号") && unknown.errors.contains("disclosure check"))
    let nobody = try program.run(["disclosure", "release", "0123456789abcdef"] + Self.xing)
    #expect(nobody.code == 2 && nobody.errors.contains("--by"))
    // A number typed into the published texts.
    try program.python(
      "import sqlite3; c = sqlite3.connect('s.db'); c.execute(\"UPDATE disclosure_item SET text = text || '。装置13800138000' WHERE list = 'duty' AND ordering = 0 AND accounts LIKE '141123.2022.%'\"); c.execute('UPDATE ledger_revision SET number = number + 1'); c.commit(); c.close()"
    )
    let shut = try program.run(["disclosure", "check"] + Self.xing)
    #expect(shut.code == 1 && shut.output.contains("138****8000") && !shut.output.contains("13800138000"), "\(shut.output)")
    let numbers = shut.output.components(separatedBy: "凭号 ").dropFirst().map { String($0.prefix(16)) }
    #expect(numbers.count >= 4)
    #expect(try release(numbers, "丙某", reason: " ").code == 2)
    let released = try release(numbers, "丙某")
    #expect(released.code == 0 && released.errors.contains("已放行") && !released.errors.contains("13800138000"), "\(released.errors)")
    let open = try program.run(["disclosure", "check"] + Self.xing)
    #expect(open.code == 0 && open.output.contains("由第二人放行\(numbers.count)处"), "\(open.output)")
    func step(_ arguments: [String], _ person: String, _ role: String) throws -> HengProgram.Outcome {
      try program.run(["disclosure"] + arguments + Self.xing + ["--by", person, "--as", role, "--reason", "试办"])
    }
    #expect(try step(["step", "核查"], "乙某", "单位财务").code == 0)
    let own = try release([numbers[0]], " 乙 某")
    #expect(own.code == 2)
    #expect(try step(["step", "送审"], "乙某", "单位财务").code == 0)
    #expect(try step(["approve", "--on", Self.today], "甲某", "财政局").code == 0)
    let published = try step(["publish", "--out", "v1.zip"], "甲某", "财政局")
    #expect(published.code == 0, "\(published.errors)")
    let list = try program.python("import zipfile; print(zipfile.ZipFile('v1.zip').read('清单.json').decode())")
    #expect(list.contains("\"released\":\(numbers.count)") || list.contains("\"released\" : \(numbers.count)"), "\(list)")
    #expect(try program.run(["disclosure", "release"] + Self.xing).output.contains("丙某"))
  }

  @Test("a whole year is printed in four formats, twice with the same bytes, and what was typed is counted")
  func year() throws {
    let program = try sample()
    defer { program.remove() }
    var told = ""
    for name in ["a.zip", "b.zip"] {
      let printed = try program.run(["report", "year", "--out", name] + Self.xing)
      #expect(printed.code == 0, "\(printed.errors)")
      told = printed.errors
    }
    #expect(try program.read("a.zip") == program.read("b.zip"))
    #expect(told.contains("格为人填写"), "\(told)")
    let names = try program.python("import zipfile; print('\\n'.join(zipfile.ZipFile('a.zip').namelist()))")
    for paper in ["绩效自评表", "全县/项目支出绩效自评汇总表", "部门决算公开"] {
      for format in ["html", "xlsx", "docx", "pdf"] { #expect(names.contains("\(paper).\(format)"), "\(paper).\(format)") }
    }
    #expect(names.contains("清单.csv"))
    let refused = try program.run(["report", "year", "--out", "a.pdf"] + Self.xing)
    #expect(refused.code == 2 && refused.errors.contains("zip"))
  }

  @Test("a workbook goes out and comes in; a broken one comes back and nothing changes")
  func workbook() throws {
    let program = try sample()
    defer { program.remove() }
    let person = ["--by", "乙某", "--reason", "导入"]
    let department = ["--department", "兴县乡村振兴局"]
    #expect(try program.run(["accounts", "template", "--out", "t.xlsx"] + department + Self.xing).code == 0)
    let back = try program.run(["accounts", "import", "t.xlsx", "--database", "s.db"] + person)
    #expect(back.code == 0, "\(back.errors) \(back.output)")
    let gate = try program.run(["disclosure", "check"] + Self.xing)
    #expect(gate.code == 0, "\(gate.output)")

    try program.write("no.xlsx", "这不是工作簿")
    let unreadable = try program.run(["accounts", "import", "no.xlsx", "--database", "s.db"] + person)
    #expect(unreadable.code == 2 && unreadable.output.isEmpty && !unreadable.errors.contains("notA"))
    #expect(
      try program.run(["form", "selfEvaluation.shanxi", "--project", "S1", "--as", "xlsx", "--out", "f.xlsx", "--database", "s.db"]).code
        == 0)
    let other = try program.run(["accounts", "import", "f.xlsx", "--returned", "r.xlsx"] + department + Self.xing + person)
    #expect(other.code == 1 && other.output.contains("没有导入任何数据") && program.exists("r.xlsx"), "\(other.errors)")
    #expect(try program.run(["disclosure", "check"] + Self.xing).output == gate.output)
  }

  @Test("reports, lists and letters print by command; a missing one is told")
  func reports() throws {
    let program = try sample()
    defer { program.remove() }
    let base = ["--database", "s.db", "--as", "docx", "--out", "r.docx"]
    for arguments in [
      ["report.evaluation", "--project", "S1"], ["rectification.notice", "--project", "S2"], ["rectification.answer", "--project", "S2"],
      ["summary.selfEvaluation", "--county", "141123", "--year", "2022"], ["summary.monitoring", "--county", "640104", "--year", "2024"],
      ["framework.evaluation", "--county", "130529", "--year", "2023"],
      ["department.evaluation", "--county", "141123", "--year", "2022", "--department", "兴县乡村振兴局"],
      ["department.targets", "--county", "130529", "--year", "2023", "--department", "巨鹿县乡村振兴局"],
    ] {
      let outcome = try program.run(["report"] + arguments + base)
      #expect(outcome.code == 0 && program.exists("r.docx"), "\(arguments) \(outcome.errors)")
    }
    let missing = try program.run("report", "summary.monitoring", "--county", "141123", "--year", "2022", "--database", "s.db")
    #expect(missing.code == 2 && missing.output.isEmpty && missing.errors.contains("监控"))
  }
}
