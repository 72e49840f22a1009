package import HengOperations
package import HengValues
package import Hummingbird
package import Logging

/// What the site is built from (站点): the desk that reads the ledger, and how long a page may be kept.
package struct Site: Sendable {
  package let desk: LedgerDesk
  let renderer: PageRenderer
  let cache = PageCache(capacity: 512)

  package init(desk: LedgerDesk) throws(SiteError) {
    self.desk = desk
    renderer = try PageRenderer()
  }

  /// The routes; tests run them in process, `heng serve` on a port.
  package func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: SafeHeaders())
    router.add(middleware: ProblemPages(renderer: renderer))
    addStatic(to: router)
    addPages(to: router)
    addFiles(to: router)
    return router
  }

  /// The application on loopback. It reads only; editing and accounts come later, and until then it listens to no other machine.
  package func application(port: Int, logger: Logger, onStart: @escaping @Sendable (Int) async -> Void = { _ in }) -> some ApplicationProtocol {
    Application(
      router: router(),
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
      onServerRunning: { channel in await onStart(channel.localAddress?.port ?? port) }, logger: logger)
  }
}

/// A template that cannot be read: a defect of the program.
package struct SiteError: Error, Sendable {
  package let message: String
}
