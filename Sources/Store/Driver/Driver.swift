/// An engine under the store (驱动): transactions, prepared statements and rows, nothing more.
///
/// `StoreConformance` in the tests is the contract; every engine runs it whole.
package protocol Driver: Sendable {
  var dialect: Dialect { get }

  /// Where the data is, for messages and without a password: `衡.db`, `postgresql://heng@db/heng`.
  var place: String { get }

  /// Runs `body` on one consistent snapshot; a write inside throws `readOnly`. Other reads and a write may go on beside it.
  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws(StoreError) -> T

  /// Runs `body` as one transaction that is durable before this returns, and undone when `body` throws.
  ///
  /// Writes behave as if they ran one after another. A `StoreError` comes out as it was thrown; any other error of
  /// `body` comes out inside `abandoned`. A failed statement dooms the transaction even when `body` swallows its error.
  ///
  /// - Parameter inTurn: waits for the other writes in turn, of every program, before it begins, so that these never collide (依次写入).
  @discardableResult
  func write<T: Sendable>(inTurn: Bool, _ body: @escaping @Sendable (any Transaction) throws -> T) async throws(StoreError) -> T

  /// The engine's own examination of its data, and of the recorded migrations (体检).
  func verify(_ migrations: [Migration]) async throws(StoreError) -> [StoreCheck]

  /// Waits for running work, then lets go of every connection; later calls throw `closed`.
  func close() async throws(StoreError)
}

/// An open transaction (事务). It belongs to the thread that runs the body and ends with it.
package protocol Transaction {
  var dialect: Dialect { get }

  /// All rows of a statement, also of `INSERT … RETURNING`.
  func query(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow]

  /// Runs a statement and gives the number of rows that it inserted, updated or deleted itself (not by triggers or cascades).
  @discardableResult
  func execute(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> Int

  /// Runs a migration's script of several statements. It must not end the transaction.
  func run(script: String, name: String) throws(StoreError)
}

extension Transaction {
  package func query(_ statement: Statement) throws(StoreError) -> [SQLRow] { try query(statement, []) }

  @discardableResult
  package func execute(_ statement: Statement) throws(StoreError) -> Int { try execute(statement, []) }

  /// The first row, if there is one.
  package func first(_ statement: Statement, _ arguments: [SQLValue] = []) throws(StoreError) -> SQLRow? {
    try query(statement, arguments).first
  }
}

extension Driver {
  /// Writes beside others, as most writes do.
  @discardableResult
  package func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws(StoreError) -> T {
    try await write(inTurn: false, body)
  }

  /// Writes, and starts over when another writer was in the way (`StoreError.isRetryable`).
  ///
  /// PostgreSQL refuses one of two writes that could not have run one after another. `body` may run several times, so it touches nothing outside.
  /// Chance alone would leave one of a crowd behind, so who has lost three times writes in turn from then on.
  @discardableResult
  package func write<T: Sendable>(
    attempts: Int, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws(StoreError) -> T {
    for attempt in 1..<max(attempts, 1) {
      do {
        return try await write(inTurn: attempt > 3, body)
      } catch {
        guard error.isRetryable else { throw error }
        // Two writers that collided step apart by a growing random pause.
        try? await Task.sleep(for: .milliseconds(Int.random(in: 1...(5 << min(attempt, 6)))))
      }
    }
    return try await write(inTurn: attempts > 3, body)
  }
}
