import CPQ
import HengStore

/// One libpq connection with its prepared statements; it never leaves its thread (连接).
final class PostgresConnection {
  let handle: OpaquePointer
  let address: PostgresAddress
  let place: String
  /// The server has stopped answering: nothing more is asked of this connection.
  private var isSilent = false
  /// Server-side names by text: `s1`, `s2` ….
  private var prepared: [String: String] = [:]
  private var preparedSoFar = 0
  /// Texts are constants of the program, so this is only reached by generated ones.
  private static let mostPrepared = 500

  init(_ address: PostgresAddress) throws(StoreError) {
    self.address = address
    place = address.description
    guard let opened = address.connect() else { throw .cannotOpen(place: place, .other("内存不足")) }
    handle = opened
    guard PQstatus(handle) == CONNECTION_OK else {
      let fault = OpenFault(libpq: String(cString: PQerrorMessage(handle)))
      throw .cannotOpen(place: fault == .hostUnknown ? "postgresql://…" : place, fault)
    }
    heng_pq_silence(handle)
    PQsetnonblocking(handle, 1)
    try command(Self.session, name: "session")
  }

  deinit { PQfinish(handle) }

  var isAlive: Bool { !isSilent && PQstatus(handle) == CONNECTION_OK }
  var isInTransaction: Bool { isAlive && PQtransactionStatus(handle) != PQTRANS_IDLE }

  /// Bytes come as hex, a lock is waited for as long as on SQLite, and an acknowledged commit is on disk even when the server's default is laxer.
  private static let session = """
    SET bytea_output = 'hex';
    SET standard_conforming_strings = on;
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '10min';
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
    """

  /// Text must be kept and sorted as SQLite does: UTF-8 by code point.
  func requireTextOrder() throws(StoreError) {
    let statement = Statement(
      "session.textOrder",
      "SELECT pg_encoding_to_char(encoding) AS encoding, datcollate AS collation FROM pg_database WHERE datname = current_database()")
    for row in try run(statement, []).rows() {
      let (encoding, collation) = (try row.text("encoding"), try row.text("collation"))
      guard encoding == "UTF8", ["C", "POSIX", "C.UTF-8", "C.utf8"].contains(collation) else {
        throw .cannotOpen(place: place, .wrongEncoding("\(encoding) 和 \(collation)"))
      }
    }
  }

  /// Runs one or several statements without parameters. `confirming` is the answer that must come: a COMMIT after a failure answers ROLLBACK.
  func command(_ sql: String, name: String, confirming answer: String? = nil) throws(StoreError) {
    let result = try result(PQsendQuery(handle, sql), name, isBrief: ["begin", "session", "rollback"].contains(name))
    if let answer, result.answer != answer { throw .statementFault(statement: name, reason: "服务器回答 \(result.answer)") }
  }

  func run(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> PostgresResult {
    try statement.admit(arguments)
    let name = try preparedName(statement)
    let parameters = PQParameters(arguments)
    let sent = parameters.withPointers { PQsendQueryPrepared(handle, name, Int32(arguments.count), $0, $1, $2, 0) }
    return try result(sent, statement.name)
  }

  /// The answer to what was sent, checked. A server that stopped answering is told as such; the connection is of no more use.
  private func result(_ sent: Int32, _ statement: String, isBrief: Bool = false) throws(StoreError) -> PostgresResult {
    switch answer(sent, isBrief: isBrief) {
    case .answered(let answer):
      let result = PostgresResult(answer, statement: statement)
      try check(result, statement)
      return result
    case .lost: throw .connectionLost(place: place)
    case .silent:
      isSilent = true
      throw .unresponsive(place: place)
    }
  }

  private func preparedName(_ statement: Statement) throws(StoreError) -> String {
    if let name = prepared[statement.text] { return name }
    if prepared.count >= Self.mostPrepared {
      try command("DEALLOCATE ALL", name: "session")
      prepared = [:]
    }
    preparedSoFar += 1
    let name = "s\(preparedSoFar)"
    _ = try result(PQsendPrepare(handle, name, statement.text, 0, nil), statement.name)
    prepared[statement.text] = name
    return name
  }

  private func check(_ result: PostgresResult, _ statement: String) throws(StoreError) {
    if result.isFine { return }
    guard isAlive else { throw .connectionLost(place: place) }
    throw StoreError(result, place: place, statement: statement)
  }
}
