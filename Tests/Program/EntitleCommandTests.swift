import Foundation
import Testing

@Suite("heng entitle")
struct EntitleCommandTests {
  private static let roster = "姓名,身份证号,户类型,劳动能力,年务工收入\n张示例,11010519491231002X,脱贫户,有,30000\n李样本,110105194912310046,脱贫户,无,30000\n"

  @Test("a roster gives amounts and reasons; data and sums stand apart, the files stay as they are")
  func roster() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let roster = try program.write("名册.csv", Self.roster)
    let outcome = try program.run("entitle", "--scheme", "XQ-WORK", "XQ-HEALTH", "--roster", roster, "--on", "2024-12-31")
    #expect(outcome.code == 0 && outcome.output.contains("可发,3000.00") && outcome.output.contains("labour,这次不能领取外出务工补助：没有劳动能力"))
    #expect(outcome.errors.contains("XQ-WORK 外出务工补助：1行可发，共3000.00元") && !outcome.output.contains("19491231"))
    let out = program.folder.appendingPathComponent("计发.json").path
    #expect(
      try program.run("entitle", "--scheme", "XQ-WORK", "--roster", roster, "--on", "2024-12-31", "--out", out, "--explain").code == 0)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: out))) as? [String: Any]
    let rows = json?["rows"] as? [[String: Any]]
    #expect(json?["total"] as? String == "3000.00" && rows?.count == 2 && (rows?.first?["auditor"] as? [String])?.isEmpty == false)
    #expect(program.files.sorted() == ["名册.csv", "计发.json"].sorted())
  }

  @Test("schemes and fields are listed, a choice changes the amount, a scheme file of one's own is weighed and used")
  func schemes() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let list = try program.run("entitle", "list").output
    #expect(list.contains("宁夏兴庆区（640104）") && list.contains("XX-STEADY　脱贫劳动力稳岗奖补") && list.contains("待定 社保补助周期"))
    #expect(try program.run("entitle", "fields").output.contains("户类型　取值：脱贫户"))
    let own = """
      county: zz.test
      name: 示例县
      division: "640104"
      schemes:
        - {id: T-1, name: 示例补助, basis: 示例, source: 示例, trust: D, from: 2024-01-01, unit: 人, frequency: 年, amount: 年务工收入 × 10%}

      """
    let file = try program.write("方案.yaml", own), roster = try program.write("名册.csv", Self.roster)
    #expect(try program.run("entitle", "check", file).output.contains("1个方案，没有错误"))
    let used = try program.run("entitle", "--schemes", file, "--scheme", "T-1", "--roster", roster, "--on", "2024-06-30")
    #expect(used.code == 0 && used.errors.contains("2行可发，共6000.00元"))
    let bad = try program.write("坏方案.yaml", own.replacing("年务工收入 × 10%", with: "年务工收人 × 10"))
    let weighed = try program.run("entitle", "check", bad)
    #expect(weighed.code == 2 && weighed.output.isEmpty && weighed.errors.contains("第5行 第") && weighed.errors.contains("是不是“年务工收入”"))
  }

  @Test("what cannot be computed ends with 2, the reasons, and no file")
  func refusals() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let roster = try program.write("名册.csv", Self.roster), bad = try program.write("坏.csv", Self.roster.replacing("30000", with: "很多"))
    let out = program.folder.appendingPathComponent("计发.csv").path
    for (arguments, words) in [
      (["--scheme", "XQ-WORK", "--roster", bad, "--out", out], "第3行“年务工收入”"), (["--roster", roster], "请用 --scheme 写明方案编号"),
      (["--scheme", "没有", "--roster", roster], "没有编号为“没有”的方案"), (["--scheme", "XQ-WORK", "--roster", "没有.csv"], "找不到文件"),
      (["--scheme", "XQ-WORK", "--roster", roster, "--on", "昨天"], "日期“昨天”"),
      (["--scheme", "XQ-WORK", "--roster", roster, "--format", "xml"], "可选：csv、json"),
      (["--scheme", "XQ-WORK", "--roster", roster, "--explain"], "只用于 json"),
      (["--scheme", "XQ-WORK", "--roster", roster, "--out", roster], "不能用结果覆盖"),
      (["--scheme", "XQ-WORK", "--roster", roster, "--choose", "XQ-WORK.三万元档=也许"], "没有“也许”这种取法"),
      (["--scheme", "XQ-WORK", "--roster", roster, "--choose", "三万元档"], "看不懂"),
      (["--scheme", "XQ-WORK", "XQ-WORK", "--roster", roster], "写了两次"),
    ] {
      let outcome = try program.run(["entitle"] + arguments)
      #expect(outcome.code == 2 && outcome.errors.contains(words) && outcome.output.isEmpty, "\(arguments) \(outcome.errors)")
    }
    #expect(program.files.sorted() == ["名册.csv", "坏.csv"].sorted())
  }
}
