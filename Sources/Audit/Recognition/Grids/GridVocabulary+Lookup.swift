import HengDomain
import HengValues

extension GridVocabulary {
  /// The longest label; longer texts are no labels.
  private static let longest = 24

  /// The column that a header cell names, cut words and month ranges included.
  static func column(_ text: GridText) -> GridColumn? {
    let word = text.label
    guard !word.isEmpty, word.utf8.count <= longest * 3 else { return nil }
    if let column = columns[word] { return column }
    if word.holds("月") || word.hasHead("上半年") || word.hasHead("截至") || word.hasHead("截止") {
      if word.hasTail("执行数") || word.hasTail("支出数") { return .outturn }
      if word.hasTail("执行率") { return .rate }
      if ["完成情况", "执行情况", "完成值", "实际值"].contains(where: word.hasTail) { return .valueToDate }
    }
    return cutColumns[word]
  }

  static func field(_ text: GridText) -> GridField? {
    guard text.label.utf8.count <= longest * 3 else { return nil }
    if let field = fields[text.label] { return field }
    // 项目(资金)名称 loses its tail with the brackets.
    let isPlain = !text.compact.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ":") }
    return (isPlain ? nil : fields[text.compact.filter { $0 != "(" && $0 != ")" && $0 != ":" }]) ?? cutFields[text.label]
  }

  static func fund(_ text: GridText) -> FundRow.Kind? { funds[text.label] }

  static func level1(_ text: GridText) -> IndicatorLevel1? {
    let word = levelWord(text)
    return level1[word] ?? cutLevel1[word]
  }

  static func level2(_ text: GridText) -> IndicatorLevel2? {
    let word = levelWord(text)
    return level2[word] ?? cutLevel2[word]
  }

  static func isLevel(_ text: GridText) -> Bool { level1(text) != nil || level2(text) != nil }

  /// The words of a form that are no value: what stands beside or below a label is looked for past them.
  static func isLabel(_ text: GridText) -> Bool { field(text) != nil || fund(text) != nil || columns[text.label] != nil }

  static func isGroup(_ text: GridText) -> Bool { text.label == "绩效指标" || text.label == "年度绩效指标" || text.label == "名称" }

  /// A level's label without the code of a score table: `B1 数量指标`, `B 产出`.
  private static func levelWord(_ text: GridText) -> String {
    var word = text.label[...]
    if let first = word.unicodeScalars.first, ("A"..."Z").contains(first) {
      word = word.dropFirst()
      while let digit = word.unicodeScalars.first, ("0"..."9").contains(digit) { word = word.dropFirst() }
    }
    return String(word)
  }

  private static let cutColumns = cut(columns)
  private static let cutFields = cut(fields)
  private static let cutLevel1 = cut(level1)
  private static let cutLevel2 = cut(level2)

  /// Labels that lost their last one or two characters, as `一级指`; three are left at least, and no two labels share them.
  private static func cut<Value: Equatable>(_ table: [String: Value]) -> [String: Value] {
    var short: [String: Value?] = [:]
    for (word, value) in table {
      for lost in 1...2 where word.count - lost >= 3 {
        let rest = String(word.dropLast(lost))
        if let known = short[rest], known != value { short[rest] = .some(nil) } else { short[rest] = value }
      }
    }
    return short.compactMapValues { $0 }
  }
}

extension IndicatorLevel2 {
  /// The first level under which a second level stands on its own.
  var usualLevel1: IndicatorLevel1 {
    switch self {
    case .quantity, .quality, .timeliness, .cost: .output
    case .economic, .social, .ecological, .sustainability: .outcome
    case .satisfaction: .satisfaction
    }
  }
}
