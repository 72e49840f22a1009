import CPQ
import HengStore

extension StoreError {
  /// What the server reported, by SQLSTATE. Its message may quote values, so it is only kept for faults of the SQL itself (class 42).
  init(_ result: PostgresResult, place: String, statement: String) {
    let state = result.field(heng_pq_sqlstate) ?? ""
    switch state {
    case "23505", "23503", "23514", "23502", "23001", "23P01", "23000":
      self = .constraint(ConstraintViolation(state: state, result), statement: statement)
    case "40001", "40P01": self = .conflict(statement: statement)
    case "55P03": self = .busy(statement: statement)
    case "53100": self = .diskFull(place: place, statement: statement)
    case "25006", "42501": self = .readOnly(statement: statement)
    case "57014": self = .cancelled
    case "22003": self = .unacceptableValue(statement: statement, reason: "整数超出范围")
    case "XX001", "XX002": self = .damaged(place: place, reason: "数据页或索引损坏（SQLSTATE \(state)）")
    case _ where state.hasPrefix("22"): self = .unacceptableValue(statement: statement, reason: "值的类型与列不符")
    case _ where state.hasPrefix("42"):
      self = .statementFault(statement: statement, reason: result.field(heng_pq_message) ?? "SQLSTATE \(state)")
    case _ where state.hasPrefix("08"), "57P01", "57P02", "57P03": self = .connectionLost(place: place)
    default: self = .statementFault(statement: statement, reason: "SQLSTATE \(state)")
    }
  }
}

extension ConstraintViolation {
  fileprivate init(state: String, _ result: PostgresResult) {
    let table = result.field(heng_pq_table)
    switch state {
    case "23502": self.init(.notNull, table: table, columns: result.field(heng_pq_column).map { [$0] } ?? [])
    case "23503", "23001": self.init(.foreignKey, table: table, name: result.field(heng_pq_constraint))
    case "23514": self.init(.check, table: table, name: result.field(heng_pq_constraint))
    case "23000": self.init(.rule, name: result.field(heng_pq_message))
    default: self.init(.unique, table: table, columns: Self.keyColumns(result.field(heng_pq_detail) ?? ""))
    }
  }

  /// The column names of `Key (county, code)=(…) already exists.`; the values after them are left where they are.
  private static func keyColumns(_ detail: String) -> [String] {
    guard let end = detail.firstRange(of: ")=("), let start = detail[..<end.lowerBound].firstIndex(of: "(") else { return [] }
    return detail[detail.index(after: start)..<end.lowerBound].split(separator: ",").map { String($0.drop { $0 == " " }) }
  }
}

extension OpenFault {
  /// libpq gives no code when a connection cannot be made, only its words; they may quote the address, so none of them is passed on.
  init(libpq message: String) {
    let line = message.lowercased()
    func says(_ words: String...) -> Bool { words.contains { line.contains($0) } }
    if says("authentication failed", "no password supplied", "pg_hba.conf") {
      self = .authentication
    } else if says("fatal"), says("does not exist"), !says("no such file") {
      self = .databaseMissing
    } else if says("could not translate host name", "name or service not known") {
      self = .hostUnknown
    } else {
      self = .unreachable(
        says("connection refused")
          ? "连接被拒绝"
          : says("timeout expired", "timed out")
            ? "数秒内没有回应"
            : says("no such file or directory")
              ? "找不到套接字文件"
              : says("too many clients", "remaining connection slots")
                ? "连接数已满"
                : says("starting up", "shutting down", "recovery mode")
                  ? "服务正在启动或停止"
                  : says("closed the connection", "connection reset", "broken pipe")
                    ? "连接被服务器关闭"
                    : says("ssl", "certificate")
                      ? "加密连接没有建立，请核对 sslmode 和证书"
                      : says("no route to host", "network is unreachable") ? "网络不通" : "地址或选项不被接受")
    }
  }
}
