import HengValues

/// A quantity that running text states (文字中的数量): `发放小额信贷5000万元`, `5万元以下`, `满意度百分之百`.
struct StatedQuantity {
  let value: IndicatorValue
  /// As it is written, with the words that bound it: `5万元以下`.
  let text: String
  /// The clause around it, without blanks.
  let clause: String
  /// What stands before it in the clause.
  let lead: String

  /// Every quantity of a text, clause by clause; numbers without a unit, years and numbers of documents are none.
  static func all(in text: String) -> [StatedQuantity] { Clauses(text).list.flatMap(quantities) }

  private static let bounds: [(words: String, sign: String)] = [
    ("不低于", "≥"), ("不少于", "≥"), ("至少", "≥"), ("不超过", "≤"), ("不高于", "≤"), ("≥", "≥"), ("≤", "≤"), ("约", "约"),
  ]
  private static let boundsBehind: [(words: String, sign: String)] = [
    ("及以上", "≥"), ("以上", "≥"), ("及以下", "≤"), ("以下", "≤"), ("以内", "≤"),
  ]

  private static func quantities(in clause: String) -> [StatedQuantity] {
    let text = Array(clause)
    var found: [StatedQuantity] = []
    var index = 0
    while index < text.count {
      guard isDigit(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.count,
        isDigit(text[index]) || ((text[index] == "." || text[index] == ",") && index + 1 < text.count && isDigit(text[index + 1]))
      {
        index += 1
      }
      let digits = String(text[start..<index])
      guard let unit = unit(behind: digits, at: text[index...]) else { continue }
      let lead = String(text[..<start]), rest = String(text[(index + unit.count)...])
      let before = bounds.first { lead.hasSuffix($0.words) }
      let behind = before == nil ? boundsBehind.first { rest.hasPrefix($0.words) } : nil
      let value = IndicatorValue(parsing: (before?.sign ?? behind?.sign ?? "") + digits + unit)
      let printed = (before?.words ?? "") + digits + unit + (behind?.words ?? "")
      if value.magnitude != nil { found.append(StatedQuantity(value: value, text: printed, clause: clause, lead: lead)) }
      index += unit.count
    }
    return found
  }

  /// The unit behind digits: `万元/人`, `%`, `平方米`.
  private static func unit(behind digits: String, at rest: ArraySlice<Character>) -> String? {
    var text = String(rest)
    if digits.count == 4, text.hasPrefix("年") { return nil }
    if text.hasPrefix("%") { return "%" }
    var unit = ""
    if let scale = text.first, "万亿".contains(scale) { unit.append(text.removeFirst()) }
    if text.hasPrefix("元") {
      unit.append(text.removeFirst())
      while text.hasPrefix("/"), let (per, more) = MeasureUnit.leading(text.dropFirst()) {
        unit += "/" + per.rawValue
        text = String(more)
      }
      return unit
    }
    return MeasureUnit.leading(text[...]).map { unit + $0.unit.rawValue }
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}

/// Running text cut at its stops and list numbers (分句): `1.保证运转；2.…`.
struct Clauses {
  let list: [String]
  private static let marks = Array("，,。;；:：".unicodeScalars)

  init(_ text: String) {
    let compact = Array(text.halfWidth.withoutSpaces.replacing("百分之百", with: "100%").unicodeScalars)
    var list: [String] = [], clause = ""
    func close() {
      if !clause.isEmpty { list.append(clause) }
      clause = ""
    }
    var index = 0
    while index < compact.count {
      let character = compact[index]
      if Self.marks.contains(character), !Self.isInsideNumber(compact, index) {
        close()
      } else if let end = Self.listNumber(compact, index) {
        close()
        index = end
      } else {
        clause.unicodeScalars.append(character)
      }
      index += 1
    }
    close()
    self.list = list
  }

  private static func isDigit(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    text.indices.contains(index) && ("0"..."9").contains(text[index])
  }

  /// `1,500` keeps its comma.
  private static func isInsideNumber(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    text[index] == "," && isDigit(text, index - 1) && isDigit(text, index + 1)
  }

  /// The last character of a list number that begins here: `1.`, `2、`, `3)`.
  private static func listNumber(_ text: [Unicode.Scalar], _ index: Int) -> Int? {
    guard isDigit(text, index), !isDigit(text, index - 1), !isDigit(text, index + 1), text.indices.contains(index + 1),
      ".、)".unicodeScalars.contains(text[index + 1]), !isDigit(text, index + 2), index == 0 || text[index - 1] != "."
    else { return nil }
    return index + 1
  }
}
