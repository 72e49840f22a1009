package import HengDomain
package import HengValues

/// What the result of a year leads to (结果应用建议). A proposal that needs approval; it never changes a budget by itself.
package struct AdviceResult: Hashable, Sendable {
  /// What weighs most first; empty while there is no grade.
  package var advice: [ResultAdvice]
  package var reasons: [String]
  package var trace: Trace

  /// What weighs most comes first: exit, hold, the outturn as the basis, then what the grade leads to. Money that was not spent is
  /// neither kept up nor increased, so a high grade with a low outturn says the basis instead.
  package init(_ subject: ResultSubject, profile: Profile) {
    let report = AdviceRules.all.report(on: subject, profile: profile)
    let messages = Dictionary(report.findings.map { ($0.rule, $0.message) }) { first, _ in first }
    let grade = subject.grade.map { "\(subject.year.text)等级为“\($0.rawValue)”" + (subject.score.isEmpty ? "" : "（\(subject.score)）") }
    var grounds: [(advice: ResultAdvice?, reason: String)] = []
    func add(_ advice: ResultAdvice?, _ reason: String) { grounds.append((advice, reason)) }
    let (low, exit, hold) = (messages["RA-02"], messages["RA-03"], messages["RA-04"])
    if let exit { add(.exit, exit) }
    if let hold { add(.holdUntilMended, hold) }
    if let given = subject.grade, let grade {
      let isGood = given == .excellent || given == .good
      if let low, isGood {
        add(.baseOnOutturn, low)
        add(nil, grade)
      } else {
        let isHeld = hold != nil && given == .excellent
        add(exit != nil ? nil : isHeld ? .sustain : Self.advice(for: given), grade)
        if let low { add(given == .fair ? .baseOnOutturn : nil, low) }
      }
    } else if let low {
      add(nil, low)
    }
    advice = subject.grade == nil ? [] : grounds.compactMap(\.advice)
    reasons = subject.grade == nil ? ["没有评定等级，不提建议"] + grounds.map(\.reason) : grounds.map(\.reason)
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
    let score = subject.score.isEmpty ? "" : "（\(subject.score)）"
    var facts = [Trace.recorded("评定等级\(score)", value: subject.grade?.rawValue ?? "（空白）", subject.citation)]
    if let budget = subject.budget { facts.append(.recorded("全年预算数", value: budget.text, subject.citation)) }
    if let outturn = subject.outturn {
      facts.append(subject.outturnTrace ?? .recorded("全年执行数", value: outturn.text, subject.citation))
    }
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
