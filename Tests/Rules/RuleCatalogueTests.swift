import Foundation
import HengRules
import Testing

@Suite("Rule catalogue")
struct RuleCatalogueTests {
  /// The FA codes are those of the published list of checks, which leaves gaps between its chapters.
  @Test("codes are unique and numbered without a gap in each family; FA codes ascend")
  func codes() {
    for family in RuleCatalogue.families where family.prefix == "FA" {
      #expect(family.rules.map(\.code) == family.rules.map(\.code).sorted())
    }
    for family in RuleCatalogue.families where family.prefix != "FA" {
      let due = family.rules.indices.map { index in "\(family.prefix)-\(index + 1 < 10 ? "0" : "")\(index + 1)" }
      #expect(family.rules.map(\.code) == due)
    }
    #expect(Set(RuleCatalogue.all.map(\.code)).count == RuleCatalogue.all.count)
  }

  @Test("every rule says what must hold, why and what to do")
  func filled() {
    for rule in RuleCatalogue.all {
      #expect(!rule.title.isEmpty && !rule.basis.isEmpty && !rule.remedy.isEmpty, "\(rule.code)")
    }
  }

  /// With `HENG_WRITE_DOCS=1` in the environment the page is written instead of compared.
  @Test("docs/RULES.md is the catalogue of the program")
  func page() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/RULES.md").standardized
    if ProcessInfo.processInfo.environment["HENG_WRITE_DOCS"] == "1" {
      try RuleCatalogue.markdown.write(to: file, atomically: true, encoding: .utf8)
    }
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page == RuleCatalogue.markdown, "docs/RULES.md 与规则不一致，请重新生成")
  }
}
