import Foundation
import Testing

@Suite("Importing accounts on the site")
struct ImportPageTests {
  @Test("a refused workbook shows every error on the page, and comes back with them marked; nothing is stored")
  func refused() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    #expect(
      try program.run("form", "selfEvaluation.shanxi", "--project", "S1", "--as", "xlsx", "--out", "bad.xlsx", "--database", "s.db").code
        == 0)
    let file = program.folder.appendingPathComponent("bad.xlsx").path
    let list = server.base + "/counties/141123/2022/accounts"
    let before = try Tool.run("curl", "-s", list)
    let page = try Tool.run(
      "curl", "-s", "-w", "%{http_code}", "-F", "actor=示例经办", "-F", "reason=试", "-F", "department=兴县乡村振兴局", "-F", "workbook=@\(file)", list)
    #expect(page.hasSuffix("422") && page.contains("导入错误") && page.contains("没有导入任何数据"))
    let faults = page.components(separatedBy: "<tbody>").dropFirst().first?.components(separatedBy: "</tbody>").first ?? ""
    #expect(faults.contains("<th scope=\"row\">"))
    let returned = try #require(page.firstMatch(of: /href="([^"]+\/returned\/[^"]+)"/)).1
    let workbook = program.folder.appendingPathComponent("back.xlsx").path
    _ = try Tool.run("curl", "-s", "-o", workbook, server.base + returned)
    #expect(try Tool.run("unzip", "-p", workbook, "xl/worksheets/*.xml").contains("错误说明"))
    #expect(try Tool.run("curl", "-s", list) == before)
    #expect(try Tool.run("curl", "-s", "-w", "%{http_code}", server.base + "/counties/141123/2022/returned/none").hasSuffix("404"))
  }
}
