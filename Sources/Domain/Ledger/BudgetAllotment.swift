package import HengValues

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
