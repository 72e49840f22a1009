package import HengDomain
package import HengOperations
import HengValues
package import Hummingbird
import HummingbirdCore
package import Logging

/// What the site is built from (站点): desks within the scope of whoever asks, and how long a page may be kept.
package struct Site: Sendable {
  private let desks: @Sendable (Scope) -> Desks
  let audits: AuditDesk
  let jobs: JobDesk
  let access: SiteAccess
  let renderer: PageRenderer
  let cache = PageCache(capacity: 512)
  let returned = ReturnedWorkbooks()

  /// - Parameter desks: gives the desks of a scope; there is no other way to the ledger from here.
  package init(
    desks: @escaping @Sendable (Scope) -> Desks, audits: AuditDesk, jobs: JobDesk, access: SiteAccess
  ) throws(SiteError) {
    self.desks = desks
    self.audits = audits
    self.jobs = jobs
    self.access = access
    renderer = try PageRenderer()
  }

  /// The desks of the visitor for whom a request is answered.
  private var own: Desks { desks(Visitor.current.scope) }
  var desk: LedgerDesk { own.ledger }
  var disclosures: DisclosureDesk { own.disclosures }
  var reports: ReportDesk { own.reports }
  var registration: RegistrationDesk { own.registration }
  var trail: ReadTrail { own.trail }
  var workbench: Workbench { own.workbench }

  /// The routes; tests run them in process, `heng serve` on a port.
  package func router() -> Router<SiteContext> {
    let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: HeadLikeGet())
    router.add(middleware: TrimAfterUpload())
    router.add(middleware: SafeHeaders())
    router.add(middleware: ProblemPages(renderer: renderer))
    router.add(middleware: LocalHostOnly())
    router.add(middleware: SameOrigin())
    router.add(middleware: VisitorGate(access: access))
    // Again, so that the page of a problem is drawn for the person.
    router.add(middleware: ProblemPages(renderer: renderer))
    router.add(middleware: PolicyGate(self))
    addStatic(to: router)
    addWorkbench(to: router)
    addPages(to: router)
    addFiles(to: router)
    addAudit(to: router)
    addJobs(to: router)
    addAccounts(to: router)
    addRegistration(to: router)
    addFirstStart(to: router)
    addSignIn(to: router)
    addPeople(to: router)
    addTrail(to: router)
    return router
  }

  /// Listens on loopback until the program is stopped. It knows no users yet, so it listens to no other machine.
  ///
  /// `onStart` hears the port, which the system chooses when `port` is 0.
  package func serve(
    port: Int, logger: Logger, onStart: @escaping @Sendable (Int) async -> Void
  ) async throws(SiteError) {
    HeapTrim.prepare()
    let keeper = ConnectionKeeper(bound: DescriptorBudget.connections())
    let application = Application(
      router: router(), server: .http1(configuration: .init(additionalChannelHandlers: [ConnectionGuardInstaller(keeper)])),
      configuration: .init(
        address: .hostname("127.0.0.1", port: port), serverName: nil, backlog: 512,
        availableConnectionsDelegate: MaximumAvailableConnections(keeper.bound + 8, logger: logger)),
      onServerRunning: { channel in await onStart(channel.localAddress?.port ?? port) }, logger: logger)
    do {
      try await application.runService()
    } catch {
      throw SiteError(message: "端口 \(port) 不能使用，可能已被其他程序占用。请换一个端口，例如 --port \(port == 8080 ? 8081 : 8080)。")
    }
  }
}

/// A template that cannot be read: a defect of the program.
package struct SiteError: Error, Sendable {
  package let message: String
}
