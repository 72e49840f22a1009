import Foundation
import Testing

@Suite("A county is begun on the terminal")
struct RegistrationCommandTests {
  private static let person = ["--by", "登记员", "--reason", "建账"]

  @Test("from an empty database to a project and a workbook for the accounts")
  func whole() throws {
    let program = try HengProgram()
    defer { program.remove() }
    #expect(try program.run("database", "migrate").code == 0)
    #expect(try program.run("county", "find", "吕梁市兴县").output == "141123　山西省吕梁市兴县\n")
    let county = try program.run(["county", "add", "141123", "--bureau", "示例县乡村振兴局"] + Self.person)
    #expect(county.code == 0 && county.errors.contains("山西省吕梁市兴县"), "\(county.errors)")
    #expect(try program.run("county", "list").output.contains("141123"))
    #expect(try program.run(["county", "department", "示例局=105001", "虚构局", "--county", "141123"] + Self.person).code == 0)
    #expect(try program.run("county", "department", "--county", "141123").output.contains("105001　示例局"))
    let project = try program.run(
      ["project", "add", "项目名称=示例项目", "主管部门=示例局", "实施单位=示例站", "中央资金=120.5", "资金文件=财农〔2026〕12号", "--county", "141123", "--year", "2026"]
        + Self.person)
    #expect(project.code == 0 && project.output == "141123.2026.001\n", "\(project.errors)")
    #expect(try program.run("project", "list", "--county", "141123", "--year", "2026").output.contains("示例项目　示例站　120.5万元　草稿"))
    // Its forms wait for what is promised, and say so.
    let form = try program.run("form", "target.project", "--project", "141123.2026.001", "--as", "html")
    #expect(form.code == 2 && form.errors.contains("没有绩效目标记录"), "\(form.errors)")
    let template = try program.run(
      "accounts", "template", "--county", "141123", "--year", "2026", "--department", "示例局", "--out", "台账.xlsx")
    #expect(template.code == 0 && program.exists("台账.xlsx"), "\(template.errors)")
  }

  @Test("what is wrong ends with 2, one message, and nothing written")
  func wrong() throws {
    let program = try HengProgram()
    defer { program.remove() }
    #expect(try program.run("database", "migrate").code == 0)
    for (arguments, words) in [
      (["county", "add", "999999", "--bureau", "示例局"] + Self.person, "前两位不是省级代码"),
      (["county", "department", "示例局", "--county", "141123"] + Self.person, "没有登记县区 141123"),
      (["county", "department", "示例局", "--county", "141123"], "须写明 --by"),
      (["project", "add", "项目名称=示例项目", "--county", "141123", "--year", "2026"] + Self.person, "没有登记县区 141123"),
      (["project", "add", "名字=示例项目", "--county", "141123", "--year", "2026"] + Self.person, "看不懂“名字=示例项目”"),
      (["county", "divisions", "没有.csv"] + Self.person, "没有.csv"),
    ] {
      let outcome = try program.run(arguments)
      #expect(outcome.code == 2 && outcome.output.isEmpty && outcome.errors.contains(words), "\(arguments) \(outcome.errors)")
    }
    #expect(try program.run("county", "list").output.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty)
  }

  @Test("a file of townships in GB18030 with a heading, as a spreadsheet saves it")
  func townships() throws {
    let program = try HengProgram()
    defer { program.remove() }
    #expect(try program.run("database", "migrate").code == 0)
    try program.python("open('区划.csv','wb').write('代码,名称\\r\\n141123100,示例镇\\r\\n141123100201,示例一村\\r\\n'.encode('gb18030'))")
    let outcome = try program.run(["county", "divisions", "区划.csv"] + Self.person)
    #expect(outcome.code == 0 && outcome.errors.contains("已导入2个区划"), "\(outcome.errors)")
  }
}
