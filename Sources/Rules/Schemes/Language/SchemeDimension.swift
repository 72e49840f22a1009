import HengValues

/// The unit of a number in the scheme language (量纲): money and measure words, each with its power. `500元/人/个月` is money per 人 and 个月.
///
/// Sums and comparisons need equal units; a product adds them up. Nothing converts: 人 and 人次 do not meet.
struct SchemeDimension: Hashable, Sendable {
  private(set) var money: Int
  private(set) var units: [MeasureUnit: Int]

  init(money: Int = 0, units: [MeasureUnit: Int] = [:]) { (self.money, self.units) = (money, units) }

  static let none = SchemeDimension()
  static let money = SchemeDimension(money: 1)
  static let days = count(.day)
  static let months = count(.monthCount)

  /// 月 and 个月 count the same.
  static func count(_ unit: MeasureUnit) -> SchemeDimension { SchemeDimension(units: [unit == .month ? .monthCount : unit: 1]) }

  static func * (left: SchemeDimension, right: SchemeDimension) -> SchemeDimension {
    SchemeDimension(
      money: left.money + right.money, units: left.units.merging(right.units, uniquingKeysWith: +).filter { $0.value != 0 })
  }

  var inverse: SchemeDimension { SchemeDimension(money: -money, units: units.mapValues { -$0 }) }

  static func / (left: SchemeDimension, right: SchemeDimension) -> SchemeDimension { left * right.inverse }

  /// `元/人/个月`; 数 for a number without a unit.
  var text: String {
    var above: [String] = [], below: [String] = []
    for (name, power) in [("元", money)] + units.map({ ($0.key.rawValue, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
      if power > 0 { above += Array(repeating: name, count: power) }
      if power < 0 { below += Array(repeating: name, count: -power) }
    }
    guard !above.isEmpty || !below.isEmpty else { return "数（不带单位）" }
    return ([above.isEmpty ? "1" : above.joined(separator: "·")] + below).joined(separator: "/")
  }

  /// The least step of a value: counts of things go by one, money by 分; nil where values lie dense.
  var step: ExactNumber? {
    if self == .money { return ExactNumber(ExactDecimal(coefficient: 1, decimals: 2)) }
    guard money == 0, units.count == 1, let (unit, power) = units.first, power == 1, !unit.isDuration else { return nil }
    switch unit {
    case .person, .personTime, .household, .householdTime, .item, .head, .animal, .named, .loan, .time, .family, .post:
      return ExactNumber(1)
    default: return nil
    }
  }
}

/// The type of an expression (类型).
enum SchemeType: Hashable, Sendable {
  case truth
  case number(SchemeDimension)
  case date
  /// Words of a field or of a choice, which has that name.
  case word(of: String)
  case text
  case list

  var label: String {
    switch self {
    case .truth: "是否"
    case .number(.money): "金额"
    case .number(let dimension): "以“\(dimension.text)”计的数"
    case .date: "日期"
    case .word(let name): "“\(name)”的取值"
    case .text: "文字"
    case .list: "几项文字"
    }
  }
}
