import Foundation
import Testing

/// The short form of `make soak`: kills and failing disks under load, against the built program and the real store.
@Suite("The ledger under kills and failing disks", .serialized)
struct SoakTests {
  @Test(
    "what was acknowledged stands, what failed does not, and verify passes",
    arguments: ["kills_sqlite", "kills_postgresql", "failures_sqlite", "failures_postgresql"])
  func stage(_ name: String) throws { try AttackTests.run("Soak", stage: name) }
}
