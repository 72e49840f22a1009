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
  package let operation: SiteOperation
  let renderer: PageRenderer
  let cache = PageCache(capacity: 512)
  let returned = ReturnedWorkbooks()

  /// - Parameter desks: gives the desks of a scope; there is no other way to the ledger from here.
  package init(
    desks: @escaping @Sendable (Scope) -> Desks, audits: AuditDesk, jobs: JobDesk, access: SiteAccess, operation: SiteOperation
  ) throws(SiteError) {
    self.desks = desks
    self.audits = audits
    self.jobs = jobs
    self.access = access
    self.operation = operation
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
  var payments: PaymentDesk { own.payments }
  var forms: FormDesk { own.forms }
  var rectifications: RectificationDesk { own.rectifications }
  var views: SavedViewDesk { own.views }

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
    addWorkbench(to: router)
    addPages(to: router)
    addFiles(to: router)
    addPayments(to: router)
    addPerformance(to: router)
    addEvaluation(to: router)
    addAudit(to: router)
    addJobs(to: router)
    addAccounts(to: router)
    addAccountsSteps(to: router)
    addAccountsWriting(to: router)
    addPublic(to: router)
    addRegistration(to: router)
    addHeadings(to: router)
    addFirstStart(to: router)
    addSignIn(to: router)
    addPeople(to: router)
    addTrail(to: router)
    addOperation(to: router)
    addHelp(to: router)
    addCorrections(to: router)
    addFunding(to: router)
    addProjects(to: router)
    addViews(to: router)
    addReveal(to: router)
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
