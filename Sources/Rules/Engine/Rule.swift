import HengValues

/// One check of the trade, under the code that people quote (规则): `SC-07`.
///
/// A rule judges a subject by the parameters of a profile and says what it found, that it does not apply, or that it
/// could not run. It neither throws nor prints.
package struct Rule<Subject: Sendable>: Sendable {
  package enum Outcome: Sendable {
    /// The rule ran; no findings means that it passed.
    case checked([Finding])
    case notApplicable(String)
    case notRun(String)
  }

  /// What a check says of a place before the rule's code and severity are put to it.
  package struct Remark: Sendable {
    package var message: String
    package var computation: String
    package var sides: [Finding.Side]
    /// Set where one rule has graver and lighter cases.
    package var severity: Severity?
    /// Set where what to do differs from the rule's own advice.
    package var remedy: String?
    /// Addresses of the cells compared, as `Finding.touches`.
    package var touches: [String]

    package init(
      _ message: String, computation: String = "", sides: [Finding.Side] = [], severity: Severity? = nil,
      remedy: String? = nil, touches: [String] = []
    ) {
      self.message = message
      self.computation = computation
      self.sides = sides
      self.severity = severity
      self.remedy = remedy
      self.touches = touches
    }
  }

  package enum Result: Sendable {
    case remarks([Remark])
    case notApplicable(String)
    case notRun(String)
  }

  package let code: String
  /// One sentence: what must hold.
  package let title: String
  package let severity: Severity
  /// The regulation, form note or decision it rests on.
  package let basis: String
  package let remedy: String
  private let judge: @Sendable (Subject, Profile) -> Result

  package init(
    _ code: String, _ title: String, _ severity: Severity, basis: String, remedy: String,
    judge: @escaping @Sendable (Subject, Profile) -> Result
  ) {
    self.code = code
    self.title = title
    self.severity = severity
    self.basis = basis
    self.remedy = remedy
    self.judge = judge
  }

  /// Once the time for the work is over no rule begins: the report is not used then.
  package func check(_ subject: Subject, profile: Profile) -> Outcome {
    if WorkBudget.current.isSpent { return .notRun("核查超过时限") }
    switch judge(subject, profile) {
    case .notApplicable(let reason): return .notApplicable(reason)
    case .notRun(let reason): return .notRun(reason)
    case .remarks(let remarks):
      let regraded = profile.severity(of: code)
      return .checked(
        remarks.map { remark in
          Finding(
            rule: code, severity: regraded ?? remark.severity ?? severity, message: remark.message,
            remedy: remark.remedy ?? remedy, computation: remark.computation, sides: remark.sides, touches: remark.touches)
        })
    }
  }
}

/// What a set of rules found on one subject, with the ledger of what was and was not checked (核查结果).
package struct RuleReport: Hashable, Sendable, Codable {
  package var findings: [Finding]
  package var coverage: [Coverage]

  package init(findings: [Finding] = [], coverage: [Coverage] = []) {
    self.findings = findings
    self.coverage = coverage
  }

  package static func + (left: RuleReport, right: RuleReport) -> RuleReport {
    RuleReport(findings: left.findings + right.findings, coverage: left.coverage + right.coverage)
  }

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

extension Sequence {
  /// Runs every rule in order.
  package func report<Subject>(on subject: Subject, profile: Profile) -> RuleReport where Element == Rule<Subject> {
    reduce(into: RuleReport()) { report, rule in
      switch rule.check(subject, profile: profile) {
      case .checked(let findings):
        report.findings += findings
        report.coverage.append(
          Coverage(rule: rule.code, state: findings.isEmpty ? .passed : .failed, count: findings.count))
      case .notApplicable(let reason):
        report.coverage.append(Coverage(rule: rule.code, state: .notApplicable, reason: reason))
      case .notRun(let reason):
        report.coverage.append(Coverage(rule: rule.code, state: .notRun, reason: reason))
      }
    }
  }
}

/// A rule as the catalogue lists it (规则目录).
package struct RuleDescription: Hashable, Sendable {
  package var code: String
  package var family: String
  package var title: String
  package var severity: Severity
  package var basis: String
  package var remedy: String
}

extension Rule {
  package func description(family: String) -> RuleDescription {
    RuleDescription(code: code, family: family, title: title, severity: severity, basis: basis, remedy: remedy)
  }
}
