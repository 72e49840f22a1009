/// The last link of a chain as somebody saw it (锚点): kept outside the database, it shows a chain that ends earlier or was computed anew.
package struct ChainAnchor: Hashable, Sendable {
  /// Division code; empty for the chain of what belongs to no county.
  package var county: String
  /// How many links there were.
  package var number: Int64
  /// Of the last link.
  package var digest: String

  package init(county: String, number: Int64, digest: String) {
    self.county = county
    self.number = number
    self.digest = digest
  }

  /// `140423` as people read it.
  package static func label(_ county: String) -> String { county.isEmpty ? "不属于县区的记录" : "县区\(county)" }
}
