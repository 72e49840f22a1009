import ArgumentParser
import Foundation
import HengOperations
import HengRules
import HengStore
import HengWeb
import Logging

/// `heng serve`: the web application on loopback.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "打开网站（只在本机）。",
    discussion: "只监听 127.0.0.1。数据库版本与程序不符时拒绝启动，请先运行 heng database migrate。")

  @OptionGroup var database: DatabaseOptions

  @Option(help: ArgumentHelp("端口。", valueName: "端口"))
  var port: Int = 8080

  @Flag(help: "数据库为空时装入四个县区的样例。")
  var sample = false

  @Option(help: ArgumentHelp("锚点文件：网站开着时每天把各条记录链的链头加进去一次。", valueName: "文件"))
  var anchor: String?

  func run() async throws {
    guard (0...65_535).contains(port) else { throw refuse("端口“\(port)”不在0至65535之间。请换一个端口。") }
    try await refusing {
      let engines = try Engines.required()
      if database.isAbsentFile, !sample {
        throw refuse("找不到数据库 \(database.database)。请先运行 heng database migrate，或加 --sample 用样例建立。")
      }
      let isNew = database.isAbsentFile || database.database == "sqlite::memory:"
      let driver = try await database.open(engines, create: sample)
      do { try await serve(driver, engines, isNew: isNew) } catch {
        try? await driver.close()
        throw error
      }
      try await driver.close()
    }
  }

  /// This program, also when another file has been put in its place since.
  private static let ownPath = "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe"

  private func serve(_ driver: any Driver, _ engines: Engines, isNew: Bool) async throws {
    if isNew { _ = try await driver.migrate(at: engines.now().milliseconds) }
    try await driver.requireCurrentSchema()
    let store = try LedgerStore(driver, algorithmNamed: engines.chainDigest, newID: engines.newID)
    if sample { try await load(into: store, engines) }
    let library = try ProfileLibrary.load()
    let desk = LedgerDesk(store: store, library: library)
    _ = try await desk.overviews()
    let disclosures = DisclosureDesk(store: store, library: library, now: engines.now)
    let weighing = WeighingProcess(command: [Self.ownPath, "weigh-job"], bounds: Watchdog.processBounds).weighing
    let audits = AuditDesk(store: store, weighing: weighing, now: engines.now)
    let jobs = JobDesk(store: store, audits: audits, now: engines.now, newID: engines.newID, onEnd: HeapTrim.afterJob)
    try await jobs.start()
    let anchoring = try anchoring(store, engines)
    defer { anchoring?.cancel() }
    let site = try Site(
      desk: desk, audits: audits, jobs: jobs, disclosures: disclosures,
      reports: ReportDesk(ledger: desk, disclosures: disclosures, library: library),
      registration: RegistrationDesk(store: store, library: library, now: engines.now), access: try access(store, library, engines),
      trail: ReadTrail(store), payments: PaymentDesk(store: store))
    try await serve(site)
  }

  private func access(_ store: LedgerStore, _ library: ProfileLibrary, _ engines: Engines) throws -> SiteAccess {
    let (profile, work) = (try library.profile("national"), PasswordWork())
    return SiteAccess(
      people: PeopleDesk(store: store, profile: profile, work: work, now: engines.now, newID: engines.newID),
      signIns: SignInDesk(store: store, profile: profile, work: work, now: engines.now, newID: engines.newID))
  }

  /// Anchors once a day; nil where no file was named.
  private func anchoring(_ store: LedgerStore, _ engines: Engines) throws -> Task<Void, Never>? {
    guard let anchor else { return nil }
    let file = try AnchorFile(anchor, of: try DatabaseAddress.parse(database.database))
    let anchors = AnchorChains(store, to: file, now: engines.now)
    return Task { await anchors.daily { error in Terminal.error(error.message) } }
  }

  private func load(into store: LedgerStore, _ engines: Engines) async throws {
    let count = try await LoadSample(store, now: engines.now)()
    Terminal.error(count == 0 ? "数据库里已有台账，没有装入样例。" : "已装入四个县区的样例，共\(count)个项目。")
  }

  private func serve(_ site: Site) async throws {
    var logger = Logger(label: "heng")
    logger.logLevel = .warning
    do throws(SiteError) {
      try await site.serve(port: port, logger: logger) { bound in
        Terminal.error("网站已打开：http://127.0.0.1:\(bound)　（只在本机；按 Ctrl-C 停止）")
      }
    } catch {
      throw refuse(error.message)
    }
  }
}
