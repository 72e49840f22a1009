import Foundation
import GRDB
import HengStore

/// A transaction on one SQLite connection (SQLite 事务).
final class SQLiteTransaction: Transaction {
  let dialect = Dialect.sqlite
  private let database: Database
  private let place: String
  /// The first failed statement: from then on nothing runs and nothing is committed, as on PostgreSQL.
  private var failure: StoreError?

  /// Bytes of a value.
  private static let large = 64 << 10

  private init(_ database: Database, place: String) {
    self.database = database
    self.place = place
  }

  /// Runs a body so that only a `StoreError` leaves it, and a doomed transaction never returns.
  static func run<T>(_ body: (any Transaction) throws -> T, on database: Database, place: String) throws(StoreError) -> T {
    let transaction = SQLiteTransaction(database, place: place)
    let value: T
    do {
      value = try body(transaction)
    } catch {
      throw StoreError(body: error)
    }
    if let failure = transaction.failure { throw failure }
    return value
  }

  func query(_ statement: HengStore.Statement, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
    try attempt(statement.name) {
      let prepared = try prepare(statement, arguments)
      var known: SQLColumns?
      var rows: [SQLRow] = []
      let cursor = try Row.fetchCursor(prepared)
      // Values are taken from the statement itself: by GRDB's row each costs a look at what it should become.
      while try cursor.next() != nil {
        let columns = known ?? SQLColumns(prepared.columnNames)
        known = columns
        let values = try columns.names.indices.map { place in
          try SQLValue(DatabaseValue(sqliteStatement: prepared.sqliteStatement, index: CInt(place)), statement, columns.names[place])
        }
        rows.append(SQLRow(statement: statement.name, columns: columns, values: values))
      }
      return rows
    }
  }

  func execute(_ statement: HengStore.Statement, _ arguments: [SQLValue]) throws(StoreError) -> Int {
    try attempt(statement.name) {
      let before = database.totalChangesCount
      try prepare(statement, arguments).execute()
      // `changesCount` keeps its last value over statements that change nothing.
      return database.totalChangesCount == before ? 0 : database.changesCount
    }
  }

  func run(script: String, name: String) throws(StoreError) {
    try attempt(name) {
      try database.execute(sql: script)
      guard database.isInsideTransaction else {
        throw StoreError.statementFault(statement: name, reason: "脚本结束了事务")
      }
    }
  }

  private func prepare(_ statement: HengStore.Statement, _ arguments: [SQLValue]) throws -> GRDB.Statement {
    try statement.admit(arguments)
    // A kept statement holds on to its last arguments, twice: what is large goes with a statement of its own.
    let isLarge = arguments.contains { if case .blob(let bytes) = $0 { bytes.count > Self.large } else { false } }
    let prepared = try isLarge ? database.makeStatement(sql: statement.text) : database.cachedStatement(sql: statement.text)
    try prepared.setArguments(StatementArguments(statement.parameterOrder.map { arguments[$0 - 1].databaseValue }))
    return prepared
  }

  private func attempt<T>(_ name: String, _ work: () throws -> T) throws(StoreError) -> T {
    if let failure { throw failure }
    do {
      return try work()
    } catch {
      let fault = StoreError(sqlite: error, place: place, statement: name)
      failure = fault
      throw fault
    }
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let integer): integer.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }

  fileprivate init(_ value: DatabaseValue, _ statement: HengStore.Statement, _ column: String) throws(StoreError) {
    switch value.storage {
    case .null: self = .null
    case .int64(let integer): self = .integer(integer)
    case .string(let text): self = .text(text)
    case .blob(let data): self = .blob([UInt8](data))
    case .double:
      throw .unexpectedColumn(statement: statement.name, column: column, expected: "整数、文本或二进制", found: "浮点数")
    }
  }
}
