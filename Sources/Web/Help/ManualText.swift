import HengValues
import HengWriters

/// A chapter of the manual as HTML (使用手册的排印): headings, paragraphs, lists, tables, code, links and bold words, which is all that it uses.
package struct ManualText: Sendable {
  /// The first heading.
  package private(set) var title = ""
  package private(set) var html = ""
  /// Second headings with their places.
  private(set) var sections: [Crumb] = []
  private var tables = 0

  package init(_ markdown: String) {
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first {
      if line.isEmpty {
        lines.removeFirst()
      } else if line.hasPrefix("#") {
        heading(lines.removeFirst())
      } else if line.hasPrefix("```") {
        code(&lines)
      } else if line.hasPrefix("|") {
        table(Self.take(&lines) { $0.hasPrefix("|") })
      } else if Self.item(line) != nil {
        list(&lines)
      } else {
        paragraph(Self.take(&lines, while: Self.isProse))
      }
    }
  }

  // MARK: Blocks

  private mutating func heading(_ line: Substring) {
    let level = line.prefix { $0 == "#" }.count
    let words = String(line.dropFirst(level)).trimmedSpaces
    guard level > 1 else { return title = words }
    let id = "h\(sections.count + 1)"
    if level == 2 { sections.append(Crumb(href: "#" + id, text: words)) }
    html += "<h\(level)\(level == 2 ? " id=\"\(id)\"" : "")>\(Self.inline(words))</h\(level)>\n"
  }

  private mutating func code(_ lines: inout ArraySlice<Substring>) {
    lines.removeFirst()
    let inside = Self.take(&lines) { !$0.hasPrefix("```") }
    lines = lines.dropFirst()
    html += "<pre tabindex=\"0\"><code>\(inside.map { HTMLEscape.words(String($0)) }.joined(separator: "\n"))</code></pre>\n"
  }

  private mutating func table(_ rows: [Substring]) {
    let cells = rows.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map { Self.inline(String($0).trimmedSpaces) }
    }
    guard let head = cells.first else { return }
    tables += 1
    html += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表\(tables)，可左右滚动\"><table class=\"grid\"><thead><tr>"
    html += head.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead><tbody>\n"
    // The second row only draws the line.
    for row in cells.dropFirst(2) { html += "<tr>\(row.map { "<td>\($0)</td>" }.joined())</tr>\n" }
    html += "</tbody></table></div>\n"
  }

  private mutating func list(_ lines: inout ArraySlice<Substring>) {
    guard let first = lines.first.flatMap(Self.item) else { return }
    let tag = first.isNumbered ? "ol" : "ul"
    html += "<\(tag)>\n"
    while let line = lines.first, let item = Self.item(line), item.isNumbered == first.isNumbered {
      lines.removeFirst()
      let more = Self.take(&lines) { $0.hasPrefix("  ") }.map { String($0).trimmedSpaces }
      html += "<li>\(Self.inline(([item.words] + more).joined()))</li>\n"
    }
    html += "</\(tag)>\n"
  }

  /// The pictures of the manual stand beside its files; the program does not carry them.
  private mutating func paragraph(_ lines: [Substring]) {
    let words = lines.filter { !$0.hasPrefix("![") }
    if !words.isEmpty { html += "<p>\(Self.inline(words.joined()))</p>\n" }
  }

  private static func isProse(_ line: Substring) -> Bool {
    !line.isEmpty && !line.hasPrefix("#") && !line.hasPrefix("```") && !line.hasPrefix("|") && item(line) == nil
  }

  private static func item(_ line: Substring) -> (isNumbered: Bool, words: String)? {
    if line.hasPrefix("* ") || line.hasPrefix("- ") { return (false, String(line.dropFirst(2))) }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line[digits.endIndex...]
    return !digits.isEmpty && rest.hasPrefix(". ") ? (true, String(rest.dropFirst(2))) : nil
  }

  private static func take(_ lines: inout ArraySlice<Substring>, while holds: (Substring) -> Bool) -> [Substring] {
    let taken = lines.prefix(while: holds)
    lines = lines.dropFirst(taken.count)
    return Array(taken)
  }

  // MARK: Words

  /// Code, bold words and links; everything else is printed as it stands.
  static func inline(_ text: String) -> String {
    var (out, plain, rest) = ("", "", text[...])
    func flush() {
      out += HTMLEscape.words(plain)
      plain = ""
    }
    while let first = rest.first {
      if let (html, length) = special(rest) {
        flush()
        out += html
        rest = rest.dropFirst(length)
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    flush()
    return out
  }

  /// What begins here and is more than a sign, with its length.
  private static func special(_ rest: Substring) -> (String, Int)? {
    if rest.hasPrefix("`"), let inside = between(rest, "`", "`") {
      return ("<code>\(HTMLEscape.words(inside))</code>", inside.count + 2)
    }
    if rest.hasPrefix("**"), let inside = between(rest, "**", "**") { return ("<b>\(inline(inside))</b>", inside.count + 4) }
    if rest.hasPrefix("<http"), let inside = between(rest, "<", ">") { return (HTMLEscape.words(inside), inside.count + 2) }
    guard rest.hasPrefix("["), let words = between(rest, "[", "]"), let target = between(rest.dropFirst(words.count + 2), "(", ")") else {
      return nil
    }
    let length = words.count + target.count + 4
    guard let href = address(of: target) else { return (inline(words), length) }
    return ("<a href=\"\(HTMLEscape.attribute(href))\">\(inline(words))</a>", length)
  }

  private static func between(_ text: Substring, _ open: String, _ close: String) -> String? {
    guard text.hasPrefix(open) else { return nil }
    let inside = text.dropFirst(open.count)
    return inside.firstRange(of: close).map { String(inside[..<$0.lowerBound]) }
  }

  /// Chapters and the catalogue of rules stand on this site; what leads elsewhere is words only.
  private static func address(of target: String) -> String? {
    if target == "../RULES.md" { return Address.rules }
    guard target.hasSuffix(".md"), !target.contains("/") else { return nil }
    let name = String(target.dropLast(3))
    return name == "README" ? Address.help : Address.help(name)
  }
}
