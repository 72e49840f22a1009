package import HengStore
package import HengValues

/// What the executable brings along (接入): the store's engines, the clock and the source of ids.
///
/// Commands reach no engine, clock or chance by themselves; `heng` hands them in, tests hand in their own.
package struct Engines: Sendable {
  /// Opens a store; `create` makes a file that is not there.
  package let open: @Sendable (DatabaseAddress, _ create: Bool) async throws(StoreError) -> any Driver
  /// Copies an embedded store while it is in use.
  package let backup: @Sendable (_ driver: any Driver, _ path: String) async throws(StoreError) -> Void
  /// Puts a backup in the place of an embedded store, and gives the path under which the replaced one is kept.
  package let restore: @Sendable (_ backup: String, _ path: String) async throws(StoreError) -> String?
  package let now: TimeSource
  package let newID: @Sendable () -> String
  /// How new links of the chains are digested: `sha256`, where nothing else is asked for, or `sm3`.
  package let chainDigest: String?

  package init(
    open: @escaping @Sendable (DatabaseAddress, Bool) async throws(StoreError) -> any Driver,
    backup: @escaping @Sendable (any Driver, String) async throws(StoreError) -> Void,
    restore: @escaping @Sendable (String, String) async throws(StoreError) -> String?, now: @escaping TimeSource,
    newID: @escaping @Sendable () -> String, chainDigest: String? = nil
  ) {
    self.open = open
    self.backup = backup
    self.restore = restore
    self.now = now
    self.newID = newID
    self.chainDigest = chainDigest
  }

  /// The engines of the running program; nil until `heng` has handed them in.
  @TaskLocal package static var current: Engines?

  static func required() throws -> Engines {
    guard let current else {
      Terminal.error("程序没有接入数据库引擎。请使用 heng 可执行文件。")
      throw Exit.unusable
    }
    return current
  }
}
