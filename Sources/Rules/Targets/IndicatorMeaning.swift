import HengValues

/// What an indicator's name promises to measure (指标含义), told by its last words: 理赔周期 is a time, 受益户数 households.
///
/// A name that promises nothing certain has no meaning, and no rule judges it.
enum IndicatorMeaning: Hashable {
  case share, time, persons, households, money

  init?(name: String) {
    let core = IndicatorName(name).core
    func ends(_ words: [String]) -> Bool { words.contains { core.hasTail($0) } }
    if ends(["频率", "效率", "功率", "汇率", "节约资金"]) { return nil }
    if ends(["率", "比例", "占比", "比重", "满意度"]) {
      self = .share
    } else if ends(["周期", "时间", "时限", "期限", "工期", "年限"]) {
      self = .time
    } else if ends(["人数", "人口", "人口数", "人次", "人次数", "学生数"]) {
      self = .persons
    } else if ends(["户数"]) {
      self = .households
    } else if ends(["金额", "资金", "成本", "费用", "总额"]) {
      self = .money
    } else {
      return nil
    }
  }

  var label: String {
    switch self {
    case .share: "百分比"
    case .time: "时间"
    case .persons: "人数"
    case .households: "户数"
    case .money: "金额"
    }
  }

  enum Fit { case fits, doubtful, misfits }

  /// Whether a value can be the measure of such a name. Words and unreadable values are left to other rules.
  func fit(_ value: IndicatorValue) -> Fit {
    switch (self, value.dimension) {
    case (_, .none), (_, .level), (_, .boolean), (_, .number): .fits
    case (.share, .ratio), (.share, .referenceRate): .fits
    case (.time, .duration), (.time, .time): .fits
    case (.time, .count(let unit)): unit.isPeriod ? .fits : .misfits
    case (.persons, .count(let unit)): unit.isPerson ? .fits : unit == .item ? .doubtful : .misfits
    case (.households, .count(let unit)): unit.isHousehold ? .fits : unit == .item ? .doubtful : .misfits
    case (.money, .money), (.money, .time), (.money, .referenceRate): .fits
    case (.money, .ratio): .doubtful
    default: .misfits
    }
  }
}

/// An indicator's name without what stands around it: trailing points, brackets, 指标1：.
struct IndicatorName {
  /// `新建街道成本（元）。` → `新建街道成本`.
  let core: String

  init(_ name: String) {
    let text = name.halfWidth.withoutSpaces
    var bytes = Array(text.utf8)[...]
    while let last = bytes.last {
      if let stop = Self.stops.first(where: { bytes.suffix($0.count).elementsEqual($0) }) {
        bytes = bytes.dropLast(stop.count)
      } else if last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")), open != bytes.startIndex {
        bytes = bytes[..<open]
      } else {
        break
      }
    }
    core = bytes.count == text.utf8.count ? text : String(decoding: bytes, as: UTF8.self)
  }

  private static let stops = ["。", ".", ";", ",", "、", ":"].map { Array($0.utf8) }

  func contains(_ words: [String]) -> Bool { words.contains { core.holds($0) } }
  func ends(_ words: [String]) -> Bool { words.contains { core.hasTail($0) } }

  /// A price or standard for one, not a sum: 单价, 补助标准, 人均.
  var isPrice: Bool { contains(["单价", "标准", "人均", "户均", "生均", "亩均", "每人", "每户", "每亩", "每头", "每只", "均资助"]) }

  /// A row that only details the row above: 其中：个人自缴标准.
  var isDetail: Bool { core.hasHead("其中") || core.holds("个人自缴") || core.holds("个人缴") }

  /// A sum of all costs: 资金总额, 总成本.
  var isTotal: Bool { contains(["总额", "总成本", "总投入", "总费用", "总金额", "成本合计"]) }

  var isSatisfaction: Bool { ends(["满意度", "满意率"]) }
}
