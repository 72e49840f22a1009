import Foundation
import HengRules
import Testing

@Suite("Rule catalogue")
struct RuleCatalogueTests {
  @Test("codes are unique and ascend; all families but FA, whose numbers tell the table, number without a gap")
  func codes() {
    for family in RuleCatalogue.families {
      #expect(family.rules.map(\.code) == family.rules.map(\.code).sorted())
      guard family.prefix != "FA" else { continue }
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
