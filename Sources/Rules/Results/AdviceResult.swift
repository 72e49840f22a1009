package import HengDomain
package import HengValues

/// What the result of a year leads to (结果应用建议). A proposal that needs approval; it never changes a budget by itself.
package struct AdviceResult: Hashable, Sendable {
  /// Empty while there is no grade.
  package var advice: [ResultAdvice]
  package var reasons: [String]
  package var trace: Trace

  /// From the grade, then from the findings of the RA rules. No increase is proposed for money that is not spent.
  package init(_ subject: ResultSubject, profile: Profile) {
    let report = AdviceRules.all.report(on: subject, profile: profile)
    let findings = Dictionary(grouping: report.findings, by: \.rule)
    var advice: [ResultAdvice] = []
    if let grade = subject.grade {
      advice = [Self.advice(for: grade)]
      if advice == [.sustainOrIncrease], findings["RA-02"] != nil || findings["RA-04"] != nil { advice = [.sustain] }
      if findings["RA-03"] != nil { advice = [.reduceOrCancel] }
    }
    self.advice = advice
    reasons =
      (subject.grade.map { ["\(subject.year.text)等级为“\($0.rawValue)”"] } ?? ["没有评定等级，不提建议"])
      + report.findings.filter { $0.rule != "RA-01" }.map(\.message)
    trace = Self.trace(subject, advice, reasons, report.findings, profile)
  }

  package static func advice(for grade: Grade) -> ResultAdvice {
    switch grade {
    case .excellent: .sustainOrIncrease
    case .good: .sustain
    case .fair: .improveAndReview
    case .poor: .reduceOrCancel
    }
  }

  private static func trace(
    _ subject: ResultSubject, _ advice: [ResultAdvice], _ reasons: [String], _ findings: [Finding], _ profile: Profile
  ) -> Trace {
    var facts = [Trace.recorded("评定等级", value: subject.grade?.rawValue ?? "（空白）", subject.citation)]
    if let budget = subject.budget { facts.append(.recorded("全年预算数", value: budget.text, subject.citation)) }
    if let outturn = subject.outturn { facts.append(.recorded("全年执行数", value: outturn.text, subject.citation)) }
    facts += subject.history.map { .recorded("\($0.year.text)等级", value: $0.grade.rawValue, $0.citation) }
    if let open = subject.unrectified { facts.append(.recorded("未整改问题", value: "\(open)个", subject.citation)) }
    facts += ["advice.executionFloor": "执行率下限", "advice.exitAfterPoorYears": "退出年数"].sorted { $0.key < $1.key }.compactMap { name, label in
      (try? profile.parameter(name, on: subject.year.lastDay)).map { $0.trace(label, value: $0.values.joined(separator: "、")) }
    }
    return Trace(
      "结果应用建议", value: advice.isEmpty ? "不提建议" : advice.map(\.label).joined(separator: "、"), formula: reasons.joined(separator: "；"),
      rule: findings.isEmpty ? profile.key : findings.map(\.rule).joined(separator: "、"), children: facts)
  }
}
