import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("A county's own forms are kept in versions")
struct CountyFormFileTests {
  private func file(_ text: String, from day: String, _ county: AdministrativeDivision) throws -> CountyFormFile {
    CountyFormFile(
      county: county, key: "selfEvaluation.own", version: 1, kind: "selfEvaluation.project", validFrom: try CivilDate(day), text: text,
      sha256: String(repeating: text == "甲" ? "a" : "b", count: 64), recordedAt: try Timestamp("2026-09-01T08:30:00Z"),
      recordedBy: "示例登记人")
  }

  @Test("a changed file is the next version, the same one nothing; what was kept stays", arguments: Engine.allCases)
  func versions(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let county = try #require(try LedgerDice.counties().first).division
      let first = try file("甲", from: "2026-01-01", county), second = try file("乙", from: "2027-01-01", county)
      try await shop.store.keep(form: first, try note("示例登记人", .financeBureau))
      let revision = try await shop.store.revision()
      try await shop.store.keep(form: first, try note("示例登记人", .financeBureau))
      #expect(try await shop.store.revision() == revision)
      try await shop.store.keep(form: second, try note("示例登记人", .financeBureau))
      var later = second
      later.version = 2
      #expect(try await shop.store.forms(of: county) == [first, later])
      #expect(try await shop.store.revision() > revision)
      #expect(try await shop.store.auditTrail(.formDefinition, "\(county.text).selfEvaluation.own.v2").map(\.action) == ["登记"])
    }
  }

  @Test("raw SQL changes no version and leaves no gap", arguments: Engine.allCases)
  func immutable(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let county = try #require(try LedgerDice.counties().first).division
      try await shop.store.keep(form: try file("甲", from: "2026-01-01", county), try note("示例登记人", .financeBureau))
      let gap = """
        INSERT INTO form_definition (county, key, version, kind, valid_from, text, sha256, recorded_at, recorded_by)
        SELECT county, key, 3, kind, valid_from, text, sha256, recorded_at, recorded_by FROM form_definition
        """
      let attacks = [
        ("UPDATE form_definition SET text = 'x'", "form_definition_is_immutable"),
        ("DELETE FROM form_definition", "form_definition_is_immutable"), (gap, "form_definition_follows_the_last_version"),
      ]
      for (attack, rule) in attacks {
        #expect(await violation(shop.driver, attack) == ConstraintViolation(.rule, name: rule), "\(attack)")
      }
      #expect(try await shop.store.forms(of: county).count == 1)
    }
  }
}
