/// Where a store lives, as given by `--database` (数据库地址).
///
/// | text | engine |
/// |---|---|
/// | `衡.db`, `sqlite:衡.db` | SQLite in a file |
/// | `sqlite::memory:` | SQLite in memory, gone at the end |
/// | `postgresql://user@host/database`, `postgresql://user@/database?host=/socket/folder`, `host=… dbname=…` | PostgreSQL |
package enum DatabaseAddress: Hashable, Sendable {
  case sqliteMemory
  case sqliteFile(path: String)
  /// The address as typed, perhaps with a password: print `description`, never this.
  case postgresql(url: String)

  package static func parse(_ text: String) throws(StoreError) -> DatabaseAddress {
    if PostgresAddress.afterScheme(text) != nil || PostgresAddress.isWordForm(text) {
      _ = try PostgresAddress(parsing: text)
      return .postgresql(url: text)
    }
    if text == "sqlite::memory:" || text == ":memory:" { return .sqliteMemory }
    let isNamed = text.hasPrefix("sqlite:")
    let path = isNamed ? String(text.dropFirst("sqlite:".count)) : text
    guard !path.isEmpty else { throw .badAddress(text, reason: "没有写文件名，应写成 sqlite:文件路径") }
    guard !path.utf8.contains(0) else { throw .badAddress("（含空字符）", reason: "文件路径中含有空字符") }
    guard !path.contains("://"), isNamed || !mayHoldSecret(path) else {
      throw .badAddress("（含密码的可能，未显示）", reason: "只支持 sqlite:文件路径 和 postgresql://用户@主机/数据库；文件名里有这些符号的，请写成 sqlite:文件路径")
    }
    return .sqliteFile(path: path)
  }

  /// Whether a typed text may be an address with a password, however it is misspelt: such a text is never repeated.
  package static func mayHoldSecret(_ text: String) -> Bool {
    let plain = text.lowercased()
    if plain.contains("://") || plain.hasPrefix("postgres") && plain.contains(":") || PostgresAddress.isWordForm(text) { return true }
    if let at = plain.lastIndex(of: "@"), plain[..<at].contains(where: { $0 == ":" || $0 == "：" }) { return true }
    return plain.contains(/(pass(word|wd)?|pwd|密码|%70assword)[\p{Cf}\s]*[=＝:：]/)
  }
}

extension DatabaseAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .sqliteMemory: "内存（sqlite::memory:）"
    case .sqliteFile(let path): path
    case .postgresql(let url): (try? PostgresAddress(parsing: url))?.description ?? "postgresql://…"
    }
  }

  package var debugDescription: String { description }

  /// Hides the password from `dump` and from messages of failed tests.
  package var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
