package import HengValues

/// A value that a sentence states, with the words it stands in and their place.
package struct Stated<Value: Hashable & Sendable>: Hashable, Sendable {
  package var value: Value
  package var words: String
  package var citation: Citation

  package init(_ value: Value, words: String, _ citation: Citation) {
    self.value = value
    self.words = words
    self.citation = citation
  }
}

/// What one sentence says of one subject in figures (陈述): `基本支出543,923.64元，占比1.87%`.
///
/// Figures of different sentences are never put into one claim.
package struct Claim: Hashable, Sendable {
  /// The words before the figure without year, 其中 and copula: `基本支出`; empty where the sentence names none.
  package var subject: String
  /// A is x.
  package var amount: Stated<PrintedAmount>?
  /// A is p % of B, and the words for B; empty for a mere 占比.
  package var share: Stated<Percentage>?
  package var shareOf: String
  /// 年初预算, 全年预算 or 预算 with the words used.
  package var budget: Stated<PrintedAmount>?
  package var budgetOf: String
  /// 完成年初预算的, 执行率为.
  package var completion: Stated<Percentage>?
  package var change: Change?
  /// 决算数大于、小于、等于预算数.
  package var comparison: Stated<Comparison>?
  package var count: Stated<Quantity>?
  /// The words behind a count up to the next sign: `16个` 项目自评等级为“优”.
  package var follow: String
  /// 分.
  package var score: Stated<ExactDecimal>?
  /// Words after 主要原因.
  package var reason: Stated<String>?
  /// Stands behind 其中 in its sentence.
  package var isPart: Bool
  /// An 余, 多 or 约 goes with the figure.
  package var isApproximate: Bool
  /// The position of the passage in its section and of the sentence in its passage.
  package var passage: Int
  package var sentence: Int
  package var citation: Citation
  package var words: String

  package init(subject: String, passage: Int = 0, sentence: Int = 0, words: String, citation: Citation) {
    self.subject = subject
    shareOf = ""
    budgetOf = ""
    follow = ""
    isPart = false
    isApproximate = false
    self.passage = passage
    self.sentence = sentence
    self.words = words
    self.citation = citation
  }

  /// How an outturn stands to its budget in words.
  package enum Comparison: String, CaseIterable, Hashable, Sendable {
    case above = "大于"
    case below = "小于"
    case equal = "等于"
    /// 基本持平.
    case level = "持平"
  }

  /// A change against another year (增减).
  package struct Change: Hashable, Sendable {
    package enum Direction: Hashable, Sendable { case up, down, same }

    /// 增加, 减少, 与上年相同; nil where only a percentage is given.
    package var direction: Stated<Direction>?
    package var amount: Stated<PrintedAmount>?
    /// 增长, 下降 before the percentage.
    package var percentDirection: Stated<Direction>?
    package var percent: Stated<Percentage>?
    /// `2021年`, `上年度`; empty where the sentence names none.
    package var against: String

    package init(against: String) { self.against = against }

    package var sign: Direction? { (direction ?? percentDirection)?.value }
  }
}
