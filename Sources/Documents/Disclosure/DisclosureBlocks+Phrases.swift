import HengDomain
import HengFacts
import HengValues

// Sentences that come again and again in the explanation.

extension NarrativeFacts {
  /// `示例局2022年度`.
  var owner: String { department + year.text }
}

extension NarrativeFacts.Share {
  /// `基本支出12.00元，占比3.00%`.
  var words: Words { words(name) }

  func words(_ name: String) -> Words { percent.map { "\(name)\(amount)，占比\($0)" } ?? "\(name)\(amount)" }
}

extension NarrativeFacts.Change {
  /// `减少12.00元，下降3.00%`.
  var words: Words {
    let verb = direction == .up ? "增加" : "减少"
    guard let rate else { return "\(verb)\(amount)（上年为零，不计算增减比例）" }
    return "\(verb)\(amount)，\(direction == .up ? "增长" : "下降")\(rate)"
  }
}

extension NarrativeFacts.Comparison {
  /// `比2021年减少12.00元，下降3.00%`, `与上年相同`; of two figures that contradict each other no comparison.
  func words(against year: String) -> Words {
    switch self {
    case .changed(let change): "比\(year)\(change.words)"
    case .same: "与上年相同"
    case .unknown: Self.incomparable
    case .disputed: "上年公布的数字互不一致，核实更正前不作增减比较"
    }
  }

  static let incomparable: Words = "上年没有可比的数字，不作增减比较"
}

extension NarrativeFacts.Execution {
  /// `完成年初预算的3.00%`.
  func completionWords(_ budget: String) -> Words {
    completion.map { "完成\(budget)预算的\($0)" } ?? "\(budget)未安排预算，不计算完成比例"
  }
}

extension String? {
  /// `，主要原因是……`, or nothing.
  var reasonClause: Words { self.map { "，主要原因是\($0)" } ?? "" }
  /// `主要原因是……。`, or nothing.
  var reasonSentence: Words { self.map { "主要原因是\($0)。" } ?? "" }
  /// `主要用于……。`, or nothing.
  var useSentence: Words { self.map { "主要用于\($0)。" } ?? "" }
}
