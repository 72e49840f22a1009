/// A measure word (计量单位). No unit converts into another: 人, 户 and 人次 count different things.
package enum MeasureUnit: String, CaseIterable, Hashable, Sendable, Codable {
  case personTime = "人次"
  case person = "人"
  case householdTime = "户次"
  case household = "户"
  case item = "个"
  case team = "队"
  case seat = "座"
  case head = "头"
  case animal = "只"
  case set = "套"
  case loan = "笔"
  case named = "名"
  case kilometre = "km"
  case kilometreChinese = "公里"
  case metre = "米"
  case squareMetre = "平方米"
  case cubicMetre = "立方米"
  case mu = "亩"
  case kilogram = "公斤"
  case ton = "吨"
  case plant = "株"
  case site = "处"
  case post = "岗"
  case village = "村"
  case family = "家"
  case workday = "工作日"
  case workdayCount = "个工作日"
  case day = "天"
  case monthCount = "个月"
  case schoolYear = "学年"
  case semester = "学期"
  case year = "年"
  case month = "月"
  case quarter = "季度"
  case batch = "批次"
  case session = "期"
  case time = "次"
  case vehicle = "辆"
  case machine = "台"
  case volume = "册"
  case copy = "份"
  case piece = "件"
  case entry = "条"
  case place = "项"

  /// Longest first, so that 人次 is tried before 人.
  package static let byLength = allCases.sorted {
    ($0.rawValue.count, $1.rawValue) > ($1.rawValue.count, $0.rawValue)
  }

  /// Whether the unit measures a length of time.
  package var isDuration: Bool {
    switch self {
    case .workday, .workdayCount, .day, .monthCount, .year: true
    default: false
    }
  }

  /// Other names and signs of the same units.
  private static let otherNames: [(String, MeasureUnit)] = [
    ("千米", .kilometreChinese), ("㎡", .squareMetre), ("m²", .squareMetre), ("m2", .squareMetre), ("m³", .cubicMetre), ("m3", .cubicMetre),
    ("千克", .kilogram), ("kg", .kilogram),
  ]

  /// Every spelling, in the order in which they are tried, by its first byte.
  private static let spellings: [[(bytes: [UInt8], unit: MeasureUnit)]] = {
    var spellings: [[(bytes: [UInt8], unit: MeasureUnit)]] = Array(repeating: [], count: 256)
    for (word, unit) in [("人/次", .personTime)] + otherNames + byLength.map({ ($0.rawValue, $0) }) {
      let bytes = Array(word.utf8)
      spellings[Int(bytes[0])].append((bytes, unit))
    }
    return spellings
  }()

  /// The unit at the start of `text`, with what follows it. `人/次` is read as 人次.
  package static func leading(_ text: Substring) -> (unit: MeasureUnit, rest: Substring)? {
    guard let (unit, length) = leading(Array(text.utf8.prefix(longest))[...]) else { return nil }
    return (unit, text[text.utf8.index(text.startIndex, offsetBy: length)...])
  }

  private static let longest = 24

  /// The same in bytes, with the length of the unit.
  package static func leading(_ bytes: ArraySlice<UInt8>) -> (unit: MeasureUnit, length: Int)? {
    guard let first = bytes.first else { return nil }
    return spellings[Int(first)].first { bytes.starts(with: $0.bytes) }.map { ($0.unit, $0.bytes.count) }
  }
}

/// A count with its measure word: `1.47万人` is 14,700 人.
package struct Quantity: Hashable, Sendable {
  package let value: ExactDecimal
  package let unit: MeasureUnit

  package init(_ value: ExactDecimal, _ unit: MeasureUnit) {
    self.value = value
    self.unit = unit
  }

  package static func + (left: Quantity, right: Quantity) -> Quantity? {
    left.unit == right.unit ? Quantity(left.value + right.value, left.unit) : nil
  }

  /// `self ÷ other` for the same unit; nil otherwise or when `other` is zero.
  package func ratio(to other: Quantity) -> Ratio? {
    unit == other.unit ? value.ratio.divided(by: other.value.ratio) : nil
  }

  package var text: String { "\(value)\(unit.rawValue)" }
}
