import Foundation
import HengDomain
import HengInvented
import HengOperations
import HengRules
import HengStore
import HengStoreSQLite
import HengValues

/// `reference-county fill FILE [--years N] [--projects N] [--payments N] [--people N]` makes a database of the reference county through the
/// program's own store; `reference-county enter FILE` signs everybody of it in and prints `ACCOUNT ROLE DEPARTMENT TOKEN` lines.
@main
enum ReferenceDatabase {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  static func main() async {
    do {
      var arguments = CommandLine.arguments.dropFirst()
      let (verb, path) = (arguments.popFirst(), arguments.popFirst())
      guard let path else { throw Failure(description: "usage: reference-county fill|enter FILE [--years N] [--projects N] …") }
      switch verb {
      case "fill": try await fill(path, options(arguments))
      case "enter": try await enter(path)
      default: throw Failure(description: "fill or enter")
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func options(_ arguments: ArraySlice<String>) throws -> [String: Int] {
    var (options, rest): ([String: Int], ArraySlice<String>) = ([:], arguments)
    while let name = rest.popFirst() {
      guard name.hasPrefix("--"), let number = rest.popFirst().flatMap({ Int($0) }) else {
        throw Failure(description: "\(name) takes a number")
      }
      options[String(name.dropFirst(2))] = number
    }
    return options
  }

  private static func opened(_ path: String, create: Bool) async throws -> (driver: SQLiteDriver, store: LedgerStore) {
    let driver = try SQLiteDriver(path: path, create: create)
    if create { _ = try await driver.migrate(at: "\(try now().text.dropLast()).000Z") }
    return (driver, LedgerStore(driver) { UUID().uuidString.lowercased() })
  }

  private static func now() throws -> Timestamp { Timestamp(clampingSeconds: Int(Date().timeIntervalSince1970)) }

  private static func note(_ reason: String) throws -> ChangeNote {
    ChangeNote(actor: "参照县装入", role: .financeBureau, at: try now(), reason: reason)
  }

  /// The last year is the running one.
  private static func fill(_ path: String, _ options: [String: Int]) async throws {
    let last = try now().date().year
    let invented = try ReferenceCounty(
      years: last - (options["years"] ?? 3) + 1...last, projects: options["projects"] ?? 400, payments: options["payments"] ?? 20)
    let (driver, store) = try await opened(path, create: true)
    try await store.register(county: invented.county, try note("建账"))
    try await store.keep(divisions: try invented.divisions(), from: "参照县", try note("区划"))
    try await store.register(
      departments: ReferenceCounty.departments.map { Department($0, of: invented.county.division) }, of: invented.county.division,
      try note("部门"))
    for year in invented.years {
      let ledgers = try invented.ledgers(of: try FiscalYear(year))
      for start in stride(from: 0, to: ledgers.count, by: 50) {
        try await store.saveAll(Array(ledgers[start..<min(start + 50, ledgers.count)]), try note("项目"))
      }
      if year < last { try await keepBooks(invented, try FiscalYear(year), ledgers, in: store) }
      let payments = ledgers.map(\.payments.count).reduce(0, +)
      FileHandle.standardError.write(Data("\(year): \(ledgers.count) projects, \(payments) payments\n".utf8))
    }
    try await register(options["people"] ?? 200, of: invented.county.division, in: store)
    try await driver.close()
  }

  private static func keepBooks(
    _ county: ReferenceCounty, _ year: FiscalYear, _ ledgers: [ProjectLedger], in store: LedgerStore
  ) async throws {
    for books in try county.books(of: year, ledgers, headings: try AccountsHeadings.load()) {
      try await store.replace(accounts: books.ledger, complete: .none, try note("决算台账"))
      try await store.save(disclosure: books.record, try note("决算文字"))
    }
  }

  /// The three administrators, ten people of the bureau and its leaders, and people of the departments in turn.
  private static func register(_ count: Int, of county: AdministrativeDivision, in store: LedgerStore) async throws {
    let (time, ofCounty) = (try now(), [Role.financeBureau, .financeBureau, .financeBureau, .financeBureau, .auditor, .leader])
    let ofDepartments: [Role] = [.unitFinanceOfficer, .sectorBureau, .unitFinanceOfficer, .departmentReviewer]
    func newcomer(_ number: Int, _ role: Role, _ department: String?) throws -> Beginning.Newcomer {
      let person = Person(
        id: ID("reference.\(number)"), account: try AccountName("person\(1_000 + number)"), name: "示例\(number)号",
        unit: department ?? "参照县财政局", isTrial: true)
      return Beginning.Newcomer(
        person,
        grants: [
          RoleGrant(
            id: ID("reference.\(number)"), person: person.id, role: role, division: role.isAdministrator ? nil : county,
            department: department.map { Department.id($0, of: county) }, since: time.date(), grantedBy: "参照县装入", reason: "测量")
        ])
    }
    var people: [Beginning.Newcomer] = []
    for role in Role.administrators { people.append(try newcomer(people.count, role, nil)) }
    for place in 0..<count {
      let isOfCounty = place % 20 == 19
      let department = ReferenceCounty.departments[place % ReferenceCounty.departments.count]
      people.append(
        try newcomer(
          people.count, isOfCounty ? ofCounty[place / 20 % ofCounty.count] : ofDepartments[place / 35 % ofDepartments.count],
          isOfCounty ? nil : department))
    }
    var note = try note("测量人员")
    note.role = .systemAdministrator
    try await store.begin(Beginning(people: people), note)
  }

  private static func enter(_ path: String) async throws {
    let (driver, store) = try await opened(path, create: false)
    let library = try ProfileLibrary.load()
    let desk = SignInDesk(
      store: store, profile: try library.profile("national"), work: PasswordWork(),
      now: { Timestamp(clampingSeconds: Int(Date().timeIntervalSince1970)) }, newID: { UUID().uuidString.lowercased() })
    let grants = Dictionary(grouping: try await store.grants(), by: \.person)
    var lines = ""
    for person in try await store.people() {
      guard let grant = grants[person.id]?.first, !grant.role.isAdministrator else { continue }
      let token = try await desk.enter(trial: person.id).token
      lines += "\(person.account.text)\t\(grant.role.rawValue)\t\(grant.department?.text ?? "")\t\(token)\n"
    }
    try await driver.close()
    FileHandle.standardOutput.write(Data(lines.utf8))
  }
}
