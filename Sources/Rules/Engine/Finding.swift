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

  package init(
    rule: String, severity: Severity, message: String, remedy: String, computation: String = "", sides: [Side] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.remedy = remedy
    self.computation = computation
    self.sides = sides
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
