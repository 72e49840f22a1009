import Foundation
import Testing

@Suite("heng match")
struct MatchCommandTests {
  private static let left = "姓名,身份证号\n张示例,11010519491231002X\n李样本,110105194912310021\n王试用,11010519491231002x\n"

  @Test("rows are told by number and reason; the files stay as they are, and a workbook is written beside them")
  func rows() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let left = try program.write("名册.csv", Self.left), right = try program.write("登记.csv", "身份证号,姓名\n11010519491231002X,周样例\n")
    let outcome = try program.run("match", left, right, "--on", "身份证号")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.contains("对上 0　号码有误 1　重复 1　对方没有 0　同号不同名 1"))
    #expect(outcome.output.contains("第2行　同号不同名") && outcome.output.contains("第4行　重复") && !outcome.output.contains("19491231"))
    let out = program.folder.appendingPathComponent("结果.xlsx").path
    #expect(try program.run("match", left, right, "--on", "身份证号", "--out", out).code == 0)
    #expect(program.files.sorted() == ["名册.csv", "登记.csv", "结果.xlsx"].sorted())
  }

  @Test("what cannot be compared ends with 2, one reason, and no file")
  func refusals() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let left = try program.write("名册.csv", Self.left)
    for (arguments, words) in [
      (["match", left, left, "--on", "证件号码"], "有的栏目：姓名、身份证号"), (["match", left, "没有.csv", "--on", "身份证号"], "找不到文件"),
      (["match", left, left, "--on", "身份证号", "--format", "pdf"], "没有“pdf”这种格式"),
      (["match", left, left, "--on", "身份证号", "--out", left], "不能用结果覆盖"), (["match", left, left, "--on", "身份证号", "--kind", "别的"], "可选"),
    ] {
      let outcome = try program.run(arguments)
      #expect(outcome.code == 2 && outcome.errors.contains(words) && outcome.output.isEmpty, "\(arguments) \(outcome.errors)")
    }
    #expect(program.files == ["名册.csv"])
  }
}
