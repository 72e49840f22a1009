import HengDomain
import HengInvented
import HengStore
import HengStoreSupport
import HengValues
import Synchronization

/// A store with an invented county for what is kept of it.
enum KeptGround {
  static func store(_ ground: Ground) async throws -> (driver: any Driver, store: LedgerStore) {
    let driver = try await ground.open()
    _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
    let count = Mutex(0)
    let store = LedgerStore(driver) {
      count.withLock { number in
        number += 1
        return "e\(number)"
      }
    }
    return (driver, store)
  }

  static func note(_ actor: String = "张示例", as role: Role = .financeBureau, _ reason: String = "测试") throws -> ChangeNote {
    ChangeNote(actor: actor, role: role, at: try Timestamp("2026-03-01T02:00:00Z"), reason: reason)
  }

  static func fill(_ store: LedgerStore, _ invented: ReferenceCounty) async throws {
    try await store.register(county: invented.county, try note())
    for year in invented.years { try await store.saveAll(try invented.ledgers(of: try FiscalYear(year)), try note()) }
  }
}
