package import HengDomain
package import HengValues

/// What the official forms of a project state beyond its recorded cells (表内计算数): rates, sums and scores, each with the way it
/// came about. The rules compute it; the forms print it beside what was typed.
package struct FormFacts: Hashable, Sendable {
  /// Of the newest monitoring round.
  package var monitoring: [FundRow.Kind: FundRowFacts]
  /// By giver, of the same round.
  package var monitoringGivers: [FundGiver: GiverFacts]
  /// Of the newest self-evaluation; nil where there is none.
  package var selfEvaluation: SelfEvaluationFacts?

  package init(
    monitoring: [FundRow.Kind: FundRowFacts], monitoringGivers: [FundGiver: GiverFacts] = [:], selfEvaluation: SelfEvaluationFacts?
  ) {
    self.monitoring = monitoring
    self.monitoringGivers = monitoringGivers
    self.selfEvaluation = selfEvaluation
  }
}

/// The computed side of one row of money (资金行).
package struct FundRowFacts: Hashable, Sendable {
  /// 执行数: what the ledger says beside what was filled in.
  package var cell: OutturnCell
  /// What the cell shows, down to the payments.
  package var outturn: Trace
  /// 执行率 by the rules, its `value` being the printed text; nil without a budget, or with one of zero.
  package var rate: Trace?

  package init(cell: OutturnCell, outturn: Trace, rate: Trace?) {
    self.cell = cell
    self.outturn = outturn
    self.rate = rate
  }
}

/// What one giver's money was budgeted and paid (中央资金, 地方资金): nobody fills it in, the allotments tell it.
package struct GiverFacts: Hashable, Sendable {
  package struct Part: Hashable, Sendable {
    package var amount: PrintedAmount
    package var trace: Trace

    package init(amount: PrintedAmount, trace: Trace) {
      self.amount = amount
      self.trace = trace
    }
  }

  /// 全年预算数; nil while one allotment does not say whose money it is.
  package var budget: Part?
  /// 执行数; nil while one payment does not say out of which allotment it came.
  package var outturn: Part?
  /// 执行率 of the two.
  package var rate: Trace?

  package init(budget: Part?, outturn: Part?, rate: Trace?) {
    self.budget = budget
    self.outturn = outturn
    self.rate = rate
  }
}

/// The computed side of a self-evaluation form (项目支出绩效自评表).
package struct SelfEvaluationFacts: Hashable, Sendable {
  package var funds: [FundRow.Kind: FundRowFacts]
  package var givers: [FundGiver: GiverFacts]
  /// `产出指标（50分）`: the points of each run of rows under one first level, the sum of its rows; in the order of the form.
  package var levels: [Figure]
  /// How an actual value was counted, by the row's place in the record; rows whose value was typed are absent.
  package var counted: [Int: CountedValue]
  /// The recorded scores added up; nil while one of them is open.
  package var recordedSum: Trace?
  /// The computed scores; nil where the form prints the record alone.
  package var card: ScoreCard?

  package init(
    funds: [FundRow.Kind: FundRowFacts], givers: [FundGiver: GiverFacts] = [:], levels: [Figure], counted: [Int: CountedValue],
    recordedSum: Trace?, card: ScoreCard?
  ) {
    self.funds = funds
    self.givers = givers
    self.levels = levels
    self.counted = counted
    self.recordedSum = recordedSum
    self.card = card
  }
}

/// How an actual value was counted (实际完成值的计数): from payments, or from a survey.
package struct CountedValue: Hashable, Sendable {
  package var formula: String?
  package var leaves: [Trace]

  package init(formula: String?, leaves: [Trace]) {
    self.formula = formula
    self.leaves = leaves
  }
}
