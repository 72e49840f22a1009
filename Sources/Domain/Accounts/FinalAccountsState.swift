/// How far a department's final accounts of a year have come (部门决算办理状态).
///
/// Errors of the rules block 核查, and only checked accounts are sent in. What is sent back is compiled and checked anew. 更正 opens
/// published accounts again: they are checked, sent in and approved once more before the next version of the set is published.
package enum FinalAccountsState: String, LifecycleState {
  case compiling, checked, submitted, approved, published, archived

  package var label: String {
    switch self {
    case .compiling: "编制中"
    case .checked: "已核查"
    case .submitted: "已上报"
    case .approved: "已批复"
    case .published: "已公开"
    case .archived: "已归档"
    }
  }

  /// Accounts and texts may change; a change of checked ones leads back to `compiling`.
  package var isEditable: Bool { self == .compiling || self == .checked }

  package static let transitions: [Transition<FinalAccountsState>] = [
    Transition(.compiling, .verify, .checked, by: [.unitFinanceOfficer]),
    Transition(.checked, .save, .compiling, by: [.unitFinanceOfficer, .sectorBureau]),
    Transition(.checked, .submit, .submitted, by: [.unitFinanceOfficer]),
    Transition(.submitted, .withdraw, .compiling, by: [.unitFinanceOfficer]),
    Transition(.submitted, .approve, .approved, by: [.financeBureau]),
    Transition(.submitted, .return, .compiling, by: [.departmentReviewer, .financeBureau]),
    Transition(.approved, .publish, .published, by: [.departmentReviewer, .financeBureau]),
    Transition(.approved, .return, .compiling, by: [.financeBureau]),
    Transition(.published, .correct, .compiling, by: [.unitFinanceOfficer, .departmentReviewer], needsReason: true),
    Transition(.published, .archive, .archived, by: [.departmentReviewer, .financeBureau]),
  ]
}

/// Final accounts on their way (部门决算办理情况): the state and every step that led to it, the oldest first.
package struct FinalAccountsProgress: Hashable, Sendable {
  package var key: DepartmentYear
  package var state: FinalAccountsState
  package var steps: [TransitionRecord]

  package init(key: DepartmentYear, state: FinalAccountsState, steps: [TransitionRecord]) {
    self.key = key
    self.state = state
    self.steps = steps
  }
}
