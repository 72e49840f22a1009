import HengValues

/// An indicator's name without what forms put before it (三级指标名称).
struct GridName: Hashable, Sendable {
  /// On one line.
  var text: String
  /// `（≥**平方米）`: comparator and unit of the target, printed behind the name.
  var bound: (comparator: String, unit: String)?
  /// 其中: a part of the row above.
  var isPart = false
  /// `……`, or `指标1：` without a name.
  var isPlaceholder: Bool { GridText(text).isEllipsis || (text.isEmpty && hadMark) || isBareNumber }
  /// `指标1` on a row that the template left.
  private var isBareNumber: Bool { text.hasHead("指标") && text.dropFirst(2).allSatisfy { $0.isNumber || $0 == " " } }
  private var hadMark = false

  init(_ cell: GridText) {
    var words = cell.line.trimmedSpaces[...]
    var isGoing = true
    while isGoing {
      isGoing = false
      while let first = words.first, GridVocabulary.nameMarks.contains(first) {
        words = words.dropFirst()
        hadMark = true
      }
      if let rest = Self.afterNumber(words) ?? Self.afterPart(words) {
        if words.hasHead("其中") { isPart = true } else { hadMark = true }
        words = rest
        isGoing = true
      }
      words = words.drop { $0 == " " || $0 == "　" }
    }
    text = String(words)
    takeBound()
  }

  /// `指标1：`
  private static func afterNumber(_ words: Substring) -> Substring? {
    guard words.hasHead("指标") else { return nil }
    let digits = words.dropFirst(2).drop { $0 == " " }
    let rest = digits.drop { $0.isNumber }.drop { $0 == " " }
    guard rest.count < digits.count else { return nil }
    guard let mark = rest.first, ":：".contains(mark) else { return nil }
    return rest.dropFirst()
  }

  private static func afterPart(_ words: Substring) -> Substring? {
    guard words.hasHead("其中") else { return nil }
    let rest = words.dropFirst(2)
    guard let mark = rest.first, ":：".contains(mark) else { return nil }
    return rest.dropFirst()
  }

  private mutating func takeBound() {
    guard let close = text.last, ")）".contains(close), let open = text.lastIndex(where: { "(（".contains($0) }), open > text.startIndex
    else { return }
    var inside = text[text.index(after: open)...].dropLast()
    guard let comparator = inside.first, "≥≤＝=<>≧≦".contains(comparator) else { return }
    inside = inside.dropFirst().drop { $0 == "*" || $0 == "＊" || $0 == " " || $0 == "×" || $0 == "_" }
    guard inside.count <= 6, !inside.contains(where: \.isNumber) else { return }
    bound = (String(comparator), String(inside))
    text = String(text[..<open]).trimmedSpaces
  }

  static func == (left: GridName, right: GridName) -> Bool {
    left.text == right.text && left.bound?.comparator == right.bound?.comparator && left.bound?.unit == right.bound?.unit
  }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension GridText {
  /// A row below the indicators: notes, grades, who filled it in.
  var isClosing: Bool {
    let head = String(compact.prefix(12))
    return GridVocabulary.closings.contains { label == $0 || (head.hasHead($0) && head.holds(":")) }
      || GridVocabulary.selfGrades.contains(label) || GridVocabulary.reviewGrades.contains(label)
  }

  /// `……`: a line that the form leaves for more.
  var isEllipsis: Bool { !isEmpty && compact.unicodeScalars.allSatisfy { "….。·".unicodeScalars.contains($0) } }
}

extension GridIndicator {
  /// A value with the comparator and unit that stand in columns of their own, or in brackets behind the name.
  func value(_ column: GridColumn) -> IndicatorValue {
    let cell = reading[column]
    let value = IndicatorValue(parsing: cell.shown, name: name.text)
    guard case .number(let printed, _) = value.form, !cell.compact.hasTail("分") else { return value }
    var sign = ""
    if column == .target, printed == .none {
      sign = reading[.comparator].isEmpty ? name.bound?.comparator ?? "" : reading[.comparator].compact
    }
    let unit = reading[.measure].isEmpty ? name.bound?.unit ?? "" : reading[.measure].compact
    sign = ["大于等于": "≥", "小于等于": "≤", "等于": "=", "定性": ""][sign] ?? sign
    return sign.isEmpty && unit.isEmpty ? value : IndicatorValue(parsing: sign + cell.shown + unit, name: name.text)
  }
}
