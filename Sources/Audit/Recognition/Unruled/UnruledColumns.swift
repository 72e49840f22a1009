/// A column of an indicator table (指标表的列).
enum UnruledColumn: Int, CaseIterable, Hashable, Comparable {
  case level1, level2, name, definition, target, toDate, forecast, cause, likelihood, remedy, basis, remark

  static func < (left: UnruledColumn, right: UnruledColumn) -> Bool { left.rawValue < right.rawValue }

  var label: String {
    switch self {
    case .level1: "一级指标"
    case .level2: "二级指标"
    case .name: "三级指标"
    case .definition: "绩效指标描述"
    case .target: "年度指标值"
    case .toDate: "完成情况"
    case .forecast: "全年预计完成情况"
    case .cause: "偏差原因分析"
    case .likelihood: "完成目标可能性"
    case .remedy: "不能完成目标原因及整改措施"
    case .basis: "指标值确定依据"
    case .remark: "备注"
    }
  }

  /// Whether the column holds values that are measured.
  var isValue: Bool { self == .target || self == .toDate || self == .forecast }

  /// The header words of the column, longest first over all columns.
  static let vocabulary: [(column: UnruledColumn, signs: [UInt32])] = {
    let words: [(UnruledColumn, String)] = [
      (.level1, "一级指标"), (.level2, "二级指标"), (.name, "三级指标"), (.definition, "绩效指标描述"), (.definition, "指标解释"),
      (.target, "年度指标值"), (.target, "指标值"), (.target, "年度目标值"), (.forecast, "全年预计完成情况"), (.cause, "偏差原因分析"),
      (.likelihood, "完成目标可能性"), (.remedy, "不能完成目标原因及整改措施"), (.basis, "指标值确定依据"), (.remark, "备注"),
    ]
    return words.map { (column: $0.0, signs: $0.1.halfWidthSigns) }.sorted { $0.signs.count > $1.signs.count }
  }()

  static let done: [UInt32] = "完成情况".halfWidthSigns
}

/// The header of an indicator table: the columns that exist, in printed order.
struct UnruledHeader: Hashable {
  var columns: [UnruledColumn]
  /// The fragments of each header word.
  var words: [UnruledColumn: Range<Int>] = [:]
  var range: Range<Int>
  /// `1-7月` of `1-7月完成情况`.
  var months: String
}

extension UnruledText {
  /// The header that begins with 一级指标 at a fragment.
  func header(at start: Int, before end: Int) -> UnruledHeader? {
    guard fragments[start].isLineStart,
      fragments[start].signs.first == UnruledColumn.vocabulary.first(where: { $0.column == .level1 })?.signs[0]
    else { return nil }
    var header = UnruledHeader(columns: [], range: start..<start, months: "")
    var index = start
    while index < end, let (column, found) = headerWord(at: index, header.columns) {
      header.columns.append(column)
      header.words[column] = index..<min(found.end, end)
      if column == .toDate { header.months = found.bracket }
      index = min(found.end, end)
    }
    header.range = start..<index
    return header.columns.starts(with: [.level1, .level2, .name]) && header.columns.contains(.target) ? header : nil
  }

  /// The first header in a range.
  func firstHeader(_ range: Range<Int>) -> UnruledHeader? {
    for index in range { if let found = header(at: index, before: range.upperBound) { return found } }
    return nil
  }

  private func headerWord(at index: Int, _ seen: [UnruledColumn]) -> (UnruledColumn, UnruledLabel)? {
    for (column, signs) in UnruledColumn.vocabulary where !seen.contains(column) {
      if let found = label(signs, at: index, shortest: column == .remedy ? 6 : nil) { return (column, found) }
    }
    if !seen.contains(.toDate), let found = months(before: UnruledColumn.done, at: index) { return (.toDate, found) }
    return nil
  }
}
