/// The words of a PostgreSQL address, taken apart by ourselves (PostgreSQL 地址): libpq gets each by its key and never sees the text,
/// so that its complaints about the text, which quote parts of a password, cannot arise.
///
/// Three spellings: `postgresql://user:password@host:port/database?key=value`, the same with the signs `@ % :` of a password left as they
/// are, and `host=… user=… password='…'`. A `/` or `?` inside a password of the first must be written `%2F`, `%3F`: an address in which
/// such a sign could part it otherwise is refused, and no refusal repeats it.
package struct PostgresAddress: Hashable, Sendable {
  /// Key words of libpq with their values, in order of appearance; the last of a key holds.
  package private(set) var words: [(key: String, value: String)] = []

  package static func == (left: Self, right: Self) -> Bool { left.keys == right.keys }

  package func hash(into hasher: inout Hasher) { hasher.combine(keys) }

  private var keys: [String: String] { Dictionary(words.map { ($0.key, $0.value) }) { _, later in later } }

  package subscript(key: String) -> String? { words.last { $0.key == key }?.value }

  package init(parsing text: String) throws(StoreError) {
    do throws(Fault) {
      if let rest = Self.afterScheme(text) { try readURL(rest) } else { try readWords(text) }
      try admit()
    } catch { throw .badAddress("（含密码的可能，未显示）", reason: error.reason) }
  }

  /// `postgresql://`, `postgres://` in any case.
  static func afterScheme(_ text: String) -> Substring? {
    for scheme in ["postgresql://", "postgres://"] where text.lowercased().hasPrefix(scheme) { return text.dropFirst(scheme.count) }
    return nil
  }

  /// Whether the text begins as `host=…` does.
  static func isWordForm(_ text: String) -> Bool {
    guard let equals = text.firstIndex(of: "=") else { return false }
    let key = text[..<equals].lowercased().filter { !$0.isWhitespace }
    return known.contains(key)
  }

  private struct Fault: Error {
    let reason: String
    static let unclear = Fault(reason: "密码中的 / 和 ? 须写成 %2F 和 %3F；也可以不在地址里写密码，改用环境变量 PGPASSWORD 或 ~/.pgpass 文件")
  }

  /// Key words of libpq 15. Source: PostgreSQL 15 documentation, 34.1.2.
  private static let known: Set<String> = [
    "host", "hostaddr", "port", "dbname", "user", "password", "passfile", "channel_binding", "connect_timeout", "client_encoding",
    "options",
    "application_name", "fallback_application_name", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count",
    "tcp_user_timeout", "gssencmode", "sslmode", "sslcompression", "sslcert", "sslkey", "sslpassword", "sslrootcert", "sslcrl", "sslcrldir",
    "sslsni", "requirepeer", "ssl_min_protocol_version", "ssl_max_protocol_version", "krbsrvname", "gsslib", "service",
    "target_session_attrs",
  ]

  private func admit() throws(Fault) {
    guard words.allSatisfy({ !$0.value.utf8.contains(0) }) else { throw Fault(reason: "含有空字符") }
    for (key, value) in words where ["host", "hostaddr", "user", "dbname"].contains(key) {
      guard !value.contains(where: { $0.isNewline }) else { throw Fault(reason: "含有换行") }
    }
    // Sent as an address of the network, `123` would be taken for 0.0.0.123: it is no host's name, but perhaps a piece of a password.
    let hosts = (self["host"] ?? "").split(separator: ",")
    guard hosts.allSatisfy({ $0.contains(where: { !$0.isNumber }) }) else { throw .unclear }
    let ports = (self["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
    guard ports.allSatisfy({ port in port.isEmpty || Int(port).map { (1...65_535).contains($0) } ?? false }) else { throw .unclear }
  }
}

// MARK: - postgresql://…

extension PostgresAddress {
  private mutating func readURL(_ rest: Substring) throws(Fault) {
    guard !rest.isEmpty else { throw Fault(reason: "缺少主机和数据库名，应写成 postgresql://用户@主机/数据库") }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    var hosts = authority
    if let at = authority.lastIndex(of: "@") {
      try readCredentials(authority[..<at])
      hosts = authority[authority.index(after: at)...]
    }
    try readHosts(hosts)
    let tail = rest[authority.endIndex...]
    let path = tail.prefix { $0 != "?" }
    // Where the password holds a slash or a question mark, its rest stands here.
    guard !path.dropFirst().contains(where: { $0 == "/" || $0 == "@" || $0 == ":" }) else { throw .unclear }
    if path.count > 1 { try add("dbname", Self.decoded(path.dropFirst())) }
    for pair in tail[path.endIndex...].dropFirst().split(separator: "&", omittingEmptySubsequences: true) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw .unclear }
      let (key, value) = (Self.decoded(parts[0]) ?? "", parts[1])
      if key == "ssl", value == "true" { try add("sslmode", "require") } else { try add(key, Self.decoded(value) ?? String(value)) }
    }
  }

  private mutating func readCredentials(_ text: Substring) throws(Fault) {
    let user = text.prefix { $0 != ":" }
    try add("user", Self.decoded(user))
    guard user.endIndex < text.endIndex else { return }
    let password = text[text.index(after: user.endIndex)...]
    // A per cent sign that begins no code stands for itself.
    try add("password", Self.decoded(password) ?? String(password))
  }

  /// `h1:5432,[::1]:5433`.
  private mutating func readHosts(_ text: Substring) throws(Fault) {
    var (hosts, ports): ([String], [String]) = ([], [])
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      var rest = part
      if part.hasPrefix("["), let end = part.firstIndex(of: "]") {
        hosts.append(String(part[part.index(after: part.startIndex)..<end]))
        rest = part[part.index(after: end)...]
      } else {
        rest = part[(part.firstIndex(of: ":") ?? part.endIndex)...]
        guard let host = Self.decoded(part[..<rest.startIndex]) else { throw .unclear }
        hosts.append(host)
      }
      guard rest.isEmpty || rest.hasPrefix(":") else { throw .unclear }
      ports.append(String(rest.dropFirst()))
    }
    if hosts.contains(where: { !$0.isEmpty }) { try add("host", hosts.joined(separator: ",")) }
    if ports.contains(where: { !$0.isEmpty }) { try add("port", ports.joined(separator: ",")) }
  }

  private mutating func add(_ key: String, _ value: String?) throws(Fault) {
    guard let value, Self.known.contains(key) else { throw .unclear }
    words.append((key, value))
  }

  /// Without per-cent codes; nil where a sign begins no code or the bytes are no text.
  private static func decoded(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

// MARK: - host=… password=…

extension PostgresAddress {
  /// As libpq reads it: blanks around `=`, values in single quotes, a backslash before a quote or itself.
  private mutating func readWords(_ text: String) throws(Fault) {
    let broken = Fault(reason: "应写成 postgresql://用户@主机/数据库，或 host=主机 user=用户 dbname=数据库；含空格的值须加单引号")
    var rest = text[...].drop { $0.isWhitespace }
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "=") else { throw broken }
      let key = String(rest[..<equals].reversed().drop { $0.isWhitespace }.reversed())
      guard Self.known.contains(key) else { throw broken }
      rest = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      let isQuoted = rest.first == "'"
      if isQuoted { rest = rest.dropFirst() }
      var value = ""
      var isClosed = !isQuoted
      while let sign = rest.first, isQuoted || !sign.isWhitespace {
        rest = rest.dropFirst()
        if isQuoted, sign == "'" {
          isClosed = true
          break
        }
        if sign == "\\", let next = rest.popFirst() { value.append(next) } else { value.append(sign) }
      }
      guard isClosed else { throw broken }
      words.append((key, value))
      rest = rest.drop { $0.isWhitespace }
    }
  }
}

extension PostgresAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Who, where and which database: `postgresql://heng:•••@db:5433/heng`. Nothing else of the address is printed.
  package var description: String {
    let isHidden = self["password"] != nil || self["sslpassword"] != nil
    let user = (self["user"] ?? "") + (isHidden ? ":•••" : "")
    let host = self["host"] ?? self["hostaddr"] ?? ""
    let isSocket = host.hasPrefix("/")
    let place = isSocket ? "" : host + (self["port"].map { ":" + $0 } ?? "")
    return "postgresql://" + (user.isEmpty ? "" : user + "@") + place + "/" + (self["dbname"] ?? "") + (isSocket ? "?host=" + host : "")
  }

  package var debugDescription: String { description }

  /// Hides the password from `dump` and from messages of failed tests.
  package var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
