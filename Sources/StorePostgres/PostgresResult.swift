import CPQ
import HengStore

/// The server's answer to one statement (查询结果).
final class PostgresResult {
  private let handle: OpaquePointer?
  private let statement: String

  init(_ handle: OpaquePointer?, statement: String) {
    self.handle = handle
    self.statement = statement
  }

  deinit { PQclear(handle) }

  var isFine: Bool {
    let status = PQresultStatus(handle)
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
  }

  /// `COMMIT`, `INSERT 0 1`.
  var answer: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

  /// A field of an error report.
  func field(_ code: Int32) -> String? { PQresultErrorField(handle, code).map { String(cString: $0) } }

  /// Rows that the statement itself changed; a SELECT changes none although libpq counts its rows.
  var changedRows: Int {
    guard ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(where: answer.hasPrefix), let count = PQcmdTuples(handle) else { return 0 }
    return Int(String(cString: count)) ?? 0
  }

  func rows() throws(StoreError) -> [SQLRow] {
    let width = PQnfields(handle)
    let types = (0..<width).map { PQftype(handle, $0) }
    let columns = SQLColumns((0..<width).map { PQfname(handle, $0).map { String(cString: $0) } ?? "" })
    var rows: [SQLRow] = []
    rows.reserveCapacity(Int(PQntuples(handle)))
    for row in 0..<PQntuples(handle) {
      var values: [SQLValue] = []
      values.reserveCapacity(Int(width))
      for column in 0..<width { values.append(try value(row, column, types[Int(column)], columns)) }
      rows.append(SQLRow(statement: statement, columns: columns, values: values))
    }
    return rows
  }

  private func value(_ row: Int32, _ column: Int32, _ type: Oid, _ columns: SQLColumns) throws(StoreError) -> SQLValue {
    guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return .null }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
    func text() -> String { String(decoding: bytes, as: UTF8.self) }
    func refuse(_ found: String) -> StoreError {
      .unexpectedColumn(statement: statement, column: columns.names[Int(column)], expected: "整数、文本或二进制", found: found)
    }
    switch type {
    case PQType.bool: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
    case PQType.int2, PQType.int4, PQType.int8, PQType.oid, PQType.numeric:
      // SUM over BIGINT is a NUMERIC; a fraction or more than 64 bits is refused, never rounded.
      guard let integer = Int64(text()) else { throw refuse("小数，或超出64位的整数") }
      return .integer(integer)
    case PQType.float4, PQType.float8: throw refuse("浮点数")
    case PQType.bytea:
      guard let blob = Self.blob(hex: bytes) else { throw refuse("无法识别的二进制") }
      return .blob(blob)
    default: return .text(text())
    }
  }

  /// `\x00ff` as two bytes.
  private static func blob(hex: UnsafeRawBufferPointer) -> [UInt8]? {
    guard hex.count.isMultiple(of: 2), hex.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "x")]) else { return nil }
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    var blob: [UInt8] = []
    blob.reserveCapacity(hex.count / 2 - 1)
    for place in stride(from: 2, to: hex.count, by: 2) {
      guard let high = digit(hex[place]), let low = digit(hex[place + 1]) else { return nil }
      blob.append(high << 4 | low)
    }
    return blob
  }
}

/// Type numbers of the server's own types. Source: `pg_type.dat` of PostgreSQL 15; they never change.
private enum PQType {
  static let bool: Oid = 16
  static let bytea: Oid = 17
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let oid: Oid = 26
  static let float4: Oid = 700
  static let float8: Oid = 701
  static let numeric: Oid = 1700
}
