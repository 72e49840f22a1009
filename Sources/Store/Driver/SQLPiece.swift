/// A stretch of SQL text that is either code, or a quoted text or comment that must stay as it is (语句片段).
struct SQLPiece {
  let text: Substring
  let isCode: Bool

  /// Splits at `'…'`, `"…"` and `-- …`. Doubled quotes work by themselves: `'a''b'` is two quoted pieces side by side.
  static func split(_ sql: String) -> [SQLPiece] {
    var pieces: [SQLPiece] = []
    var rest = sql[...]
    while let start = rest.indices.first(where: { opens(rest, at: $0) }) {
      if start > rest.startIndex { pieces.append(SQLPiece(text: rest[..<start], isCode: true)) }
      let quoted = rest[start...]
      let closing: Character = quoted.first == "-" ? "\n" : quoted.first ?? "'"
      let end = quoted.dropFirst().firstIndex(of: closing).map(quoted.index(after:)) ?? quoted.endIndex
      pieces.append(SQLPiece(text: quoted[..<end], isCode: false))
      rest = rest[end...]
    }
    if !rest.isEmpty { pieces.append(SQLPiece(text: rest, isCode: true)) }
    return pieces
  }

  private static func opens(_ text: Substring, at index: Substring.Index) -> Bool {
    switch text[index] {
    case "'", "\"": true
    case "-": text[index...].hasPrefix("--")
    default: false
    }
  }
}
