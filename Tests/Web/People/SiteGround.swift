import HTTPTypes
import HengCrypto
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import HengWeb
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

/// A site in process over a database in memory, with two counties, three departments and a project of each.
struct SiteGround {
  /// Whose data a page may show: a department with its project, whose name stands nowhere else.
  struct Target: Hashable {
    let county: AdministrativeDivision
    let department: String
    let project: String
    let mark: String
  }

  struct Answer {
    let status: Int
    let headers: HTTPFields
    let text: String
  }

  let store: LedgerStore
  let people: PeopleDesk
  let signIns: SignInDesk
  let registration: RegistrationDesk
  let targets: [Target]
  private let responder: any HTTPResponder<SiteContext>
  private let channel = EmbeddedChannel()
  private let quiet: Logger

  static let year = 2026

  init(_ driver: any Driver) async throws {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    quiet = logger
    let time = try Timestamp("2026-03-01T02:00:00Z")
    let now: TimeSource = { time }
    let count = Mutex(0)
    let newID: @Sendable () -> String = {
      count.withLock { number in
        number += 1; return "id-\(number)"
      }
    }
    _ = try await driver.migrate(at: "2026-03-01T02:00:00.000Z")
    store = LedgerStore(driver, newID: newID)
    let library = try ProfileLibrary.load()
    let (profile, work) = (try library.profile("national"), PasswordWork(cost: .least))
    people = PeopleDesk(store: store, profile: profile, work: work, now: now, newID: newID)
    signIns = SignInDesk(store: store, profile: profile, work: work, now: now, newID: newID)
    registration = RegistrationDesk(store: store, library: library, now: now)
    targets = try await Self.begin(registration)
    let desk = LedgerDesk(store: store, library: library)
    let disclosures = DisclosureDesk(store: store, library: library, now: now)
    let audits = AuditDesk(store: store, weighing: PaperWeighing { _, _ in throw CancellationError() }, now: now)
    let site = try Site(
      desk: desk, audits: audits, jobs: JobDesk(store: store, audits: audits, now: now, newID: newID), disclosures: disclosures,
      reports: ReportDesk(ledger: desk, disclosures: disclosures, library: library), registration: registration,
      access: SiteAccess(people: people, signIns: signIns), trail: ReadTrail(store), payments: PaymentDesk(store: store))
    responder = site.router().buildResponder()
  }

  private static func begin(_ desk: RegistrationDesk) async throws -> [Target] {
    let person = RegistrationDesk.Person("登记员", as: .financeBureau, reason: "建账")
    var targets: [Target] = []
    for (code, departments) in [("141123", [("甲局", "青云"), ("乙局", "白露")]), ("640104", [("丙局", "玄鹤")])] {
      let county = try AdministrativeDivision(code)
      try await desk.register(county: county, bureau: "示例局", profile: "national", by: person)
      try await desk.register(departments: departments.map { DepartmentEntry(name: $0.0) }, of: county, by: person)
      for (department, mark) in departments {
        let ids = try await desk.register(
          projects: [ProjectEntry([.name: "\(mark)项目", .department: department, .unit: "\(mark)站", .county: "10"])],
          of: CountyYear(county: county, year: try FiscalYear(year)), by: person)
        targets.append(Target(county: county, department: department, project: ids[0].text, mark: mark))
      }
    }
    return targets
  }

  /// The answer to a request; a POST sends an empty form with the token of the session.
  func ask(_ method: HTTPRequest.Method, _ path: String, token: String? = nil, fields: [String: String] = [:]) async throws -> Answer {
    var headers = HTTPFields()
    headers[.userAgent] = "test"
    if let token { headers[.cookie] = "heng-session=\(token)" }
    var body = ByteBuffer()
    if method == .post {
      headers[.contentType] = "multipart/form-data; boundary=XX"
      let all = fields.merging(token.map { ["token": SignInDesk.formToken(for: $0)] } ?? [:]) { given, _ in given }
      for (name, value) in all { body.writeString("--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n") }
      body.writeString("--XX--\r\n")
    }
    let request = Request(
      head: HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path, headerFields: headers),
      body: .init(buffer: body))
    let context = SiteContext(source: ApplicationRequestContextSource(channel: channel, logger: quiet))
    let response = try await responder.respond(to: request, context: context)
    let collector = Collector()
    try await response.body.write(collector)
    return Answer(status: response.status.code, headers: response.headers, text: collector.text)
  }

  /// Signs in with a one-time password, changes it, and gives the session's token.
  func enter(_ account: String, _ password: String, own: String = "Lvliang-7-Qiao") async throws -> String {
    let first = try await signIns.signIn(account: account, password: password, machine: "test")
    guard case .signedIn(let signedIn) = try await signIns.resume(first.token, machine: "test") else { throw CancellationError() }
    _ = try await people.setPassword(of: signedIn, old: password, new: own)
    return try await signIns.signIn(account: account, password: own, machine: "test").token
  }

  private final class Collector: ResponseBodyWriter, Sendable {
    private let bytes = Mutex(ByteBuffer())
    var text: String { bytes.withLock { String(buffer: $0) } }

    func write(_ buffer: ByteBuffer) async throws {
      bytes.withLock { bytes in
        var part = buffer
        bytes.writeBuffer(&part)
      }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}

/// Runs a test on a site of its own.
func withSite(_ body: (SiteGround) async throws -> Void) async throws {
  try await withGround(.sqliteMemory) { ground async throws in
    let driver = try await ground.open()
    try await body(try await SiteGround(driver))
    try await driver.close()
  }
}
