package import HengStore
import HengDomain
package import HengValues

/// Fills an empty store with the four sample counties (装入样例); a store that holds a county is left as it is.
package struct LoadSample: Sendable {
  private let store: LedgerStore
  private let now: TimeSource

  package init(_ store: LedgerStore, now: @escaping TimeSource) {
    self.store = store
    self.now = now
  }

  /// The number of projects that were loaded; 0 when the store was not empty.
  package func callAsFunction() async throws -> Int {
    guard try await store.counties().isEmpty else { return 0 }
    let samples = try SampleLedgers.load()
    let note = ChangeNote(actor: "样例装入", role: .auditor, at: now(), reason: "装入四个县区的样例")
    try await store.importAll(
      counties: samples.counties, papers: samples.papers, unitTotals: samples.unitTotals, ledgers: samples.ledgers,
      accounts: samples.accounts, note)
    for disclosure in samples.disclosures { try await store.save(disclosure: disclosure, note) }
    return samples.ledgers.count
  }
}
