package import HengValues

/// The notice under which money comes (资金文件): issuer, number, date, amount.
package struct FundingDocument: Hashable, Sendable {
  package var id: ID<FundingDocument>
  package var county: AdministrativeDivision
  package var year: FiscalYear
  package var number: DocumentNumber
  package var date: CivilDate?
  package var level: FundLevel?
  package var amount: Money?
  package var citation: Citation

  package init(
    id: ID<FundingDocument>, county: AdministrativeDivision, year: FiscalYear, number: DocumentNumber, date: CivilDate?,
    level: FundLevel?, amount: Money?, citation: Citation
  ) {
    self.id = id
    self.county = county
    self.year = year
    self.number = number
    self.date = date
    self.level = level
    self.amount = amount
    self.citation = citation
  }
}

/// What a project may spend (预算指标): never more than was issued, never paid beyond it.
package struct BudgetAllotment: Hashable, Sendable {
  package var id: ID<BudgetAllotment>
  package var project: ID<Project>
  package var document: ID<FundingDocument>?
  package var amount: Money
  package var state: AllotmentState
  package var citation: Citation

  package init(
    id: ID<BudgetAllotment>, project: ID<Project>, document: ID<FundingDocument>?, amount: Money, state: AllotmentState,
    citation: Citation
  ) {
    self.id = id
    self.project = project
    self.document = document
    self.amount = amount
    self.state = state
    self.citation = citation
  }
}

package enum AllotmentState: String, LifecycleState {
  case planned, issued, allocated, partlyPaid, settled, reduced, recovered

  package var label: String {
    switch self {
    case .planned: "计划"
    case .issued: "已下达"
    case .allocated: "已分配"
    case .partlyPaid: "部分支付"
    case .settled: "已结清"
    case .reduced: "已调减"
    case .recovered: "已收回"
    }
  }

  package static let transitions: [Transition<AllotmentState>] = [
    Transition(.planned, .issue, .issued, by: [.financeBureau]),
    Transition(.issued, .allocate, .allocated, by: [.departmentReviewer, .unitFinanceOfficer]),
    Transition(.allocated, .pay, .partlyPaid, by: [.unitFinanceOfficer]),
    Transition(.partlyPaid, .pay, .partlyPaid, by: [.unitFinanceOfficer]),
    Transition(.partlyPaid, .settle, .settled, by: [.unitFinanceOfficer]),
    Transition(.allocated, .reduce, .reduced, by: [.financeBureau], needsReason: true),
    Transition(.partlyPaid, .reduce, .reduced, by: [.financeBureau], needsReason: true),
    Transition(.allocated, .recover, .recovered, by: [.financeBureau], needsReason: true),
    Transition(.partlyPaid, .recover, .recovered, by: [.financeBureau], needsReason: true),
  ]
}

/// Money that left the treasury for a project (支付). The outturn of every form is a sum of payments.
package struct Payment: Hashable, Sendable {
  package var id: ID<Payment>
  package var project: ID<Project>
  package var allotment: ID<BudgetAllotment>?
  package var date: CivilDate
  /// The paper gives no day; the end of the period stands in for it.
  package var isDateAssumed: Bool
  package var amount: Money
  package var purpose: String
  /// How many were paid: 1,271 人.
  package var payees: Quantity?
  package var citation: Citation

  package init(
    id: ID<Payment>, project: ID<Project>, allotment: ID<BudgetAllotment>? = nil, date: CivilDate, isDateAssumed: Bool,
    amount: Money, purpose: String, payees: Quantity?, citation: Citation
  ) {
    self.id = id
    self.project = project
    self.allotment = allotment
    self.date = date
    self.isDateAssumed = isDateAssumed
    self.amount = amount
    self.purpose = purpose
    self.payees = payees
    self.citation = citation
  }
}

/// A headline total of a bureau's accounts (部门总量), as printed: 收入总计, 支出总计.
package struct UnitTotal: Hashable, Sendable {
  package var county: AdministrativeDivision
  package var year: FiscalYear
  /// Place in the printed list, from 0.
  package var order: Int
  package var label: String
  /// The printed value with its unit: `66618228.77元`, `94分`.
  package var value: String
  package var citation: Citation

  package init(
    county: AdministrativeDivision, year: FiscalYear, order: Int, label: String, value: String, citation: Citation
  ) {
    self.county = county
    self.year = year
    self.order = order
    self.label = label
    self.value = value
    self.citation = citation
  }
}
