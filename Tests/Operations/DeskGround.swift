import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Synchronization

/// A county begun in a store of its own (`141123`), with departments and one project a year, at its desks; its chains must hold at the end.
func withDesks(
  _ engine: Engine, departments: [String] = ["甲局"],
  project: ProjectEntry = ProjectEntry([.name: "生产道路", .department: "甲局", .unit: "示例站", .central: "80"]), years: [Int] = [2026],
  _ body: (LedgerStore, Desks) async throws -> Void
) async throws {
  try await withGround(engine) { ground async throws in
    let driver = try await ground.open()
    _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
    let count = Mutex(0)
    let store = LedgerStore(driver) {
      count.withLock { number in
        number += 1; return "e\(number)"
      }
    }
    let now = try Timestamp("2026-03-01T02:00:00Z")
    let desks = Desks(store: store, library: try ProfileLibrary.load(), now: { now })
    let person = RegistrationDesk.Person("登记员", as: .financeBureau, reason: "建账")
    let county = try AdministrativeDivision("141123")
    try await desks.registration.register(county: county, bureau: "示例局", profile: "national", by: person)
    try await desks.registration.register(departments: departments.map { DepartmentEntry(name: $0) }, of: county, by: person)
    for year in years {
      _ = try await desks.registration.register(projects: [project], of: CountyYear(county: county, year: try FiscalYear(year)), by: person)
    }
    try await body(store, desks)
    for check in await store.chainChecks() { if !check.problems.isEmpty { throw BrokenChain(name: check.name) } }
    try await driver.close()
  }
}

/// A chain of the store does not hold.
struct BrokenChain: Error {
  let name: String
}
