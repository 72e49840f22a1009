/// The names of a classification's headings through the years (科目名称表), handed in as data.
///
/// The Ministry reissues the headings every year; names change (`文化体育与传媒支出` became `文化旅游体育与传媒支出`), headings
/// come and go. A name is asked for in a year; `years(of:named:)` tells a stale name from an invented one.
package struct ClassificationNames<Code: ClassificationCode>: Sendable {
  package struct Entry: Hashable, Sendable, Codable {
    package var code: Code
    package var name: String
    package var firstYear: FiscalYear
    /// nil while still in force.
    package var lastYear: FiscalYear?

    package init(code: Code, name: String, firstYear: FiscalYear, lastYear: FiscalYear? = nil) {
      self.code = code
      self.name = name
      self.firstYear = firstYear
      self.lastYear = lastYear
    }

    package func isInForce(in year: FiscalYear) -> Bool { firstYear <= year && year <= lastYear ?? year }
  }

  private let entries: [Code: [Entry]]
  private let codesByName: [String: Set<Code>]

  /// Refuses an empty name, a span that ends before it begins, and two names of one heading in one year.
  package init(_ list: [Entry]) throws(ValueError) {
    var entries: [Code: [Entry]] = [:]
    var codesByName: [String: Set<Code>] = [:]
    for entry in list {
      func refusal(_ reason: String) -> ValueError {
        ValueError(what: "科目名称表", text: "\(entry.code) \(entry.name)", reason: reason, remedy: "请对照当年的政府收支分类科目更正")
      }
      if Self.folded(entry.name).isEmpty { throw refusal("名称为空") }
      if let last = entry.lastYear, last < entry.firstYear { throw refusal("止年早于起年") }
      for other in entries[entry.code] ?? []
      where other.isInForce(in: entry.firstYear) || entry.isInForce(in: other.firstYear) {
        throw refusal("与“\(other.name)”的年份重叠")
      }
      entries[entry.code, default: []].append(entry)
      codesByName[Self.folded(entry.name), default: []].insert(entry.code)
    }
    self.entries = entries.mapValues { $0.sorted { $0.firstYear < $1.firstYear } }
    self.codesByName = codesByName
  }

  private init(entries: [Code: [Entry]]) {
    self.entries = entries
    var codesByName: [String: Set<Code>] = [:]
    for entry in entries.values.joined() { codesByName[Self.folded(entry.name), default: []].insert(entry.code) }
    self.codesByName = codesByName
  }

  /// The same names with those of one year replaced (换用一年的科目); other years keep theirs.
  ///
  /// - Parameter isReplaced: a heading for which it is false keeps its name in the year as well, such as one of another book.
  package func replacing(_ year: FiscalYear, with names: [Code: String], where isReplaced: (Code) -> Bool = { _ in true }) -> Self {
    var entries = entries
    for (code, own) in entries where isReplaced(code) {
      entries[code] = own.flatMap { entry -> [Entry] in
        guard entry.isInForce(in: year) else { return [entry] }
        var (before, after) = (entry, entry)
        before.lastYear = year.previous
        if let next = year.next { after.firstYear = next }
        return (entry.firstYear < year ? [before] : []) + (entry.lastYear.map { year < $0 } ?? (year.next != nil) ? [after] : [])
      }
    }
    for (code, name) in names where isReplaced(code) {
      entries[code, default: []].append(Entry(code: code, name: name, firstYear: year, lastYear: year))
    }
    return Self(entries: entries.filter { !$0.value.isEmpty }.mapValues { $0.sorted { $0.firstYear < $1.firstYear } })
  }

  /// All headings in force in a year, by code.
  package func names(in year: FiscalYear) -> [Code: String] {
    entries.compactMapValues { $0.first { $0.isInForce(in: year) }?.name }
  }

  /// The heading's name in a year; nil when the year has no such heading.
  package func name(of code: Code, in year: FiscalYear) -> String? {
    entries[code]?.first { $0.isInForce(in: year) }?.name
  }

  /// Names from 类 down: `["农林水支出", "巩固脱贫攻坚成果衔接乡村振兴", "生产发展"]`; nil when one is missing.
  package func path(of code: Code, in year: FiscalYear) -> [String]? {
    var names: [String] = []
    for step in code.lineage {
      guard let name = name(of: step, in: year) else { return nil }
      names.append(name)
    }
    return names
  }

  /// Headings of a name in a year, in order; blanks and full-width signs do not matter. 行政运行 stands under many 款.
  package func codes(named name: String, in year: FiscalYear) -> [Code] {
    let folded = Self.folded(name)
    return (codesByName[folded] ?? []).filter { code in self.name(of: code, in: year).map(Self.folded) == folded }.sorted()
  }

  /// The entries under which the heading bore the name, oldest first; empty for a name it never had.
  package func entries(of code: Code, named name: String) -> [Entry] {
    let folded = Self.folded(name)
    return (entries[code] ?? []).filter { Self.folded($0.name) == folded }
  }

  /// Headings directly below, in order.
  package func children(of code: Code?, in year: FiscalYear) -> [Code] {
    entries.keys.filter { $0.parent == code && name(of: $0, in: year) != nil }.sorted()
  }

  private static func folded(_ name: String) -> String { FoldedText(name).text }
}
