/// Where a store lives, as given by `--database` (数据库地址).
///
/// | text | engine |
/// |---|---|
/// | `衡.db`, `sqlite:衡.db` | SQLite in a file |
/// | `sqlite::memory:` | SQLite in memory, gone at the end |
/// | `postgresql://user@host/database`, `postgresql://user@/database?host=/socket/folder` | PostgreSQL |
package enum DatabaseAddress: Hashable, Sendable {
  case sqliteMemory
  case sqliteFile(path: String)
  /// The address as libpq takes it, perhaps with a password: print `description`, never this.
  case postgresql(url: String)

  package static func parse(_ text: String) throws(StoreError) -> DatabaseAddress {
    for scheme in ["postgresql://", "postgres://"] where text.hasPrefix(scheme) {
      guard text.count > scheme.count else {
        throw .badAddress(redacted(text), reason: "缺少主机和数据库名，应写成 postgresql://用户@主机/数据库")
      }
      return .postgresql(url: text)
    }
    if text == "sqlite::memory:" || text == ":memory:" { return .sqliteMemory }
    let path = text.hasPrefix("sqlite:") ? String(text.dropFirst("sqlite:".count)) : text
    guard !path.isEmpty else { throw .badAddress(text, reason: "没有写文件名，应写成 sqlite:文件路径") }
    guard !path.utf8.contains(0) else { throw .badAddress("（含空字符）", reason: "文件路径中含有空字符") }
    if let colon = path.firstRange(of: "://") {
      throw .badAddress(redacted(text), reason: "不支持“\(path[..<colon.lowerBound])”，只支持 sqlite: 和 postgresql://")
    }
    return .sqliteFile(path: path)
  }

  /// The address without its password.
  private static func redacted(_ url: String) -> String {
    var result = url
    if let scheme = result.firstRange(of: "://") {
      let authority = result[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
      if let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") {
        result.replaceSubrange(result.index(after: colon)..<at, with: "•••")
      }
    }
    for key in ["password=", "sslpassword="] {
      for mark in ["?", "&"] {
        guard let start = result.firstRange(of: mark + key)?.upperBound else { continue }
        let end = result[start...].firstIndex(of: "&") ?? result.endIndex
        result.replaceSubrange(start..<end, with: "•••")
      }
    }
    return result
  }
}

extension DatabaseAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .sqliteMemory: "内存（sqlite::memory:）"
    case .sqliteFile(let path): path
    case .postgresql(let url): Self.redacted(url)
    }
  }

  package var debugDescription: String { description }

  /// Hides the password from `dump` and from messages of failed tests.
  package var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
