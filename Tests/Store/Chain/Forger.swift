import HengCrypto
import HengStore

/// Computes a county's chain anew from the rows as they are now, by docs/CHAIN.md and without the program's own code: what somebody does
/// who knows how the digests are made and may write the database.
struct Forger {
  static let columns: [String: (table: String, join: String, list: [String])] = [
    "auditEntry": (
      "audit_entry", "record.id = chain_link.key",
      ["id", "at", "actor", "role", "action", "record_kind", "record_id", "before", "after", "reason", "ordering"]
    ),
    "payment": (
      "payment", "record.county = chain_link.county AND record.id = chain_link.key AND record.entry = chain_link.part",
      [
        "county", "id", "entry", "is_reversal", "year", "department", "ordering", "project", "allotment", "date", "is_date_assumed",
        "voucher", "line", "function_code", "economic_code", "nature", "fund", "amount", "payees", "payees_unit", "purpose", "reach",
        "recorded_at", "reason", "cited_paper", "cited_lines",
      ]
    ),
    "transitionRecord": (
      "transition_record", "record.project = chain_link.key AND record.ordering = chain_link.part",
      [
        "project", "county", "ordering", "record_kind", "record_id", "from_state", "action", "to_state", "actor", "role", "at", "reason",
      ]
    ),
    "finalAccountsStep": (
      "final_accounts_step", "record.accounts = chain_link.key AND record.ordering = chain_link.part",
      ["accounts", "ordering", "record_kind", "record_id", "from_state", "action", "to_state", "actor", "role", "at", "reason"]
    ),
    "publishedSet": (
      "disclosure_set", "record.sha256 = chain_link.key",
      ["sha256", "accounts", "version", "manifest", "published_at", "published_by", "role", "correction", "findings"]
    ),
    "weighedPaper": ("weighed_paper", "record.sha256 = chain_link.key", ["sha256", "file_name", "received_at", "received_by"]),
  ]

  /// SQL that writes the chain of a county anew.
  static func script(_ driver: any Driver, county: String) async throws -> String {
    try await driver.read { transaction in
      var script = ""
      var (previous, last) = (String(repeating: "0", count: 64), Int64(0))
      let links = try transaction.query(
        Statement("forger.links", "SELECT number, kind, key, part FROM chain_link WHERE county = $1 ORDER BY number"), [.text(county)])
      for link in links {
        let (number, kind, key) = (try link.integer("number"), try link.text("kind"), try link.text("key"))
        guard let table = columns[kind] else { continue }
        let row = try transaction.first(
          Statement(
            "forger.\(kind)",
            """
            SELECT \(table.list.map { "record.\($0) AS \($0)" }.joined(separator: ", "))
            FROM chain_link JOIN \(table.table) AS record ON \(table.join) WHERE chain_link.county = $1 AND chain_link.number = $2
            """), [.text(county), .integer(number)])
        guard let row else { continue }
        var content = kind + "\n"
        for (column, value) in zip(table.list, row.values) {
          switch value {
          case .integer(let integer): content += "\(column) i \(integer)\n"
          case .text(let text): content += "\(column) t \(text.utf8.count) \(text)\n"
          case .null, .blob: break
          }
        }
        last += 1
        let contentDigest = Digest.sha256(Array(content.utf8))
        let fields = ["heng-chain-1", county, "\(last)", "sha256", kind, "\(try link.integer("part"))", contentDigest, previous, key]
        let digest = Digest.sha256(Array(fields.map { $0 + "\n" }.joined().utf8))
        script += """
          UPDATE chain_link SET number = \(last), content = '\(contentDigest)', previous = '\(previous)', digest = '\(digest)'
          WHERE county = '\(county)' AND number = \(number);

          """
        previous = digest
      }
      return script + "UPDATE chain_head SET number = \(last), digest = '\(previous)' WHERE county = '\(county)';"
    }
  }
}
