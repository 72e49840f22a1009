import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Weighed papers and the decisions on them")
struct WeighedPaperTests {
  private let digest = String(repeating: "a", count: 64)

  private func paper() throws -> WeighedPaper {
    WeighedPaper(sha256: digest, fileName: "决算.pdf", receivedAt: try Timestamp("2026-03-01T08:30:00Z"), receivedBy: "示例经办")
  }

  private let found = PaperStanding(errors: 2, warnings: 1, infos: 0, questions: 3)

  private func verdict(_ decision: FindingVerdict.Decision, _ reason: String) throws -> FindingVerdict {
    FindingVerdict(
      finding: "0123456789abcdef", decision: decision, reason: reason, actor: "示例复核", at: try Timestamp("2026-03-02T08:30:00Z"))
  }

  @Test("A paper is kept byte for byte, once", arguments: Engine.allCases)
  func kept(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let bytes = (0...255).map { UInt8($0) }
      try await shop.store.receive(paper: try paper(), bytes: bytes, standing: found, try note("示例经办"))
      var other = bytes
      other.removeLast()
      try await shop.store.receive(paper: try paper(), bytes: other, standing: found, try note("示例经办"))
      #expect(try await shop.store.weighedPapers() == [try paper()])
      #expect(try await shop.store.weighedPaper(digest)?.bytes == bytes)
      #expect(try await shop.store.weighedPaper(String(repeating: "b", count: 64)) == nil)
      #expect(try await shop.store.auditTrail(.weighedPaper, digest).map(\.action) == ["收文"])
    }
  }

  @Test("Decisions follow each other with their reasons; none replaces another", arguments: Engine.allCases)
  func decisions(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      _ = await refusal { try await store.decide([try verdict(.confirmed, "属实")], on: digest, try note("示例复核")) }
      try await store.receive(paper: try paper(), bytes: [1], standing: found, try note("示例经办"))
      try await store.decide([try verdict(.confirmed, "属实")], on: digest, try note("示例复核"))
      try await store.decide([try verdict(.dismissed, "单位已说明")], on: digest, try note("示例复核"))
      #expect(try await store.verdicts(on: digest).map(\.reason) == ["属实", "单位已说明"])
      #expect(try await store.auditTrail(.weighedPaper, digest).map(\.action) == ["收文", "列入意见", "不采纳"])
      _ = await ledgerError {
        try await store.decide([try verdict(.questioned, "请说明"), try verdict(.confirmed, "")], on: digest, try note("示例复核"))
      }
      #expect(try await store.verdicts(on: digest).count == 2)
      #expect(
        try await store.standings(of: [digest, "b"]) == [digest: PaperStanding(errors: 2, warnings: 1, infos: 0, questions: 3, decided: 1)])
      try await store.decide([try verdict(.reopened, "撤销处理")], on: digest, try note("示例复核"))
      #expect(try await store.standings(of: [digest])[digest]?.decided == 0)
    }
  }
}
