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
  let payments: PaymentDesk
  let renderer: PageRenderer
  let cache = PageCache(capacity: 512)
  let returned = ReturnedWorkbooks()

  package init(
    desk: LedgerDesk, audits: AuditDesk, jobs: JobDesk, disclosures: DisclosureDesk, reports: ReportDesk,
    registration: RegistrationDesk, access: SiteAccess, trail: ReadTrail, payments: PaymentDesk
  ) throws(SiteError) {
    self.desk = desk
    self.audits = audits
    self.jobs = jobs
    self.disclosures = disclosures
    self.reports = reports
    self.registration = registration
    self.access = access
    self.trail = trail
    self.payments = payments
    renderer = try PageRenderer()
  }

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
    addPages(to: router)
    addFiles(to: router)
    addPayments(to: router)
    addAudit(to: router)
    addJobs(to: router)
    addAccounts(to: router)
    addRegistration(to: router)
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
