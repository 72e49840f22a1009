/// Dates and ranges of a served page that a line end could part, since neither they nor what they stand in keeps its line.
struct UnbrokenText {
  /// Each as `12月31日（td）`.
  private(set) var partable: [String] = []
  /// How many were looked at.
  private(set) var count = 0

  private static let keeping: Set<String> = ["whole", "num", "offscreen"]
  /// What people type into wraps as it likes.
  private static let silent: Set<String> = ["title", "option", "style", "svg", "textarea"]
  private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img", "col", "wbr"]

  init(_ html: String) {
    var open: [(tag: String, keeps: Bool)] = []
    for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.firstIndex(of: ">") else { continue }
      let tag = piece[..<end], name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if tag.hasPrefix("/") {
        while let last = open.popLast(), last.tag != name {}
      } else if !Self.void.contains(name), !tag.hasSuffix("/"), !tag.hasPrefix("!") {
        let classes = tag.firstMatch(of: /class="([^"]*)"/).map { $0.1.split(separator: " ").map(String.init) } ?? []
        open.append((name, Self.silent.contains(name) || classes.contains { Self.keeping.contains($0) }))
      }
      look(piece[end...].dropFirst(), isKept: open.contains { $0.keeps }, in: open.last?.tag ?? "")
    }
  }

  private mutating func look(_ text: Substring, isKept: Bool, in tag: String) {
    guard text.utf8.contains(where: { (48...57).contains($0) }) else { return }
    for match in text.matches(of: /[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]+[-\/~][0-9]+/) {
      count += 1
      if !isKept { partable.append("\(match.0)（\(tag)）") }
    }
  }
}
