package import HengValues

/// What the explanation of final accounts says in figures (决算情况说明), section by section, each figure with the way it came about.
///
/// The rules compute it from the accounts, the ledger and the projects; the words around it are the papers' matter. The typed
/// reasons stand in it ready for print: without a closing 。 and never empty where the explanation owes one.
package struct NarrativeFacts: Hashable, Sendable {
  package var department: String
  package var year: FiscalYear
  /// 一 收入支出决算总体情况.
  package var overall: Totals
  /// 二 收入决算情况.
  package var receipts: Distribution
  /// 三 支出决算情况.
  package var payments: Distribution
  /// 四 财政拨款收入支出决算总体情况.
  package var appropriation: Totals
  /// 五 一般公共预算财政拨款支出决算情况.
  package var general: GeneralBudget
  /// 六 一般公共预算财政拨款基本支出决算情况.
  package var basic: BasicPayments
  /// 七; nil where the year had none.
  package var governmentFunds: FundAccounts?
  /// 八; nil where the year had none.
  package var stateCapital: FundAccounts?
  /// 九 “三公”经费.
  package var threePublic: ThreePublicFacts
  /// 十（一）机关运行经费.
  package var agency: AgencyFacts
  /// 十（二）政府采购.
  package var procurement: ProcurementFacts
  /// 十（三）国有资产占用.
  package var assets: AssetFacts
  /// 十（四）预算绩效.
  package var performance: PerformanceFacts

  package init(
    department: String, year: FiscalYear, overall: Totals, receipts: Distribution, payments: Distribution, appropriation: Totals,
    general: GeneralBudget, basic: BasicPayments, governmentFunds: FundAccounts? = nil, stateCapital: FundAccounts? = nil,
    threePublic: ThreePublicFacts, agency: AgencyFacts, procurement: ProcurementFacts, assets: AssetFacts, performance: PerformanceFacts
  ) {
    self.department = department
    self.year = year
    self.overall = overall
    self.receipts = receipts
    self.payments = payments
    self.appropriation = appropriation
    self.general = general
    self.basic = basic
    self.governmentFunds = governmentFunds
    self.stateCapital = stateCapital
    self.threePublic = threePublic
    self.agency = agency
    self.procurement = procurement
    self.assets = assets
    self.performance = performance
  }

  /// `2021年`, the year that is compared with.
  package var yearBefore: String { "\(year.year - 1)年" }
}

extension NarrativeFacts {
  /// An amount and its share of a whole (金额与占比); no share of a whole that is zero.
  package struct Share: Hashable, Sendable {
    package var name: String
    package var amount: Figure
    package var percent: Figure?

    package init(name: String, amount: Figure, percent: Figure? = nil) {
      self.name = name
      self.amount = amount
      self.percent = percent
    }
  }

  /// A whole and what it is made of.
  package struct Distribution: Hashable, Sendable {
    package var total: Figure
    package var parts: [Share]

    package init(total: Figure, parts: [Share]) {
      self.total = total
      self.parts = parts
    }
  }

  package enum Direction: Hashable, Sendable {
    case up, down
  }

  /// How much more or less than last year (增减额与增减率); no rate where last year had nothing.
  package struct Change: Hashable, Sendable {
    package var direction: Direction
    /// Without a sign.
    package var amount: Figure
    package var rate: Figure?

    package init(direction: Direction, amount: Figure, rate: Figure? = nil) {
      self.direction = direction
      self.amount = amount
      self.rate = rate
    }
  }

  /// This year against last year (与上年相比).
  package enum Comparison: Hashable, Sendable {
    case changed(Change)
    /// 与上年相同.
    case same
    /// Last year's figure is not known.
    case unknown
    /// Last year's published figures contradict each other: both are told and no comparison is made.
    case disputed(Figure, Figure)

    package var isChange: Bool { if case .changed = self { true } else { false } }
  }

