import Foundation
import Testing

/// An invented target form of Ningxia's layout, whose four costs exceed its budget.
private let faultyTargets = """
  部门项目支出预算绩效目标表\t\t\t\t
  (2023 年度)\t\t\t\t
  项目名称\t\t示例村道维护\t\t
  主管部门及代码\t\t示例县乡村振兴局 475001\t实施单位\t示例县乡村振兴局
  项目属性\t\t0101—一年期项目\t项目期\t1 年
  项目资金 (万元)\t年度资金总额:\t\t20\t
  \t其中:财政拨款\t\t20\t
  \t其他资金\t\t\t
  年度总体 目标\t维护村道12公里，方便群众出行。\t\t\t
  名称\t一级指标\t二级指标\t三级指标\t指标值
  绩效指标\t产出指标\t数量指标(必填硬性指标)\t维护村道里程\t≥12 公里
  \t\t质量指标(必填)\t验收合格率\t100%
  \t\t时效指标(必填)\t完工时间\t12月底前
  \t\t成本指标(必填硬性指标)\t材料费\t14 万元
  \t\t\t人工费\t13 万元
  \t效益指标\t社会效益指标(必填)\t群众出行条件\t明显改善
  \t\t可持续影响指标(必填)\t管护机制\t持续健全
  \t满意度指标\t服务对象满意度指标(必填)\t群众满意度\t≥95%

  """

@Suite("heng audit")
struct AuditCommandTests {
  struct Output: Decodable {
    struct Document: Decodable {
      struct Form: Decodable {
        let kind: String
        let rows: Int
      }
      struct Finding: Decodable {
        struct Side: Decodable {
          struct Place: Decodable { let line: Int? }
          let label: String
          let place: Place
          let quote: String
        }
        let rule: String
        let severity: String
        let sides: [Side]
      }
      struct Coverage: Decodable {
        let rule: String
        let state: String
        let reason: String
      }
      let file: String
      let sha256: String?
      let error: String?
      let forms: [Form]?
      let findings: [Finding]?
      let coverage: [Coverage]?
    }
    let documents: [Document]
  }

  private func decoded(_ outcome: HengProgram.Outcome) throws -> Output {
    try JSONDecoder().decode(Output.self, from: Data(outcome.output.utf8))
  }

