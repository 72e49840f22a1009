import HengDomain
import HengFacts
import HengValues

extension GiverFacts {
  /// What each giver's money was budgeted and paid (中央资金, 地方资金), by the documents of the allotments; a giver of whom nothing is known is absent.
  static func rows(of ledger: ProjectLedger, _ paid: Outturn, _ unit: MoneyUnit) -> [FundGiver: GiverFacts] {
    let bySource = OutturnBySource(paid, of: ledger)
    var facts: [FundGiver: GiverFacts] = [:]
    for giver in FundGiver.allCases {
      let budget = budget(giver, of: ledger, unit), outturn = bySource?.outturn(of: giver).map { figure($0, giver, unit) }
      guard budget != nil || outturn != nil else { continue }
      let rate = budget.flatMap { budget in outturn.flatMap { Trace.rate($0.amount, $0.trace, over: budget.amount, budget.trace) } }
      facts[giver] = GiverFacts(budget: budget, outturn: outturn, rate: rate)
    }
    return facts
  }

  private static func figure(_ outturn: Outturn, _ giver: FundGiver, _ unit: MoneyUnit) -> Part {
    let (amount, name) = (outturn.printed(in: unit), "\(giver.label) \(outturn.label)")
    return Part(
      amount: amount,
      trace: outturn.payments.isEmpty
        ? Trace(name, value: amount.text, origin: .definition("所有支付的指标都不是\(giver.label)，按零计")) : outturn.trace(name, in: unit))
  }

  /// Σ of the allotments that were issued; nil while the level of one of them is not known.
  private static func budget(_ giver: FundGiver, of ledger: ProjectLedger, _ unit: MoneyUnit) -> Part? {
    let issued = ledger.allotments.filter { [.issued, .allocated, .partlyPaid, .settled].contains($0.state) }
    let levels = issued.map { ledger.source(of: $0)?.level }
    guard !issued.isEmpty, levels.allSatisfy({ $0 != nil }) else { return nil }
    let own = zip(issued, levels).filter { $1?.giver == giver }.map(\.0)
    let sum = own.map(\.amount).sum.printed(in: unit), name = "\(giver.label) 全年预算数"
    guard !own.isEmpty else {
      return Part(amount: sum, trace: Trace(name, value: sum.text, origin: .definition("下达的指标都不是\(giver.label)，按零计")))
    }
    let terms = own.map { "\($0.amount.printed(in: unit).digits)" }.joined(separator: " + ")
    return Part(
      amount: sum,
      trace: Trace(
        name, value: sum.text, formula: own.count > 1 ? "\(terms) = \(sum.digits)" : nil, rule: "下达指标之和",
        children: own.map { .recorded("预算指标", value: $0.amount.printed(in: unit).text, $0.citation) }))
  }
}
