package import HengDomain
package import HengValues

/// The interest subsidy of one loan, quarter by quarter (逐季贴息). Each part is rounded once; what is closed stays as it was paid.
package struct InterestSettlement: Sendable {
  package struct Part: Sendable {
    package let from: CivilDate
    package let to: CivilDate
    package let amount: Money
    /// Nil where it was closed before, or paid now.
    package let refusal: EntitlementRefusal?
    /// Paid earlier and not computed again.
    package let isClosed: Bool
  }

  package let parts: [Part]

  package var total: Money { parts.map(\.amount).sum }

  /// The fields between whose days interest runs.
  private static let bounds = (from: "计息起日", to: "计息止日")

  /// - Parameters:
  ///   - scheme: a scheme of loans of the library.
  ///   - facts: of the loan, without the days of the interest.
  ///   - closed: amounts already paid, by the last day of their part.
  package init(
    _ scheme: String, of library: SchemeLibrary, _ facts: BeneficiaryFacts, from: CivilDate, to: CivilDate, quarters: SettlementQuarters,
    closed: [CivilDate: Money] = [:]
  ) {
    guard let start = library.vocabulary.place(of: Self.bounds.from), let end = library.vocabulary.place(of: Self.bounds.to) else {
      parts = []
      return
    }
    parts = quarters.parts(from: from, to: to).map { part in
      if let paid = closed[part.to] { return Part(from: part.from, to: part.to, amount: paid, refusal: nil, isClosed: true) }
      var facts = facts
      facts[start] = .date(part.from)
      facts[end] = .date(part.to)
      var run = EntitlementRun([scheme], of: library, on: part.to)
      guard let found = run.judge(facts, line: 0).first else {
        return Part(from: part.from, to: part.to, amount: .zero, refusal: .notInForce, isClosed: false)
      }
      return Part(from: part.from, to: part.to, amount: found.amount, refusal: found.refusal, isClosed: false)
    }
  }
}