  /// 收入总计 and 支出总计 with their changes.
  package struct Totals: Hashable, Sendable {
    package var receipts: Figure
    package var payments: Figure
    package var receiptsChange: Comparison
    package var paymentsChange: Comparison
    /// Where one of them changed.
    package var reason: String?

    /// Last year's two totals, where they contradict each other.
    package var dispute: (receipts: Figure, payments: Figure)? {
      if case .disputed(let receipts, let payments) = receiptsChange { (receipts, payments) } else { nil }
    }

    package init(receipts: Figure, payments: Figure, receiptsChange: Comparison, paymentsChange: Comparison, reason: String? = nil) {
      self.receipts = receipts
      self.payments = payments
      self.receiptsChange = receiptsChange
      self.paymentsChange = paymentsChange
      self.reason = reason
    }
  }

  /// 预算, 决算 and 完成预算的比例.
  package struct Execution: Hashable, Sendable {
    package var budget: Figure
    package var outturn: Figure
    /// Nil where money was spent without a budget: there is no rate of nothing.
    package var completion: Figure?

    package init(budget: Figure, outturn: Figure, completion: Figure? = nil) {
      self.budget = budget
      self.outturn = outturn
      self.completion = completion
    }
  }

  /// 五（一）（二）（三）.
  package struct GeneralBudget: Hashable, Sendable {
    package var total: Figure
    /// 占本年支出合计.
    package var shareOfPayments: Figure?
    package var comparison: Comparison
    package var reason: String?
    package var personnel: Share
    package var operating: Share
    /// Classes with an amount.
    package var classes: [Share]
    package var execution: Execution
    /// Classes with an amount or an initial budget.
    package var details: [ClassExecution]

    package init(
      total: Figure, shareOfPayments: Figure? = nil, comparison: Comparison, reason: String? = nil, personnel: Share, operating: Share,
      classes: [Share], execution: Execution, details: [ClassExecution]
    ) {
      self.total = total
      self.shareOfPayments = shareOfPayments
      self.comparison = comparison
      self.reason = reason
      self.personnel = personnel
      self.operating = operating
      self.classes = classes
      self.execution = execution
      self.details = details
    }
  }

  /// A class of payment against its initial budget (年初预算完成情况).
  package struct ClassExecution: Hashable, Sendable {
    package var name: String
    package var execution: Execution
    package var reason: String?

    package init(name: String, execution: Execution, reason: String? = nil) {
      self.name = name
      self.execution = execution
      self.reason = reason
    }
  }

  /// 六: what basic payments are made of.
  package struct BasicPayments: Hashable, Sendable {
    package var total: Figure
    package var personnel: Costs
    package var operating: Costs

    package init(total: Figure, personnel: Costs, operating: Costs) {
      self.total = total
      self.personnel = personnel
      self.operating = operating
    }
  }

  /// 人员经费 or 公用经费 with its economic headings (款).
  package struct Costs: Hashable, Sendable {
    package var total: Figure
    package var parts: [Part]

    package init(total: Figure, parts: [Part]) {
      self.total = total
      self.parts = parts
    }
  }

  package struct Part: Hashable, Sendable {
    package var name: String
    package var amount: Figure

    package init(name: String, amount: Figure) {
      self.name = name
      self.amount = amount
    }
  }

  /// 七, 八: a budget of its own. Balances and receipts are nil where the print has no such column.
  package struct FundAccounts: Hashable, Sendable {
    package var opening: Figure?
    package var receipts: Figure?
    package var payments: Figure
    package var basic: Figure
    package var project: Figure
    package var closing: Figure?

    package init(opening: Figure? = nil, receipts: Figure? = nil, payments: Figure, basic: Figure, project: Figure, closing: Figure? = nil)
    {
      self.opening = opening
      self.receipts = receipts
      self.payments = payments
      self.basic = basic
      self.project = project
      self.closing = closing
    }
  }
}
