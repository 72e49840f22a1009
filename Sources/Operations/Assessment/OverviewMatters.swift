package import HengDomain
import HengRules
package import HengValues

/// What a leader asks of a county's year (领导关心的事): where money is late, which targets will be missed, what was done, what is for him to
/// decide.
package struct OverviewMatters: Sendable {
  /// A project behind an even pace, with what it lacks (比序时少付).
  package struct Slow: Sendable {
    package let assessment: ProjectAssessment
    package let gap: Figure
  }

  /// A target that will be missed, with the reason of the light.
  package struct Missed: Sendable {
    package let assessment: ProjectAssessment
    package let reason: String
  }

  package struct Put: Sendable {
    package let assessment: ProjectAssessment
    package let rectification: Rectification
    /// Its place among those of the project, from 1.
    package let number: Int

    package init(assessment: ProjectAssessment, rectification: Rectification, number: Int) {
      (self.assessment, self.rectification, self.number) = (assessment, rectification, number)
    }
  }

  /// The largest gap first.
  package let slow: [Slow]
  package let missed: [Missed]
  /// What is open first, by deadline.
  package let put: [Put]
  /// Projects that cannot reach a target, for which nobody has been told what to do.
  package let undecided: [ProjectAssessment]
  /// Σ of the gaps; nil where none is slow.
  package let gap: Figure?

  package init(_ overview: CountyOverview) {
    let slow = overview.assessments.compactMap { assessment in
      assessment.paceGap.map { (Slow(assessment: assessment, gap: $0.figure), $0.amount) }
    }.sorted { $0.1 > $1.1 }
    self.slow = slow.map(\.0)
    gap = slow.isEmpty ? nil : Self.total(slow.map { ($0.0, $0.1) })
    missed = overview.assessments.flatMap { assessment in
      (assessment.signal?.reasons ?? []).filter { $0.light != .green && $0.trace.label != PaceGap.reason }.map {
        Missed(assessment: assessment, reason: $0.text)
      }
    }
    put = overview.assessments.flatMap { assessment in
      assessment.ledger.rectifications.enumerated().map { Put(assessment: assessment, rectification: $1, number: $0 + 1) }
    }.filter { $0.rectification.notice.state != .withdrawn }.sorted { Self.order($0) < Self.order($1) }
    undecided = overview.assessments.filter { assessment in
      let isHopeless = assessment.signal?.reasons.contains { $0.light == .red && $0.trace.label != PaceGap.reason } ?? false
      return isHopeless && !assessment.ledger.rectifications.contains(where: \.isOpen)
    }
  }

  package var openCount: Int { put.count { $0.rectification.isOpen } }

  private static func order(_ put: Put) -> (Int, CivilDate) {
    (put.rectification.isOpen ? 0 : 1, put.rectification.notice.problems.compactMap(\.deadline).min() ?? .latest)
  }

  private static func total(_ slow: [(Slow, Money)]) -> Figure {
    let text = slow.map(\.1).sum.printed(in: .wanYuan).text
    return Figure(
      key: "overview.paceGap", text: text,
      trace: Trace("比序时少付合计", value: text, formula: "\(slow.count)个项目相加 = \(text)", children: slow.map(\.0.gap.trace)))
  }
}

/// How much less was paid than an even pace asks for (比序时少付), in 万元.
package struct PaceGap: Sendable {
  /// What the signal calls its ground of pace.
  static let reason = "支出进度"

  package let amount: Money
  package let figure: Figure
}

extension ProjectAssessment {
  /// Nil where the pace is kept, or cannot be told.
  package var paceGap: PaceGap? {
    guard let signal, let rate = signal.executionRate, rate < signal.pace, let budget = figures.budgetAmount, let basis = figures.budget
    else { return nil }
    let amount = Money(fen: (Ratio(Int128(budget.fen)) * (signal.pace - rate)).rounded(0).coefficient)
    guard amount > .zero else { return nil }
    let text = amount.printed(in: .wanYuan).text
    let (pace, paid) = (Percentage(of: signal.pace).text, Percentage(of: rate).text)
    return PaceGap(
      amount: amount,
      figure: Figure(
        key: "project.paceGap", text: text,
        trace: Trace(
          "“\(project.name)”比序时少付", value: text, formula: "\(basis.text) ×（序时进度\(pace) − 执行率\(paid)）= \(text)",
          children: [basis.trace, signal.trace])))
  }
}
