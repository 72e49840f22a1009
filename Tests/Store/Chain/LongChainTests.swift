import Foundation
import HengStore
import HengStoreSupport
import Testing

/// `make attack STAGE=tamper` does the same to a file with a million entries; `HENG_CHAIN_LENGTH=1000000` does it here.
@Suite("A long chain on PostgreSQL")
struct LongChainTests {
  static let length = ProcessInfo.processInfo.environment["HENG_CHAIN_LENGTH"].flatMap { Int($0) } ?? 9_001

  @Test("is walked in batches, each link and each row")
  func long() async throws {
    try await withTampered(.postgresql) { ledger async throws in
      let before = try await ledger.store.chainHeads().reduce(0) { $0 + $1.number }
      try await ledger.driver.write { try $0.run(script: Self.filling, name: "test.fill") }
      var checks: [StoreCheck] = []
      let time = await ContinuousClock().measure { checks = await ledger.store.chainChecks() }
      #expect(checks.first?.text == "记录链（\(before + Int64(Self.length))环）：通过")
      if Self.length >= 1_000_000 { print("\(Self.length) entries: \(time)") }
      let last = "long-\(Self.length - 3)"
      try await ledger.tamper("UPDATE audit_entry SET reason = '另' WHERE id = '\(last)'")
      let found = try await ledger.found()
      #expect(found.count == 1 && found[0].contains("操作日志 \(last)，"), "\(found)")
    }
  }

  /// Honest entries with their links, made by the server.
  private static let filling = """
    DO $$
    DECLARE number bigint; last text; content text; id text;
    BEGIN
      SELECT chain_head.number, chain_head.digest INTO number, last FROM chain_head WHERE county = '141123';
      FOR place IN 1..\(length) LOOP
        id := 'long-' || place;
        number := number + 1;
        content := encode(sha256(convert_to(
          E'auditEntry\\nid t ' || octet_length(id) || ' ' || id || E'\\nat t 24 2026-03-01T08:30:00.000Z\\nactor t 12 示例会计\\n'
          || E'role t 18 unitFinanceOfficer\\naction t 6 支付\\nrecord_kind t 7 payment\\nrecord_id t ' || octet_length(id) || ' ' || id
          || E'\\nreason t 15 按要求办理\\nordering i 0\\n', 'UTF8')), 'hex');
        INSERT INTO audit_entry (id, at, actor, role, action, record_kind, record_id, reason, ordering)
        VALUES (id, '2026-03-01T08:30:00.000Z', '示例会计', 'unitFinanceOfficer', '支付', 'payment', id, '按要求办理', 0);
        INSERT INTO chain_link (county, number, kind, key, part, algorithm, content, previous, digest)
        VALUES ('141123', number, 'auditEntry', id, 0, 'sha256', content, last, encode(sha256(convert_to(
          E'heng-chain-1\\n141123\\n' || number || E'\\nsha256\\nauditEntry\\n0\\n' || content || E'\\n' || last || E'\\n' || id || E'\\n',
          'UTF8')), 'hex'))
        RETURNING digest INTO last;
      END LOOP;
      INSERT INTO chain_head VALUES ('141123', number, last) ON CONFLICT (county) DO UPDATE SET number = excluded.number, digest = excluded.digest;
    END
    $$
    """
}
