/// Names of worksheets (工作表名) that Excel accepts: at most 31 UTF-16 units, none of `[]:*?/\`, unlike each other.
struct WorksheetNames {
  private var taken: Set<String> = ["history"]  // reserved by Excel
  private static let limit = 31

  /// The next free name made from `wanted`; `表1` where nothing of it remains.
  mutating func next(_ wanted: String) -> String {
    var base = String(PrintableText.clean(wanted).map { "[]:*?/\\\n\t".contains($0) ? "_" : $0 })
    base = Self.trimmed(base)
    if base.isEmpty { base = "表\(taken.count)" }
    base = Self.cut(base, to: Self.limit)
    var name = base
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let suffix = "(\(number))"
      name = Self.cut(base, to: Self.limit - suffix.utf16.count) + suffix
      number += 1
    }
    return name
  }

  /// Without blanks at the ends and without apostrophes there, which Excel refuses.
  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first == "'" || first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last == "'" || last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    var rest = Substring(text)
    while rest.utf16.count > limit || rest.last == "'" { rest.removeLast() }
    return String(rest)
  }
}
