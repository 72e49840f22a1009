package import HengValues

/// Something that a person should look at (审核意见): which rule, how grave, both sides quoted, the computation, what to do.
///
/// A finding never says which side is wrong.
package struct Finding: Hashable, Sendable, Codable {
  package var rule: String
  package var severity: Severity
  package var message: String
  /// What to do.
  package var remedy: String
  /// The computation in printed figures; empty where nothing is computed.
  package var computation: String
  package var sides: [Side]
  /// Other checks that fail on the same figure (连带), each as its code and message.
  package var consequences: [String]
  /// Addresses of the cells that the check compares: `03/2130502/基本支出`. For putting findings together; not printed.
  package var touches: [String]

  package init(
    rule: String, severity: Severity, message: String, remedy: String, computation: String = "", sides: [Side] = [],
    consequences: [String] = [], touches: [String] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.remedy = remedy
    self.computation = computation
    self.sides = sides
    self.consequences = consequences
    self.touches = touches
  }

  /// Enough to tell most findings apart.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(rule)
    hasher.combine(message.utf8.count)
    hasher.combine(sides.count)
    hasher.combine(sides.first?.place)
  }

  private enum CodingKeys: String, CodingKey { case rule, severity, message, remedy, computation, sides, consequences }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      rule: try values.decode(String.self, forKey: .rule), severity: try values.decode(Severity.self, forKey: .severity),
      message: try values.decode(String.self, forKey: .message), remedy: try values.decode(String.self, forKey: .remedy),
      computation: try values.decode(String.self, forKey: .computation), sides: try values.decode([Side].self, forKey: .sides),
      consequences: try values.decodeIfPresent([String].self, forKey: .consequences) ?? [])
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(rule, forKey: .rule)
    try values.encode(severity, forKey: .severity)
    try values.encode(message, forKey: .message)
    try values.encode(remedy, forKey: .remedy)
    try values.encode(computation, forKey: .computation)
    try values.encode(sides, forKey: .sides)
    if !consequences.isEmpty { try values.encode(consequences, forKey: .consequences) }
  }

  /// One side of a contradiction: what it is, its figure, where it stands, the words there.
  package struct Side: Hashable, Sendable, Codable {
    package var label: String
    package var figure: String
    package var place: Place
    package var quote: String

    package init(label: String, figure: String, place: Place, quote: String = "") {
      self.label = label
      self.figure = figure
      self.place = place
      self.quote = quote
    }
  }
}

/// How grave a finding is (等级): an error blocks submission, a warning wants a note, a question is for a person to judge.
package enum Severity: String, CaseIterable, Hashable, Sendable, Codable {
  case error, warning, info, question

  package var label: String {
    switch self {
    case .error: "错误"
    case .warning: "警告"
    case .info: "提示"
    case .question: "疑问"
    }
  }
}

/// What became of one rule on one subject (核查情况). Silence about a rule is never a pass.
package struct Coverage: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable {
    case passed, failed, notApplicable, notRun

    package var label: String {
      switch self {
      case .passed: "通过"
      case .failed: "有问题"
      case .notApplicable: "不适用"
      case .notRun: "未核查"
      }
    }
  }

  package var rule: String
  package var state: State
  package var count: Int
  /// Why the rule does not apply or did not run.
  package var reason: String

  package init(rule: String, state: State, count: Int = 0, reason: String = "") {
    self.rule = rule
    self.state = state
    self.count = count
    self.reason = reason
  }
}
