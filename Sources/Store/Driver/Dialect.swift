/// What the two engines cannot say in the same words (方言). Everything that differs stands in this file.
///
/// A migration is written once, in SQLite's words:
/// * `INTEGER` (64 bits) becomes `BIGINT` on PostgreSQL, `BLOB` becomes `BYTEA`, and `STRICT` goes; only as whole upper-case words outside quotes and comments;
/// * lines between `--@sqlite`, `--@postgresql` and `--@both` are kept for that engine only: triggers, partitions, full text.
package enum Dialect: String, Sendable, CaseIterable {
  case sqlite
  case postgresql

  /// The script of a migration as this engine runs it.
  package func script(from text: String) -> String {
    var audience = "both"
    let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      guard line.hasPrefix("--@") else { return audience == "both" || audience == rawValue }
      audience = line.dropFirst(3).trimmingSuffix { $0.isWhitespace }
      return false
    }
    let own = kept.joined(separator: "\n")
    return self == .sqlite ? own : SQLPiece.split(own).map { $0.isCode ? translated($0.text) : String($0.text) }.joined()
  }

  /// Every `--@` line of a migration that names no audience; a test keeps it empty.
  package static func unknownAudiences(in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("--@") }.map { $0.dropFirst(3).trimmingSuffix { $0.isWhitespace } }
      .filter { $0 != "both" && Dialect(rawValue: $0) == nil }
  }

  /// How many tables of the given name this database has; `$1` is the name.
  var countOfTable: Statement {
    switch self {
    case .sqlite:
      Statement("schema.table", "SELECT count(*) AS tables FROM sqlite_master WHERE type = 'table' AND name = $1")
    case .postgresql:
      Statement(
        "schema.table",
        "SELECT count(*) AS tables FROM pg_tables WHERE schemaname = ANY (current_schemas(false)) AND tablename = $1")
    }
  }

  /// Bytes of the whole database.
  var size: Statement {
    switch self {
    case .sqlite:
      Statement("database.size", "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()")
    case .postgresql: Statement("database.size", "SELECT pg_database_size(current_database()) AS bytes")
    }
  }

  /// How many tables this database has at all.
  var countOfTables: Statement {
    switch self {
    case .sqlite:
      Statement(
        "schema.tables", "SELECT count(*) AS tables FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite|_%' ESCAPE '|'")
    case .postgresql:
      Statement("schema.tables", "SELECT count(*) AS tables FROM pg_tables WHERE schemaname = ANY (current_schemas(false))")
    }
  }

  /// The columns of a table; `$1` is the name.
  var columnsOfTable: Statement {
    switch self {
    case .sqlite: Statement("schema.columnsOfTable", "SELECT name FROM pragma_table_info($1)")
    case .postgresql:
      Statement(
        "schema.columnsOfTable",
        """
        SELECT column_name AS name FROM information_schema.columns
        WHERE table_schema = ANY (current_schemas(false)) AND table_name = $1
        """)
    }
  }

  private static let postgresqlWords = ["INTEGER": "BIGINT", "BLOB": "BYTEA", "STRICT": ""]

  private func translated(_ code: Substring) -> String {
    var result = ""
    var rest = code
    while let start = rest.firstIndex(where: Self.isWordCharacter) {
      result += rest[..<start]
      let word = rest[start...].prefix(while: Self.isWordCharacter)
      result += Self.postgresqlWords[String(word)] ?? String(word)
      rest = rest[word.endIndex...]
    }
    return result + rest
  }

  private static func isWordCharacter(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }
}

extension Substring {
  fileprivate func trimmingSuffix(while drops: (Character) -> Bool) -> String {
    var rest = self
    while let last = rest.last, drops(last) { rest.removeLast() }
    return String(rest)
  }
}
