extension IndicatorValue {
  /// Reads a cell; `name` is the indicator's name, so that a cell which merely repeats it is recognised.
  package init(parsing text: String, name: String = "") {
    let compact = text.halfWidth.withoutSpaces
    self.init(printed: text, form: Self.form(of: compact, name: name.halfWidth.withoutSpaces))
  }

  private static func form(of compact: String, name: String) -> Form {
    if compact.isEmpty { return .empty }
    if compact == name { return .tautology(compact) }
    var text = CellScanner(compact)
    if text.take("是/否") {
      if text.isAtEnd { return .placeholder("") }
      if text.peek == UInt8(ascii: "?") { return .placeholder(text.rest) }
      return .unrecognised(compact)
    }
    if text.peek.map({ (0x30...0x39).contains($0) }) ?? false {
      let found = deadline(text) ?? isoDate(text) ?? monthRange(text) ?? ValueRange(parsing: text).map(Form.range)
      if let found { return found }
    }
    return measured(text) ?? boundedBehind(compact) ?? words(compact) ?? .unrecognised(compact)
  }

  /// `2023-12-31`, `2023/12/31`, `2023.12.31`.
  private static func isoDate(_ compact: CellScanner) -> Form? {
    let signs: [StaticString] = ["-", "/", "."]
    for sign in signs {
      var text = compact
      guard let year = text.integer(digits: 4...4, followedBy: sign), let month = text.integer(digits: 1...2, followedBy: sign),
        let day = text.integer(digits: 1...2)
      else { continue }
      let isBefore = text.take("之前") || text.take("以前") || text.take("前")
      let deadline = Deadline(year: year, month: month, day: day, isBefore: isBefore)
      return text.isAtEnd && deadline.exists ? .deadline(deadline) : nil
    }
    return yearAndMonth(compact)
  }

  /// `2023.12`: a month, not a decimal.
  private static func yearAndMonth(_ compact: CellScanner) -> Form? {
    var text = compact
    guard let year = text.integer(digits: 4...4, followedBy: "."), let month = text.integer(digits: 2...2) else { return nil }
    let deadline = Deadline(year: year, month: month)
    return text.isAtEnd && deadline.exists ? .deadline(deadline) : nil
  }

  /// A bound behind the figure: `95%以上`, `5万元以下`.
  private static func boundedBehind(_ compact: String) -> Form? {
    for (words, sign) in [("及以上", "≥"), ("以上", "≥"), ("及以下", "≤"), ("以下", "≤"), ("以内", "≤"), ("之内", "≤")] where compact.hasTail(words) {
      let figure = String(compact.dropLast(words.count))
      var text = CellScanner(figure)
      return text.comparator() == .none ? measured(CellScanner(sign + figure)) : nil
    }
    return nil
  }

  private static func deadline(_ compact: CellScanner) -> Form? {
    var text = compact
    var deadline = Deadline(year: nil, month: nil)
    deadline.year = text.integer(digits: 4...4, followedBy: "年")
    if deadline.year != nil, text.take("度") { return text.isAtEnd && deadline.exists ? .deadline(deadline) : nil }
    deadline.month = text.integer(digits: 1...2, followedBy: "月")
    if deadline.month != nil { deadline.day = text.integer(digits: 1...2, followedBy: "日") }
    guard deadline.exists else { return nil }
    if deadline.day == nil {
      deadline.ending = Deadline.Ending.allCases.first { !$0.rawValue.isEmpty && text.take(word: $0.rawValue) } ?? .none
    }
    if text.take("之前") || text.take("以前") || text.take("前") { deadline.isBefore = true }
    return text.isAtEnd ? .deadline(deadline) : nil
  }

  private static func monthRange(_ compact: CellScanner) -> Form? {
    var text = compact
    guard let first = text.integer(digits: 1...2), text.dash(), let last = text.integer(digits: 1...2), text.take("月"),
      text.isAtEnd, Deadline(year: nil, month: first).exists, Deadline(year: nil, month: last).exists
    else { return nil }
    return .monthRange(first: first, last: last)
  }

  /// Comparator, number, and what the number counts.
  private static func measured(_ compact: CellScanner) -> Form? {
    var text = compact
    let comparator = text.comparator()
    guard let number = text.number() else { return nil }
    if text.isAtEnd { return .number(comparator, number) }
    if let signs = text.percentSigns() { return .percent(comparator, number, signs: signs) }
    let scale = text.scale()
    if text.take("元") {
      return text.perUnits().map { .money(comparator, number, scale, hasYuan: true, per: $0) }
    }
    if scale != .one, text.peek == UInt8(ascii: "/") {
      return text.perUnits().map { .money(comparator, number, scale, hasYuan: false, per: $0) }
    }
    guard let unit = text.unit(), text.isAtEnd else { return nil }
    return scale == .one && unit.isDuration ? .duration(comparator, number, unit) : .count(comparator, number, scale, unit)
  }

  private static func words(_ compact: String) -> Form? {
    if compact == "银行基准利率" || compact == "LPR" || (compact.hasHead("LPR(") && compact.hasTail(")")) {
      return .referenceRate(compact)
    }
    if ["是", "否", "有", "无"].contains(compact) { return .boolean(compact) }
    return LevelWords.contains(compact) ? .level(compact) : nil
  }
}

/// The words with which forms grade what cannot be counted (定性词).
package enum LevelWords {
  private static let degrees = ["", "明显", "显著", "有效", "持续", "不断", "可持续", "长期", "效果", "符合", "基本", "全面", "稳步", "较好", "逐步"]
  private static let changes: Set<String> = [
    "带动", "提升", "提高", "解决", "发挥", "发展", "增加", "改变", "改善", "增强", "明显", "保持", "规定", "长期", "及时", "按时",
    "合格", "良好", "优秀", "达标", "完成", "达到", "要求", "稳定", "促进", "巩固", "较好", "显著", "满意", "增收",
  ]
  private static let phrases: Set<String> = ["达成预期指标", "部分达成预期指标并具有一定效果", "部分达成预期指标", "未达成预期指标且效果较差", "未达成预期指标", "未完成"]

  private static let heads = Set((degrees.dropFirst() + changes + phrases).compactMap(\.unicodeScalars.first))

  /// Whether any of the words begins with this sign: a quick look for readers of long texts.
  package static func mayBegin(with sign: Unicode.Scalar) -> Bool { heads.contains(sign) }

  private static let longest = 48
  private static let all = Set((phrases + degrees.flatMap { degree in changes.map { degree + $0 } }).map { Array($0.utf8) })

  package static func contains(_ word: String) -> Bool { word.utf8.count <= longest && all.contains(Array(word.utf8)) }
}
