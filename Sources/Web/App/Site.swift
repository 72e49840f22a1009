package import HengOperations
import HengValues
package import Hummingbird
import HummingbirdCore
package import Logging

/// What the site is built from (站点): the desk that reads the ledger, and how long a page may be kept.
package struct Site: Sendable {
  package let desk: LedgerDesk
  let audits: AuditDesk
  let jobs: JobDesk
  let disclosures: DisclosureDesk
  let reports: ReportDesk
  let registration: RegistrationDesk
  let access: SiteAccess
  let trail: ReadTrail
  package let operation: SiteOperation
  let renderer: PageRenderer
  let cache = PageCache(capacity: 512)
  let returned = ReturnedWorkbooks()

  package init(
    desk: LedgerDesk, audits: AuditDesk, jobs: JobDesk, disclosures: DisclosureDesk, reports: ReportDesk,
    registration: RegistrationDesk, access: SiteAccess, trail: ReadTrail, operation: SiteOperation
  ) throws(SiteError) {
    self.desk = desk
    self.audits = audits
    self.jobs = jobs
    self.disclosures = disclosures
    self.reports = reports
    self.registration = registration
    self.access = access
    self.trail = trail
    self.operation = operation
    renderer = try PageRenderer()
  }

  /// The routes; tests run them in process, `heng serve` on a port.
  package func router() -> Router<SiteContext> {
    let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestRecord(operation: operation))
    router.add(middleware: HeadLikeGet())
    router.add(middleware: TrimAfterUpload())
    router.add(middleware: SafeHeaders(isProtected: operation.listening.isProtected))
    router.add(middleware: ProblemPages(renderer: renderer, operation: operation))
    router.add(middleware: SenderGate(listening: operation.listening))
    router.add(middleware: KnownHosts(listening: operation.listening))
    router.add(middleware: SameOrigin())
    router.add(middleware: SenderLimits(clock: operation.clock))
    router.add(middleware: VisitorGate(access: access))
    // Again, so that the page of a problem is drawn for the person.
    router.add(middleware: ProblemPages(renderer: renderer, operation: operation))
    router.add(middleware: PolicyGate(self))
    addStatic(to: router)
    addPages(to: router)
    addFiles(to: router)
    addAudit(to: router)
    addJobs(to: router)
    addAccounts(to: router)
    addRegistration(to: router)
    addSignIn(to: router)
    addPeople(to: router)
    addTrail(to: router)
    addOperation(to: router)
    addHelp(to: router)
    return router
  }

  /// Listens until the program is stopped: on loopback, or where accounts and encryption are there, on the network.
  ///
  /// `onStart` hears the port, which the system chooses when the wished one is 0.
  package func serve(logger: Logger, onStart: @escaping @Sendable (Int) async -> Void) async throws(SiteError) {
    let listening = operation.listening
    try listening.require(accounts: try await holdDoors())
    HeapTrim.prepare()
    let keeper = ConnectionKeeper(bound: DescriptorBudget.connections())
    do {
      let application = Application(
        router: router(), server: try listening.server(ConnectionGuardInstaller(keeper)),
        configuration: .init(
          address: .hostname(listening.address.text, port: listening.port), serverName: nil, backlog: 512,
          availableConnectionsDelegate: MaximumAvailableConnections(keeper.bound + 8, logger: logger)),
        onServerRunning: { channel in await onStart(channel.localAddress?.port ?? listening.port) }, logger: logger)
      try await application.runService()
    } catch {
      throw SiteError(message: listening.cannotListen)
    }
  }

  /// Whether there are accounts. Where there are, or where others reach the site, it never opens to everybody again, whatever happens to them.
  package func holdDoors() async throws(SiteError) -> Bool {
    do { return try await access.hold() } catch { throw SiteError(message: "读不出人员登记，网站没有打开。请运行 heng database verify 检查数据库。") }
  }
}

/// Why the site cannot be opened (网站打不开的原因), for the person who opens it.
package struct SiteError: Error, Sendable {
  package let message: String
}
