import Foundation
import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Contradictions that meet in one figure")
struct AccountsClusterTests {
  private static func report(_ edits: [String: String]) throws -> RuleReport {
    let file = AccountsFile(base: "ten", edits: edits)
    return AccountsRules.report(on: try file.subject(FiscalYear(2023)), profile: try Cases.profile("national"), rules: AccountsRules.tables)
  }

  @Test("One figure that many identities share is told once, with the others as consequences, and is not called wrong")
  func oneFigure() throws {
    let report = try Self.report(["03/合计/合计": "1,160.00"])
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.rule == "FA-020" && finding.severity == .error)
    #expect(finding.touches.first == "03/合计/合计")
    #expect(finding.sides.first?.figure == "1,160.00" && finding.sides.first?.label == "支出决算表 合计")
    #expect(finding.message.contains("相差的数额都是10.00元"))
    let blame = ["错误", "有误", "应为", "应改"].filter { finding.message.contains($0) }
    #expect(blame.isEmpty)
    #expect(finding.consequences.map { String($0.prefix(6)) } == ["FA-021", "FA-022", "FA-037"])
    let failed = report.coverage.filter { $0.state == .failed }
    #expect(failed.map(\.rule) == ["FA-020", "FA-021", "FA-022", "FA-037"])
    let folded = failed.dropFirst().filter { $0.reason.contains("FA-020") && $0.count == 1 }
    #expect(folded.count == 3)
  }

  @Test("Two figures apart give two findings")
  func twoFigures() throws {
    let report = try Self.report(["03/合计/合计": "1,160.00", "06/301": "460.00"])
    #expect(report.findings.map { $0.touches.first } == ["03/合计/合计", "06/301"])
  }

  @Test("Where two figures explain the same contradictions, none is named")
  func undecided() throws {
    let report = try Self.report(["06/30101": "410.00"])
    #expect(report.findings.map(\.rule) == ["FA-050"])
    #expect(report.findings.flatMap(\.consequences) == [])
  }

  @Test("Consequences are written only where there are some; addresses are not written")
  func encoding() throws {
    let plain = Finding(rule: "FA-001", severity: .error, message: "m", remedy: "r", touches: ["01/本年收入合计"])
    var told = plain
    told.consequences = ["FA-003 n"]
    let texts = try [plain, told].map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    #expect(!texts[0].contains("consequences") && !texts[0].contains("touches"))
    #expect(texts[1].contains("consequences"))
    let back = try JSONDecoder().decode(Finding.self, from: Data(texts[1].utf8))
    #expect(back.consequences == told.consequences && back.touches.isEmpty)
  }
}
