import GRDB
import HengStore

extension StoreError {
  /// What SQLite or GRDB reported while a statement or a commit ran. SQLite's own messages name tables and columns, never values.
  init(sqlite error: any Error, place: String, statement: String) {
    guard let error = error as? DatabaseError else {
      self.init(body: error)
      return
    }
    let message = error.message ?? ""
    switch error.resultCode {
    case .SQLITE_CONSTRAINT: self = Self.constraint(error, message, statement)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(statement: statement)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(statement: statement)
    case .SQLITE_FULL: self = .diskFull(place: place, statement: statement)
    // The log's index could not grow, or the system took no more bytes: no room, though the file system did not say so.
    case .SQLITE_IOERR where [.SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_WRITE].contains(error.extendedResultCode):
      self = .diskFull(place: place, statement: statement)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(place: place, reason: message)
    case .SQLITE_IOERR: self = .damaged(place: place, reason: "磁盘读写出错（SQLite \(error.extendedResultCode.rawValue)）")
    case .SQLITE_CANTOPEN: self = .cannotOpen(place: place, .noPermission)
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: self = .cancelled
    case .SQLITE_MISUSE: self = .closed(place: place)
    case .SQLITE_TOOBIG: self = .unacceptableValue(statement: statement, reason: "内容过长")
    case .SQLITE_MISMATCH: self = .unacceptableValue(statement: statement, reason: "值的类型与列不符")
    case .SQLITE_ERROR where message == "integer overflow":
      self = .unacceptableValue(statement: statement, reason: "整数超出范围")
    default: self = .statementFault(statement: statement, reason: message.isEmpty ? "SQLite \(error.resultCode.rawValue)" : message)
    }
  }

  /// What SQLite reported while a database was opened.
  init(opening error: any Error, place: String) {
    guard let error = error as? DatabaseError else {
      self.init(body: error)
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .cannotOpen(place: place, .notADatabase)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .cannotOpen(place: place, .inUse)
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen(place: place, .noPermission)
      default: StoreError(sqlite: error, place: place, statement: "open")
      }
  }

  /// `SQLITE_CONSTRAINT_DATATYPE`, which GRDB does not name: a STRICT column refused the kind of a value.
  private static let datatypeCode: Int32 = 19 | 12 << 8

  private static func constraint(_ error: DatabaseError, _ message: String, _ statement: String) -> StoreError {
    func violation(_ kind: ConstraintViolation.Kind, columns: Bool = false, named: Bool = false) -> StoreError {
      let detail = message.firstRange(of: "constraint failed: ").map { String(message[$0.upperBound...]) }
      let places = columns ? (detail ?? "").split(separator: ",").map { $0.drop { $0 == " " }.split(separator: ".") } : []
      return .constraint(
        ConstraintViolation(
          kind, table: places.first?.first.map(String.init), columns: places.compactMap { $0.count == 2 ? String($0[1]) : nil },
          name: named ? detail ?? message : nil),
        statement: statement)
    }
    switch error.extendedResultCode {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: return violation(.unique, columns: true)
    case .SQLITE_CONSTRAINT_NOTNULL: return violation(.notNull, columns: true)
    case .SQLITE_CONSTRAINT_FOREIGNKEY: return violation(.foreignKey)
    case .SQLITE_CONSTRAINT_CHECK: return violation(.check, named: true)
    case let code where code.rawValue == datatypeCode:
      return .unacceptableValue(statement: statement, reason: "值的类型与列不符")
    default: return violation(.rule, named: true)
    }
  }
}
