import HengValues

extension IndicatorValue {
  /// As the Ningxia form prints it, with a blank between the number and what it counts: `≥5 人`, `83.26 万元`, `1-12 月`; `100%` has none.
  var spacedText: String {
    switch form {
    case .money(let comparator, let number, let scale, let hasYuan, let per):
      "\(comparator.rawValue)\(number.text) \(scale.rawValue)\(hasYuan ? "元" : "")\(per.perText)"
    case .range(let range): range.spaced(" ")
    case .count(let comparator, let number, let scale, let unit):
      "\(comparator.rawValue)\(number.text) \(scale.rawValue)\(unit.rawValue)"
    case .duration(let comparator, let number, let unit): "\(comparator.rawValue)\(number.text) \(unit.rawValue)"
    case .monthRange(let first, let last): "\(first)-\(last) 月"
    case .deadline(let deadline):
      (deadline.year.map { "\($0) 年" } ?? "") + (deadline.month.map { "\($0) 月" } ?? "") + (deadline.day.map { "\($0) 日" } ?? "")
        + deadline.ending.rawValue + (deadline.isBefore ? "前" : "")
    default: text
    }
  }
}
