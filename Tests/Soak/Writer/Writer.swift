import Foundation
import HengDomain
import HengStore
import HengStorePostgres
import HengStoreSQLite
import HengValues

/// Writes into the ledger until it is killed (压力写入), telling each attempt before it and each outcome after the commit has returned.
///
///     soak-writer ADDRESS setup
///     soak-writer ADDRESS write WORKER RUN SEED
///
/// Lines of standard output: `T id fen` for an attempt, then `A` when it was acknowledged, `F words` when it was refused or failed and
/// must not be there, `U` when nobody knows. A worker pays from its own project; even and odd ones belong to different counties.
@main
enum Writer {
  static let workers = 6
  static let issued = Money(fen: 900_000_000_000)

  static func main() async throws {
    let arguments = CommandLine.arguments
    let driver: any Driver =
      switch try DatabaseAddress.parse(arguments[1]) {
      case .sqliteMemory: try SQLiteDriver()
      case .sqliteFile(let path): try SQLiteDriver(path: path)
      case .postgresql(let url): try await PostgresDriver.open(url: url)
      }
    let store = LedgerStore(driver) { UUID().uuidString }
    if arguments[2] == "setup" {
      try await setUp(store)
      try await driver.close()
    } else if let worker = Int(arguments[3]), let seed = UInt64(arguments[5]) {
      var work = Work(store: store, worker: worker, run: arguments[4], dice: Dice(state: seed))
      await work.go()
    }
  }

  static func note(_ actor: String) throws -> ChangeNote {
    ChangeNote(actor: actor, role: .unitFinanceOfficer, at: try Timestamp("2026-03-01T08:30:00Z"), reason: "按要求办理")
  }

  static func project(_ worker: Int) throws -> Project {
    Project(
      id: ID("p\(worker)"), county: try AdministrativeDivision(worker.isMultiple(of: 2) ? "141123" : "130529"), year: try FiscalYear(2022),
      code: nil, name: "示例项目\(worker)", supervisingDepartment: "示例局\(worker)", implementingUnit: "示例站",
      initialBudget: issued, revisedBudget: nil, state: .implemented, citation: Citation(paper: "S000", lines: "1"))
  }

  private static func setUp(_ store: LedgerStore) async throws {
    let clerk = try note("示例登记员")
    for division in ["141123", "130529"] {
      let county = County(
        division: try AdministrativeDivision(division), name: "示例县\(division)", prefecture: "示例市", province: "示例省", profile: "national",
        bureau: "示例乡村振兴局")
      try await store.register(county: county, clerk)
    }
    for worker in 0..<workers {
      let project = try project(worker)
      let allotment = BudgetAllotment(
        id: ID("\(project.id.text).a"), project: project.id, document: nil, amount: issued, state: .allocated,
        citation: project.citation)
      try await store.save(ledger: ProjectLedger(project: project, allotments: [allotment]), clerk)
    }
  }
}

/// SplitMix64.
struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((value ^ (value >> 31)) % UInt64(sides))
  }
}
