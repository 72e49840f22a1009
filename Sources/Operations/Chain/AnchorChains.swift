package import HengStore
package import HengValues

/// Writes the heads of all chains into an anchor file (写锚点): on request, and once a day while the site is open.
package struct AnchorChains: Sendable {
  private let store: LedgerStore
  private let file: AnchorFile
  private let now: TimeSource

  package init(_ store: LedgerStore, to file: AnchorFile, now: @escaping TimeSource) {
    self.store = store
    self.file = file
    self.now = now
  }

  /// How many chains were anchored; a database into which nothing was written has none.
  @discardableResult
  package func callAsFunction() async throws(DeskError) -> Int {
    let heads: [ChainAnchor]
    do throws(LedgerError) { heads = try await store.chainHeads() } catch { throw .ledger(error) }
    if !heads.isEmpty { try file.append(heads, at: now()) }
    return heads.count
  }

  /// Anchors whenever a day has begun for which the file has no line, until it is cancelled; `telling` is told of what fails.
  package func daily(every pause: Duration = .seconds(600), telling: @Sendable (DeskError) -> Void) async {
    var told = ""
    while !Task.isCancelled {
      if file.lastTime()?.date() != now().date() {
        do throws(DeskError) {
          try await self()
          told = ""
        } catch {
          if error.message != told, !Task.isCancelled { telling(error) }
          told = error.message
        }
      }
      do { try await Task.sleep(for: pause) } catch { return }
    }
  }
}