  @Test("a contradiction is found at its lines, with both sides quoted; exit 1; the same bytes again")
  func found() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let file = try program.write("目标表.txt", faultyTargets)
    let outcome = try program.run("audit", file, "--format", "json")
    #expect(outcome.code == 1, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    let document = try #require(try decoded(outcome).documents.first)
    #expect(document.forms?.map(\.kind) == ["target.ningxia"])
    let finding = try #require(document.findings?.first { $0.rule == "PT-02" })
    #expect(finding.severity == "error")
    #expect(finding.sides.compactMap(\.place.line).sorted() == [6, 14, 15])
    #expect(finding.sides.contains { $0.quote.contains("14 万元") })
    #expect(document.coverage?.first { $0.rule == "PT-01" }?.state == "passed")
    #expect(document.coverage?.first { $0.rule == "SC-01" }?.state == "notRun")
    #expect(document.coverage?.first { $0.rule == "SC-01" }?.reason.isEmpty == false)
    #expect(try program.run("audit", file, "--format", "json").output == outcome.output)
    #expect(program.files == ["目标表.txt"], "audit writes nothing by itself")
  }

  @Test("every format is written whole", arguments: ["text", "sarif", "html", "xlsx"])
  func formats(format: String) throws {
    let program = try HengProgram()
    defer { program.remove() }
    let file = try program.write("目标表.txt", faultyTargets)
    let outcome = try program.run("audit", file, "--format", format, "--out", "结果")
    #expect(outcome.code == 1, "\(outcome.errors)")
    let bytes = try program.read("结果")
    switch format {
    case "xlsx": #expect(bytes.starts(with: [0x50, 0x4B]))
    case "sarif":
      let run = try #require((try JSONSerialization.jsonObject(with: bytes) as? [String: Any])?["runs"] as? [[String: Any]])
      let results = try #require(run[0]["results"] as? [[String: Any]])
      #expect(results.contains { $0["ruleId"] as? String == "PT-02" && $0["level"] as? String == "error" })
    default:
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("PT-02") && text.contains("27万元"), "\(text.prefix(2000))")
    }
    _ = try program.run("audit", file, "--format", format, "--out", "再次")
    #expect(try program.read("再次") == bytes)
  }

  @Test("a folder is walked in order, on any number of jobs; a damaged file is named and stops nothing")
  func folder() throws {
    let program = try HengProgram()
    defer { program.remove() }
    try FileManager.default.createDirectory(at: program.folder.appendingPathComponent("文书/乡"), withIntermediateDirectories: true)
    for index in 1...6 { try program.write("文书/乡/\(index).txt", faultyTargets) }
    try Data([0x50, 0x4B, 3, 4, 9, 9]).write(to: program.folder.appendingPathComponent("文书/坏.xlsx"))
    try program.write("文书/.隐藏.txt", faultyTargets)
    let one = try program.run("audit", "文书", "--format", "json", "--jobs", "1")
    let two = try program.run("audit", "文书", "--format", "json", "--jobs", "2")
    #expect(one.code == 1)
    #expect(one.output == two.output)
    let documents = try decoded(one).documents
    #expect(documents.map(\.file) == (1...6).map { "文书/乡/\($0).txt" } + ["文书/坏.xlsx"])
    #expect(documents.last?.error?.contains("损坏") == true)
    #expect(one.errors.contains("坏.xlsx") && one.errors.split(separator: "\n").count == 1)
  }

  @Test("nothing readable: one line, exit 2, nothing written", arguments: ["缺.txt", "坏.pdf", "空夹"])
  func unreadable(name: String) throws {
    let program = try HengProgram()
    defer { program.remove() }
    try FileManager.default.createDirectory(at: program.folder.appendingPathComponent("空夹"), withIntermediateDirectories: true)
    try program.write("坏.pdf", "%PDF-1.7\n不是PDF")
    let outcome = try program.run("audit", name, "--out", "结果")
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(!program.exists("结果"))
  }

  @Test("a sound paper: exit 0, and the summary says what was not checked")
  func sound() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let file = try program.write("目标表.txt", faultyTargets.replacingOccurrences(of: "14 万元", with: "7 万元"))
    let outcome = try program.run("audit", file)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("错误0条"))
    #expect(outcome.output.contains("未核查") && outcome.output.contains("没有识别出项目支出绩效自评表"))
  }

  @Test("a folder that cannot be read is named and ends with 2, whether it is the one named or one below")
  func unreadableFolder() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let files = FileManager.default
    let sound = faultyTargets.replacingOccurrences(of: "14 万元", with: "7 万元")
    try files.createDirectory(at: program.folder.appendingPathComponent("文书/闭"), withIntermediateDirectories: true)
    try program.write("文书/好.txt", sound)
    try program.write("文书/闭/好.txt", sound)
    let closed = program.folder.appendingPathComponent("文书/闭").path
    try files.setAttributes([.posixPermissions: 0o000], ofItemAtPath: closed)
    defer { try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed) }
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.folder.path)
    for (argument, output) in [("文书", true), ("文书/闭", false)] {
      let process = program.process(["audit", argument])
      if geteuid() == 0, let heng = process.executableURL {
        // The administrator reads everything; nobody does not.
        process.arguments = ["--reuid=65534", "--regid=65534", "--clear-groups", heng.path] + (process.arguments ?? [])
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": "/tmp"]) { _, own in own }
      }
      let (printed, errors) = (Pipe(), Pipe())
      process.standardOutput = printed
      process.standardError = errors
      try process.run()
      let text = String(decoding: printed.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      // The program itself may stand where nobody can reach it.
      if said.contains("setpriv") { continue }
      #expect(process.terminationStatus == 2 && said.contains("文书/闭") && said.contains("读不出来"), "\(said)")
      #expect(text.contains("好.txt") == output)
    }
  }

  @Test("the result is never written over an input, whatever the spelling or link")
  func overInput() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let file = try program.write("目标表.txt", faultyTargets)
    let files = FileManager.default
    try files.createDirectory(at: program.folder.appendingPathComponent("夹"), withIntermediateDirectories: true)
    try program.write("夹/二.txt", faultyTargets)
    let own = program.folder.appendingPathComponent(file)
    try files.createSymbolicLink(at: program.folder.appendingPathComponent("链"), withDestinationURL: own)
    try files.linkItem(at: own, to: program.folder.appendingPathComponent("硬链"))
    for out in [file, "./目标表.txt", "夹/../目标表.txt", own.path, "链", "硬链", "夹/二.txt"] {
      let outcome = try program.run("audit", file, "夹", "--out", out)
      #expect(outcome.code == 2 && outcome.errors.contains("输入"), "\(out): \(outcome.errors)")
      #expect(try program.read(file) == Data(faultyTargets.utf8) && program.read("夹/二.txt") == Data(faultyTargets.utf8))
    }
    #expect(try program.run("database", "migrate", "--database", "a.db").code == 0)
    let template = ["accounts", "template", "--county", "141123", "--year", "2022", "--department", "示例局", "--database", "a.db", "--out"]
    for out in ["a.db", "./a.db"] { #expect(try program.run(template + [out]).code == 2) }
    #expect(try program.run("database", "verify", "--database", "a.db").code == 0)
  }

  @Test("control signs in a file's name do not reach the terminal", arguments: ["text", "json", "html", "sarif"])
  func controlSigns(format: String) throws {
    let program = try HengProgram()
    defer { program.remove() }
    let name = "a\u{1B}[31m红\u{202E}\n假的一行\u{9B}\u{7}.txt"
    try program.write(name, faultyTargets)
    try program.write("坏" + name.replacingOccurrences(of: ".txt", with: ".pdf"), "%PDF-1.7\n不是PDF")
    for inputs in [[name], ["."], ["没有" + name], ["坏" + name.replacingOccurrences(of: ".txt", with: ".pdf")]] {
      let outcome = try program.run(["audit", "--format", format] + inputs)
      for sign in ["\u{1B}", "\u{202E}", "\n假的一行", "\u{9B}", "\u{7}"] {
        #expect(!(outcome.output + outcome.errors).contains(sign), "\(sign.unicodeScalars.map(\.value)) \(inputs)")
      }
      #expect((outcome.output + outcome.errors).contains("u001B"), "\(inputs)")
    }
  }
}
