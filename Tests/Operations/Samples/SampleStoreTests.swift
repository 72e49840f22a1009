import HengDomain
import HengOperations
import HengStore
import HengStoreSupport
import HengValues
import Synchronization
import Testing

@Suite("The sample counties in the store")
struct SampleStoreTests {
  @Test("all 29 ledgers go in at once and come back as they were read", arguments: Engine.allCases)
  func load(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let next = Mutex(0)
      let store = LedgerStore(driver) {
        next.withLock { next in
          next += 1
          return "\(next)"
        }
      }
      let (samples, now) = (try SampleLedgers.load(), try Timestamp("2026-03-01T08:30:00Z"))
      #expect(try await LoadSample(store) { now }() == 29)
      #expect(try await LoadSample(store) { now }() == 0)
      #expect(try await store.counties() == samples.counties.sorted { $0.division < $1.division })
      #expect(try await store.papers() == samples.papers.sorted { $0.key < $1.key })
      var read: [ProjectLedger] = []
      for key in try await store.countyYears() {
        let ledgers = try await store.ledgers(key)
        let written = samples.ledgers.filter { $0.project.county == key.county && $0.project.year == key.year }
        #expect(ledgers == written, "\(key.county.text) keeps its order")
        // `==` of amounts is by value; the printed digits must be there as well.
        #expect(ledgers.map { "\($0.targetSheets.map(\.funds))" } == written.map { "\($0.targetSheets.map(\.funds))" })
        #expect(
          try await store.unitTotals(key) == samples.unitTotals.filter { $0.county == key.county && $0.year == key.year })
        read += ledgers
      }
      #expect(read.count == 29)
      try await driver.close()
    }
  }
}
