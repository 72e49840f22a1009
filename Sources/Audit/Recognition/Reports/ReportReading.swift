import HengDocuments
import HengRules
import HengValues

/// An evaluation report in the outline of a paper (评价报告): its title and its items.
struct ReportReading {
  var project: String
  var unit: String
  /// The lines of the title.
  var title: Finding.Side
  /// Items of the outline, title included.
  var items: Range<Int>
  var place: Place
  /// An earlier report of the same paper that this one repeats.
  var repeats: Int?

  /// All reports of a paper in order.
  static func all(in outline: TextFlow) -> [ReportReading] {
    let items = outline.items
    let titles = items.indices.compactMap { end in titleStart(endingAt: end, items).map { ($0, end) } }
    var reports = titles.enumerated().map { order, title in
      let limit = order + 1 < titles.count ? titles[order + 1].0 : items.count
      return reading(title.0, title.1, end(after: title.1, limit: limit, items), items)
    }
    markRepetitions(&reports, items)
    return reports
  }

  /// The first item of a title whose last item is this; nil where no title ends here.
  private static func titleStart(endingAt end: Int, _ items: [TextFlow.Item]) -> Int? {
    guard case .paragraph(let last) = items[end], last.isTitleLine, last.endsReportTitle else { return nil }
    let next = items[(end + 1)...].prefix(6).lazy.compactMap { item -> TextFlow.Heading? in
      if case .heading(let heading) = item { heading } else { nil }
    }.first
    guard let next, next.level == 1, next.number == 1 else { return nil }
    var start = end
    while start > 0, end - start < 3, case .paragraph(let line) = items[start - 1], line.isTitleLine, !line.endsReportTitle { start -= 1 }
    return start
  }

  /// Where the report ends: the next title, a form, or the next part of the paper.
  private static func end(after title: Int, limit: Int, _ items: [TextFlow.Item]) -> Int {
    for index in title + 1..<limit {
      switch items[index] {
      case .heading(let heading) where heading.level == 0: return index
      case .paragraph(let line) where line.isFormTitle: return index
      default: continue
      }
    }
    return limit
  }

  private static func reading(_ start: Int, _ titleEnd: Int, _ end: Int, _ items: [TextFlow.Item]) -> ReportReading {
    let lines = items[start...titleEnd].compactMap { item -> PaperPassage? in if case .paragraph(let line) = item { line } else { nil } }
    let words = lines.map { $0.words(0..<$0.folded.count) }
    let whole = words.joined()
    let signed = signature(items[titleEnd..<end])
    let first = words.first ?? ""
    let unit = words.count > 1 && first.namesUnit ? first : signed.map { whole.hasHead($0) ? $0 : "" } ?? ""
    let places = lines.map(\.place)
    let place = places.dropFirst().reduce(places.first ?? Place()) { $0.union($1) }
    let last = items[start..<end].last { !$0.isTable }?.place ?? place
    let project = (whole.hasHead(unit) ? String(whole.dropFirst(unit.count)) : whole).withoutReportSuffix
    return ReportReading(
      project: project, unit: unit.isEmpty ? signed ?? "" : unit,
      title: Finding.Side(label: "评价报告", figure: project, place: place, quote: lines.map { $0.text.trimmedSpaces }.joined()),
      items: start..<end, place: place.union(last))
  }

  /// The unit above the date at the end.
  private static func signature(_ items: ArraySlice<TextFlow.Item>) -> String? {
    let lines = items.suffix(12).compactMap { item -> String? in
      if case .paragraph(let line) = item { line.words(0..<line.folded.count) } else { nil }
    }
    guard let date = lines.lastIndex(where: \.isDate), date > 0, lines[date - 1].namesUnit else { return nil }
    return lines[date - 1]
  }

  /// A report repeats an earlier one of the same name when most of its paragraphs are the same.
  private static func markRepetitions(_ reports: inout [ReportReading], _ items: [TextFlow.Item]) {
    var known: [String: [(index: Int, paragraphs: Set<[UInt8]>)]] = [:]
    for index in reports.indices {
      let paragraphs = Set(items[reports[index].items].compactMap(\.words))
      let key = reports[index].unit + "\u{1}" + reports[index].project
      let same = known[key]?.first { $0.paragraphs.intersection(paragraphs).count * 5 >= paragraphs.count * 4 }
      reports[index].repeats = same?.index
      if same == nil { known[key, default: []].append((index, paragraphs)) }
    }
  }
}

extension TextFlow.Item {
  var isTable: Bool { if case .table = self { true } else { false } }

  var place: Place {
    switch self {
    case .heading(let heading): heading.line.place
    case .paragraph(let passage): passage.place
    case .table(let table): table.place
    }
  }

  /// The folded words of a line of text.
  var words: [UInt8]? {
    switch self {
    case .heading(let heading): heading.line.folded
    case .paragraph(let passage): passage.folded
    case .table: nil
    }
  }
}

extension PaperPassage {
  /// Short, without the signs of a sentence, not a date and not the list of attachments.
  fileprivate var isTitleLine: Bool {
    guard folded.count <= 180, !isTableTitle, !folded.starts(with: "附件".utf8), folded.first != UInt8(ascii: "("), !isFormTitle else {
      return false
    }
    let signs: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":")]
    guard !folded.contains(where: signs.contains), !contains("。"), !contains("《"), !contains("…"), !contains("详见") else { return false }
    return !words(0..<folded.count).isDate
  }

  fileprivate var endsReportTitle: Bool {
    ["绩效评价报告", "绩效自评报告", "绩效评估报告", "绩效自评价报告", "自评报告"].contains { folded.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// `项目支出绩效自评表`, and its first half on a page of its own.
  fileprivate var isFormTitle: Bool {
    guard folded.count < 90, !folded.starts(with: "附件".utf8) else { return false }
    var name = folded[...]
    if name.last == UInt8(ascii: ")"), let open = name.lastIndex(of: UInt8(ascii: "(")) { name = name[..<open] }
    return name.elementsEqual("项目支出绩效".utf8) || FormTitles.ends.contains { name.suffix($0.count).elementsEqual($0) }
  }
}

/// The last words of the titles of forms.
private enum FormTitles {
  static let ends = ["绩效自评表", "绩效目标表", "目标申报表", "绩效评价表", "运行监控表"].map { Array($0.utf8) }
}

extension String {
  /// A body of administration by the end of its name.
  fileprivate var namesUnit: Bool {
    ["局", "委", "委员会", "办", "办公室", "中心", "厅", "院", "站", "政府", "所", "社", "会", "部"].contains(where: hasTail) && utf8.count <= 90
  }

  /// `2023年3月28日`, `二〇二三年三月`.
  fileprivate var isDate: Bool { utf8.count <= 45 && (hasTail("日") || hasTail("月")) && holds("年") }

  /// The project's name: without 支出绩效评价报告.
  fileprivate var withoutReportSuffix: String {
    for suffix in ["绩效评价报告", "绩效自评报告", "绩效评估报告", "绩效自评价报告", "自评报告"] where hasTail(suffix) {
      let name = String(dropLast(suffix.count))
      return name.hasTail("支出") ? String(name.dropLast(2)) : name
    }
    return self
  }
}
