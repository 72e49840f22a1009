import ArgumentParser
import Foundation
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengWeb

/// `heng serve`: the web application, on loopback unless `--listen` says more.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "打开网站。",
    discussion: """
      只在本机打开（127.0.0.1）。要让别的电脑访问，须先登记人员（heng user first），并用 --certificate、--key 加密，
      或用 --trusted-proxy 指定负责加密的代理。数据库版本与程序不符时拒绝启动，请先运行 heng database migrate。
      """)

  @OptionGroup var database: DatabaseOptions

  @OptionGroup var listen: ListenOptions

  @OptionGroup var operation: OperationOptions

  @Flag(help: "试用：数据库为空时装入四个县区的样例，并给出各角色的试用入口。")
  var sample = false

  @Flag(help: "单人使用：还没有人员的数据库不设账号，本机的人都能用。")
  var singleUser = false

  @Option(help: ArgumentHelp("锚点文件：网站开着时每天把各条记录链的链头加进去一次。", valueName: "文件"))
  var anchor: String?

  func run() async throws {
    try await refusing {
      let engines = try Engines.required()
      let listening = try listen.listening(at: engines.now())
      guard !sample || !listening.isOpenToOthers else { throw refuse("样例只在本机打开，不能让别的电脑访问。请去掉 --sample，或去掉监听的选项。") }
      if database.isAbsentFile, !sample {
        throw refuse("找不到数据库 \(database.database)。请先运行 heng database migrate，或加 --sample 用样例建立。")
      }
      let isNew = database.isAbsentFile || database.database == "sqlite::memory:"
      let driver = try await database.open(engines, create: sample)
      do { try await serve(driver, engines, listening, isNew: isNew) } catch {
        try? await driver.close()
        throw error
      }
      try await driver.close()
    }
  }

  /// This program, also when another file has been put in its place since.
  private static let ownPath = "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe"

  private func serve(_ driver: any Driver, _ engines: Engines, _ listening: Listening, isNew: Bool) async throws {
    if isNew { _ = try await driver.migrate(at: engines.now().milliseconds) }
    try await driver.requireCurrentSchema()
    let store = try LedgerStore(driver, algorithmNamed: engines.chainDigest, newID: engines.newID)
    if sample { try await load(into: store, engines) }
    let library = try ProfileLibrary.load()
    let desks = Desks(store: store, library: library, now: engines.now)
    let weighing = WeighingProcess(command: [Self.ownPath, "weigh-job"], bounds: Watchdog.processBounds).weighing
    let audits = AuditDesk(store: store, weighing: weighing, now: engines.now)
    let jobs = JobDesk(store: store, audits: audits, now: engines.now, newID: engines.newID, onEnd: HeapTrim.afterJob)
    try await jobs.start()
    let anchoring = try anchoring(store, engines)
    defer { anchoring?.cancel() }
    let doors = sample && !singleUser ? try await trialDoors(store, engines) : []
    let access = try access(
      store, library, engines, desks.registration, TrialDoors(Dictionary(uniqueKeysWithValues: doors.map { ($0.word, $0.person.id) })))
    let site = try Site(
      desks: desks.within, audits: audits, jobs: jobs, access: access,
      operation: try operation.operation(listening, driver, now: engines.now))
    let isBegun = try await !store.people().isEmpty
    try await serve(site) { base in
      for door in doors { Terminal.error("试用入口（限用一次）　\(base)/trial/\(door.word)　\(door.role.label)") }
      if !isBegun, !singleUser { Terminal.error("首次启动：请打开 \(base)/first-start ，启动码是 \(access.startCode.word.text)") }
    }
  }

  private struct TrialDoor {
    let word: String
    let person: Person
    let role: Role
  }

  private func trialDoors(_ store: LedgerStore, _ engines: Engines) async throws -> [TrialDoor] {
    try await TrialPeople(store, now: engines.now, newID: engines.newID)().map { person, role in
      TrialDoor(word: try StartCode().word.text, person: person, role: role)
    }
  }

  private func access(
    _ store: LedgerStore, _ library: ProfileLibrary, _ engines: Engines, _ registration: RegistrationDesk, _ trials: TrialDoors
  ) throws -> SiteAccess {
    let (profile, work) = (try library.profile("national"), PasswordWork())
    let people = PeopleDesk(store: store, profile: profile, work: work, now: engines.now, newID: engines.newID)
    return SiteAccess(
      people: people, signIns: SignInDesk(store: store, profile: profile, work: work, now: engines.now, newID: engines.newID),
      firstStart: FirstStart(registration: registration, people: people), startCode: try StartCode(), trials: trials,
      isSingleUser: singleUser)
  }

  /// Anchors once a day; nil where no file was named.
  private func anchoring(_ store: LedgerStore, _ engines: Engines) throws -> Task<Void, Never>? {
    guard let anchor else { return nil }
    let file = try AnchorFile(anchor, of: try DatabaseAddress.parse(database.database))
    let anchors = AnchorChains(store, to: file, now: engines.now)
    return Task { await anchors.daily { error in operation.say(error.message, now: engines.now) } }
  }

  private func load(into store: LedgerStore, _ engines: Engines) async throws {
    let count = try await LoadSample(store, now: engines.now)()
    operation.say(count == 0 ? "数据库里已有台账，没有装入样例。" : "已装入四个县区的样例，共\(count)个项目。", now: engines.now)
  }

  private func serve(_ site: Site, tell: @escaping @Sendable (String) -> Void) async throws {
    let (listening, now) = (site.operation.listening, site.operation.now)
    let stop = GracefulStop { site.operation.beginStopping() }
    defer { stop.cancel() }
    do throws(SiteError) {
      try await site.serve(logger: operation.logger(now: now)) { bound in
        for note in listening.notes { operation.say(note, now: now) }
        let reach = listening.isOpenToOthers ? "监听 \(listening.address.host):\(bound)" : "只在本机"
        operation.say("网站已打开：\(listening.place(port: bound))　（\(reach)；按 Ctrl-C 停止）", now: now)
        tell(listening.place(port: bound))
      }
    } catch {
      throw refuse(error.message)
    }
  }
}
