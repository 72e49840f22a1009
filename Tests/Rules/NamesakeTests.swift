import HengDomain
import HengRules
import HengTestSupport
import HengValues
import Testing

/// PT-16 looks each row up instead of holding it against all rows before it; both must say the same.
@Suite("Rows that are listed twice")
struct NamesakeTests {
  private func subject(_ rows: [(name: String, target: String, level2: IndicatorLevel2)]) throws -> TargetSubject {
    let citation = Citation(paper: "示例", lines: "1")
    let project = Project(
      id: ID("p"), county: try AdministrativeDivision("141123"), year: try FiscalYear(2022), code: nil, name: "示例项目",
      supervisingDepartment: "", implementingUnit: "", initialBudget: nil, revisedBudget: nil, state: .inLibrary, citation: citation)
    let indicators = rows.enumerated().map { index, row in
      Indicator(
        id: ID("i\(index)"), order: index, level1: .output, level2: row.level2, name: row.name,
        target: IndicatorValue(parsing: row.target, name: row.name), direction: nil,
        citation: Citation(paper: "示例", Place(line: index + 1, endLine: index + 1)))
    }
    return TargetSubject(
      sheet: PerformanceTargetSheet(
        id: ID("t"), project: project.id, layout: .ningxia, objective: "", unit: .wanYuan, funds: [], indicators: indicators,
        state: .draft, citation: citation), project: project)
  }

  private func findings(_ subject: TargetSubject) throws -> [Finding] {
    let rule = try #require(TargetRules.all.first { $0.code == "PT-16" })
    guard case .checked(let findings) = rule.check(subject, profile: try ProfileLibrary.load().profile("national")) else { return [] }
    return findings
  }

  /// What the rule means, said the slow way: pairs of rows, by their places.
  private func expected(_ rows: [Indicator]) -> [[Int]] {
    rows.indices.compactMap { index in
      let namesakes = rows[..<index].filter { $0.name.withoutSpaces == rows[index].name.withoutSpaces }
      let same = namesakes.first { $0.target.text == rows[index].target.text } ?? namesakes.first { $0.level2 != rows[index].level2 }
      return same.map { [$0.order + 1, index + 1] }
    }
  }

  @Test("What is found is what a comparison of all rows finds", arguments: 0..<40)
  func sameAsSlow(seed: Int) throws {
    var dice = SeededGenerator(UInt64(seed) + 16)
    let rows = (0..<Int.random(in: 0...40, using: &dice)).map { _ in
      (
        name: ["甲", "甲 ", "乙", "丙"].randomElement(using: &dice) ?? "", target: ["≥1人", "≥2人", "3户"].randomElement(using: &dice) ?? "",
        level2: [IndicatorLevel2.quantity, .quality, .timeliness].randomElement(using: &dice) ?? .quantity
      )
    }
    let subject = try subject(rows)
    let found = try findings(subject).map { $0.sides.compactMap(\.place.line) }
    #expect(found == expected(subject.sheet.indicators), "seed \(seed)")
  }
}
