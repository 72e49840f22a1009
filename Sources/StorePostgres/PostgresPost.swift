import HengStore

/// One thread's place at the server: it opens the connection when work comes and replaces a broken one (连接岗位).
final class PostgresPost {
  private let address: PostgresAddress
  private var current: PostgresConnection?

  init(_ address: PostgresAddress) { self.address = address }

  func connection() throws(StoreError) -> PostgresConnection {
    if let current, current.isAlive { return current }
    current = nil
    let fresh = try PostgresConnection(address)
    current = fresh
    return fresh
  }

  func leave() { current = nil }

  /// Runs a body between BEGIN and COMMIT, and undoes it when it throws or a statement failed.
  func transact<T>(_ begin: String, isWrite: Bool, _ body: (any Transaction) throws -> T) throws(StoreError) -> T {
    let connection = try asked(begin, name: "begin", confirming: "BEGIN")
    let transaction = PostgresTransaction(connection)
    let value: T
    do {
      value = try body(transaction)
    } catch {
      undo(connection)
      throw StoreError(body: error)
    }
    if let failure = transaction.failure {
      undo(connection)
      throw failure
    }
    do {
      try connection.command("COMMIT", name: "commit", confirming: "COMMIT")
    } catch {
      undo(connection)
      switch error {
      case .connectionLost(let place) where isWrite, .unresponsive(let place) where isWrite: throw .outcomeUnknown(place: place)
      default: throw error
      }
    }
    return value
  }

  /// Waits for every other write in turn on this schema, then writes; the snapshot of the write is taken after the wait.
  ///
  /// The turn is the connection's own, so the server ends it also when the program or the line dies.
  func inTurn<T>(_ write: () throws(StoreError) -> T) throws(StoreError) -> T {
    let connection = try asked("SELECT pg_advisory_lock(\(Self.turn))", name: "turn.take")
    defer {
      if current === connection, connection.isAlive {
        do { try connection.command("SELECT pg_advisory_unlock(\(Self.turn))", name: "turn.give") } catch { current = nil }
      }
    }
    return try write()
  }

  /// The number of the lock; the first half says that it is ours, the second tells the schemas of one database apart.
  private static let turn = "1212501575, hashtext(current_schema())"

  /// An idle connection may have died meanwhile; nothing has run on it yet, so a new one may take over.
  private func asked(_ sql: String, name: String, confirming answer: String? = nil) throws(StoreError) -> PostgresConnection {
    let first = try connection()
    do {
      try first.command(sql, name: name, confirming: answer)
      return first
    } catch {
      // A silent server is not asked twice: the next transaction tries anew.
      if case .unresponsive = error { current = nil }
      guard case .connectionLost = error else { throw error }
      current = nil
      let second = try connection()
      try second.command(sql, name: name, confirming: answer)
      return second
    }
  }

  private func undo(_ connection: PostgresConnection) {
    do {
      if connection.isInTransaction { try connection.command("ROLLBACK", name: "rollback", confirming: "ROLLBACK") }
    } catch {
      current = nil
    }
  }
}

/// A transaction on one PostgreSQL connection (PostgreSQL 事务).
final class PostgresTransaction: Transaction {
  let dialect = Dialect.postgresql
  private let connection: PostgresConnection
  /// The first failed statement; the server refuses everything after it, and so do we, with the first reason.
  private(set) var failure: StoreError?

  init(_ connection: PostgresConnection) { self.connection = connection }

  func query(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
    try attempt { () throws(StoreError) in try connection.run(statement, arguments).rows() }
  }

  func execute(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> Int {
    try attempt { () throws(StoreError) in try connection.run(statement, arguments).changedRows }
  }

  func run(script: String, name: String) throws(StoreError) {
    try attempt { () throws(StoreError) in
      try connection.command(script, name: name)
      guard connection.isInTransaction else { throw .statementFault(statement: name, reason: "脚本结束了事务") }
    }
  }

  private func attempt<T>(_ work: () throws(StoreError) -> T) throws(StoreError) -> T {
    if let failure { throw failure }
    do {
      return try work()
    } catch {
      failure = error
      throw error
    }
  }
}
