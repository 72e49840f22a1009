import HengDocuments
import HengValues

/// The forms of a text without delimiters, each cut out with its title, head and table (无分隔符表).
struct UnruledSheet {
  enum Family { case monitoring, target }

  var family: Family
  var file: String
  var text: UnruledText
  /// The title on one line.
  var title: String
  /// Fragments between the title and the first label.
  var caption: Range<Int>
  var fields: [UnruledField]
  /// Nil where the paper ends before the indicators.
  var header: UnruledHeader?
  var titleRange: Range<Int>

  /// The place from the title to the last fragment used.
  func place(through end: Int) -> Place {
    let last = max(titleRange.lowerBound, min(end, text.fragments.count) - 1)
    var whole = text.place(titleRange.lowerBound).union(text.place(last))
    if whole.line != nil, whole.endLine == nil { whole.endLine = whole.line }
    return whole
  }

  func citation(_ range: Range<Int>) -> Citation { text.citation(Array(range), file: file) }
  func citation(_ field: UnruledField) -> Citation {
    citation(field.label.lowerBound..<max(field.label.upperBound, field.value.upperBound))
  }

  /// The words of a field; empty where the form leaves it empty.
  func words(_ name: UnruledForm.Label) -> String { fields[name].map { text.words($0.value) } ?? "" }
}

enum UnruledSheets {
  private static let titles: [(words: String, family: UnruledSheet.Family)] = [
    ("绩效运行监控表", .monitoring), ("绩效监控表", .monitoring), ("绩效目标表", .target), ("绩效目标申报表", .target),
  ]

  /// Titles count where the form's own labels follow.
  static func find(_ paper: Paper, file: String, _ family: UnruledSheet.Family) -> [UnruledSheet] {
    let lines = UnruledTitles(paper)
    var found: [(title: ClosedRange<Int>, words: String, family: UnruledSheet.Family)] = []
    for (words, family) in titles {
      found += lines.occurrences(words).map { (lines.title($0), words, family) }
    }
    guard found.contains(where: { $0.family == family }) else { return [] }
    let names = lines.occurrences("项目名称").map(\.lowerBound)
    found = found.withinBudget.filter { form in names.contains { $0 > form.title.upperBound - 1 && $0 <= form.title.upperBound + 15 } }
      .sorted { $0.title.lowerBound < $1.title.lowerBound }
    return found.indices.withinBudget.compactMap { index in
      let next = index + 1 < found.count ? found[index + 1].title.lowerBound : lines.lines.count
      let start = found[index].title.lowerBound
      guard found[index].family == family, start < next else { return nil }
      return sheet(
        Array(lines.lines[start..<next]), title: found[index].title.count, words: found[index].words, found[index].family, file: file)
    }
  }

  private static func sheet(
    _ lines: [PaperLine], title titleLines: Int, words: String, _ family: UnruledSheet.Family, file: String
  ) -> UnruledSheet? {
    let text = UnruledText(lines)
    let titleEnd = text.fragments.firstIndex { $0.line >= titleLines } ?? text.fragments.count
    guard titleEnd > 0 else { return nil }
    let header = text.firstHeader(titleEnd..<text.fragments.count)
    let head = titleEnd..<(header?.range.lowerBound ?? text.fragments.count)
    let fields = text.fields(head, labels: Set(labels(family)))
    guard fields[.name] != nil else { return nil }
    return UnruledSheet(
      family: family, file: file, text: text, title: text.title(0..<titleEnd, words),
      caption: 0..<(fields.first?.label.lowerBound ?? titleEnd),
      fields: fields, header: header, titleRange: 0..<titleEnd)
  }

  private static func labels(_ family: UnruledSheet.Family) -> [UnruledForm.Label] {
    let common: [UnruledForm.Label] = [.name, .department, .departmentAndCode, .unit, .total, .fiscal, .other, .objective, .indicators]
    switch family {
    case .monitoring: return common + [.manager, .fundState, .category, .initialBudget, .outturn, .rate]
    case .target:
      return common + [
        .code, .scale, .budget, .fiscalFunds, .plan, .march, .june, .october, .december, .target, .nature, .duration, .projectFunds,
      ]
    }
  }
}

extension UnruledText {
  /// A title up to its last word; what stands behind, as the year in brackets, is not part of it.
  fileprivate func title(_ range: Range<Int>, _ words: String) -> String {
    var title = words
    let whole = self.words(range)
    // Positions are compared in scalars: the words may be broken by blanks only where a line was wrapped.
    if let end = whole.range(ending: words) { title = end } else { title = whole }
    return title
  }
}

extension String {
  /// The string up to the end of the first occurrence of a word.
  fileprivate func range(ending word: String) -> String? {
    let signs = Array(unicodeScalars), needle = Array(word.unicodeScalars)
    guard signs.count >= needle.count else { return nil }
    for start in 0...(signs.count - needle.count) where signs[start..<(start + needle.count)].elementsEqual(needle) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: signs[..<(start + needle.count)])
      return String(view)
    }
    return nil
  }
}
