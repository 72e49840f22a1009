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
    let text = Array(clause.utf8)
    var found: [StatedQuantity] = []
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, text[index].isDigit || parts(text[index]) && index + 1 < text.count && text[index + 1].isDigit {
        index += 1
      }
      guard let (unit, length) = unit(behind: index - start, at: text[index...]) else { continue }
      let digits = words(text[start..<index]), lead = words(text[..<start]), rest = words(text[(index + length)...])
      let before = bounds.first { lead.hasTail($0.words) }
      let behind = before == nil ? boundsBehind.first { rest.hasHead($0.words) } : nil
      let value = IndicatorValue(parsing: (before?.sign ?? behind?.sign ?? "") + digits + unit)
      let printed = (before?.words ?? "") + digits + unit + (behind?.words ?? "")
      if value.magnitude != nil { found.append(StatedQuantity(value: value, text: printed, clause: clause, lead: lead)) }
      index += length
    }
    return found
  }

  private static func parts(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }

  private static func words(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private static let (yuan, year) = (Array("元".utf8), Array("年".utf8))
  private static let scales = ["万", "亿"].map { (words: $0, bytes: Array($0.utf8)) }

  /// The unit behind so many digits, with the bytes that it takes: `万元/人`, `%`, `平方米`.
  private static func unit(behind digits: Int, at rest: ArraySlice<UInt8>) -> (unit: String, length: Int)? {
    if digits == 4, rest.starts(with: year) { return nil }
    if rest.first == UInt8(ascii: "%") { return ("%", 1) }
    var unit = ""
    var text = rest
    if let scale = scales.first(where: { rest.starts(with: $0.bytes) }) {
      unit = scale.words
      text = text.dropFirst(scale.bytes.count)
    }
    guard text.starts(with: yuan) else {
      return MeasureUnit.leading(text).map { (unit + $0.unit.rawValue, text.startIndex - rest.startIndex + $0.length) }
    }
    unit += "元"
    text = text.dropFirst(yuan.count)
    while text.first == UInt8(ascii: "/"), let (per, length) = MeasureUnit.leading(text.dropFirst()) {
      unit += "/" + per.rawValue
      text = text.dropFirst(1 + length)
    }
    return (unit, text.startIndex - rest.startIndex)
  }
}

/// Running text cut at its stops and list numbers (分句): `1.保证运转；2.…`.
struct Clauses {
  let list: [String]

  init(_ text: String) {
    let compact = text.halfWidth.withoutSpaces
    let bytes = Array((compact.holds("百分之百") ? compact.replacing("百分之百", with: "100%") : compact).utf8)
    var list: [String] = []
    var start = 0
    func close(_ end: Int) { if end > start { list.append(String(decoding: bytes[start..<end], as: UTF8.self)) } }
    var index = 0
    while index < bytes.count {
      if let width = Self.mark(bytes, index) {
        close(index)
        index += width
        start = index
      } else if Self.isListNumber(bytes, index) {
        close(index)
        index += bytes[index + 1] < 0x80 ? 2 : 4
        start = index
      } else {
        index += 1
      }
    }
    close(bytes.count)
    self.list = list
  }

  /// The bytes of a stop that parts clauses; `1,500` keeps its comma.
  private static func mark(_ bytes: [UInt8], _ index: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: ","): isDigit(bytes, index - 1) && isDigit(bytes, index + 1) ? nil : 1
    case UInt8(ascii: ";"), UInt8(ascii: ":"): 1
    case 0xE3: index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x82 ? 3 : nil
    default: nil
    }
  }

  private static func isDigit(_ bytes: [UInt8], _ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index].isDigit }

  /// `1.`, `2、`, `3)`: a single digit that is no part of a number.
  private static func isListNumber(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard bytes[index].isDigit, !isDigit(bytes, index - 1), index + 1 < bytes.count, index == 0 || bytes[index - 1] != UInt8(ascii: ".")
    else {
      return false
    }
    switch bytes[index + 1] {
    case UInt8(ascii: "."), UInt8(ascii: ")"): return !isDigit(bytes, index + 2)
    case 0xE3: return index + 3 < bytes.count && bytes[index + 2] == 0x80 && bytes[index + 3] == 0x81 && !isDigit(bytes, index + 4)
    default: return false
    }
  }
}
