/// Why the store could not do what was asked (存储错误).
///
/// Statements appear by name and values never appear, so a message can go into a log. `message` is for people.
package enum StoreError: Error, Sendable {
  /// The text after `--database` cannot be read.
  case badAddress(String, reason: String)
  case cannotOpen(place: String, OpenFault)
  /// Tables are there but none of ours.
  case foreignDatabase(place: String)
  /// The database lacks these migrations.
  case schemaOlder(place: String, pending: [String])
  /// The database has migrations that this program does not know.
  case schemaNewer(place: String, unknown: [String])
  /// A migration was changed after it had been applied.
  case schemaAltered(place: String, [MigrationDifference])
  indirect case migrationFailed(migration: String, cause: StoreError)
  /// Another writer held the lock for too long.
  case busy(statement: String)
  /// Two writes could not have run one after another, so this one was undone.
  case conflict(statement: String)
  case constraint(ConstraintViolation, statement: String)
  /// A write inside `read`, or a database that cannot be written.
  case readOnly(statement: String)
  case diskFull(place: String, statement: String)
  /// A value that the column cannot keep: text in a number column, a number beyond 64 bits.
  case unacceptableValue(statement: String, reason: String)
  case unexpectedColumn(statement: String, column: String, expected: String, found: String)
  /// The SQL itself is wrong.
  case statementFault(statement: String, reason: String)
  /// The connection ended; the transaction was undone.
  case connectionLost(place: String)
  /// The connection ended between the order to commit and its confirmation: the write may or may not be there.
  case outcomeUnknown(place: String)
  /// The file is damaged.
  case damaged(place: String, reason: String)
  case backupFailed(path: String, reason: String)
  case restoreRefused(path: String, reasons: [String])
  /// The server has not answered for some seconds; the transaction is undone there when it notices.
  case unresponsive(place: String)
  case cancelled
  case closed(place: String)
  /// The caller's own error, thrown inside a transaction that was then undone.
  case abandoned(any Error)

  /// Doing the same again may succeed, and nothing of the first attempt is left.
  package var isRetryable: Bool {
    switch self {
    case .busy, .conflict: true
    default: false
    }
  }

  /// Keeps a `StoreError` as it is and wraps any other error of a transaction's body.
  package init(body error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case is CancellationError: self = .cancelled
    default: self = .abandoned(error)
    }
  }
}

/// Why a database cannot be opened (打不开的原因).
package enum OpenFault: Hashable, Sendable {
  case directoryMissing
  case fileMissing
  case isDirectory
  case noPermission
  case notADatabase
  case inUse
  /// A log beside the file belongs to another database or another time.
  case strangeLog(String)
  /// The server does not answer.
  case unreachable(String)
  /// No such host; what stands in its place may be a piece of a password, so the address is not shown.
  case hostUnknown
  case authentication
  case databaseMissing
  /// The server's database sorts or encodes text in another way than SQLite.
  case wrongEncoding(String)
  case other(String)
}

/// A constraint of the schema that refused a write (违反约束).
///
/// `kind` is the same on both engines. So are `table` and `columns` of `unique` and `notNull`, and the `name` of a named `check` and of a `rule`.
/// SQLite does not say which foreign key it was.
package struct ConstraintViolation: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case unique, foreignKey, check, notNull
    /// A trigger refused: published records, the audit trail.
    case rule
  }

  package let kind: Kind
  package let table: String?
  package let columns: [String]
  package let name: String?

  package init(_ kind: Kind, table: String? = nil, columns: [String] = [], name: String? = nil) {
    self.kind = kind
    self.table = table
    self.columns = columns
    self.name = name
  }
}
