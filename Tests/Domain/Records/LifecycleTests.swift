import HengDomain
import Testing

@Suite("States, steps and who may take them")
struct LifecycleTests {
  @Test("项目: every state, action and role") func project() throws { try matrix(ProjectState.self, StepList.project) }
  @Test("绩效目标表: every state, action and role") func target() throws { try matrix(TargetState.self, StepList.target) }
  @Test("预算指标: every state, action and role") func allotment() throws { try matrix(AllotmentState.self, StepList.allotment) }
  @Test("监控表: every state, action and role") func monitoring() throws { try matrix(MonitoringState.self, StepList.monitoring) }
  @Test("自评表: every state, action and role") func selfEvaluation() throws {
    try matrix(SelfEvaluationState.self, StepList.selfEvaluation)
  }
  @Test("部门决算: every state, action and role") func finalAccounts() throws {
    try matrix(FinalAccountsState.self, StepList.finalAccounts)
  }

  /// Tries every action as every role from every state, with and without a reason, against the written list.
  private func matrix<State: LifecycleState>(_ type: State.Type, _ list: StepList?) throws {
    let list = try #require(list, "the list of steps cannot be read")
    #expect(State.allCases.map(\.rawValue) == list.states)
    for state in State.allCases {
      #expect(Set(state.actions) == list.actions(state.rawValue) && state.actions.count == Set(state.actions).count)
      for action in Action.allCases {
        for role in Role.allCases {
          let what = Comment(rawValue: "\(state) \(action.rawValue) \(role)")
          let step = list.step(state.rawValue, action)
          let bare = outcome { () throws(TransitionError) in try state.after(action, by: "甲", as: role) }
          let blank = outcome { () throws(TransitionError) in try state.after(action, by: "甲", as: role, reason: " \n\u{3000}") }
          let reasoned = outcome { () throws(TransitionError) in
            try state.after(action, by: "甲", as: role, reason: "材料不全", preparer: "乙")
          }
          guard let step else {
            for result in [bare, blank, reasoned] {
              #expect(result == .failure(.notFromHere(state: state.label, action: action, possible: state.actions)), what)
            }
            continue
          }
          guard step.roles.contains(role) else {
            let refused = TransitionError.notThisRole(action: action, allowed: step.roles.map(\.label).sorted())
            for result in [bare, blank, reasoned] { #expect(result == .failure(refused), what) }
            continue
          }
          let ways = step.to.compactMap { State(rawValue: $0) }
          #expect(ways.count == step.to.count && reasoned == ways.first.map { .success($0) }, what)
          for way in State.allCases {
            let chosen = outcome { () throws(TransitionError) in try state.after(action, to: way, by: "甲", as: role, reason: "材料不全") }
            #expect((chosen == .success(way)) == ways.contains(way), what)
          }
          let expected: Result<State, TransitionError> = step.needsReason ? .failure(.reasonMissing(action: action)) : reasoned
          #expect(bare == expected && blank == expected, what)
        }
      }
    }
  }

  @Test("every state is reached from the first, and the states without a step are the final ones")
  func reachability() throws {
    let finals = [
      (try #require(StepList.project), "draft", ["closed", "rejected", "withdrawn"]), (try #require(StepList.target), "draft", ["closed"]),
      (try #require(StepList.allotment), "planned", ["settled", "reduced", "recovered"]),
      (try #require(StepList.monitoring), "notStarted", []), (try #require(StepList.selfEvaluation), "draft", ["published"]),
      (try #require(StepList.finalAccounts), "compiling", ["archived"]),
    ]
    for (list, first, ends) in finals {
      var reached: Set = [first]
      for _ in list.states { reached.formUnion(list.all.filter { reached.contains($0.from) }.flatMap(\.to)) }
      #expect(reached == Set(list.states))
      #expect(Set(list.states.filter { list.actions($0).isEmpty }) == Set(ends))
    }
  }

  @Test("who made a record may not judge it, but may submit it and take it back")
  func preparer() {
    for action in [Action.review, .return] {
      let result = outcome { () throws(TransitionError) in
        try TargetState.submitted.after(action, by: "虚构人甲", as: .departmentReviewer, reason: "依据不足", preparer: "虚构人甲")
      }
      #expect(result == .failure(.preparerReviews(actor: "虚构人甲")))
    }
    func refused<State: LifecycleState>(_ state: State, _ action: Action, _ role: Role) -> Bool {
      outcome { () throws(TransitionError) in try state.after(action, by: "甲", as: role, reason: "说明", preparer: "甲") }
        == .failure(.preparerReviews(actor: "甲"))
    }
    #expect(refused(TargetState.financeReviewed, .approve, .financeBureau))
    #expect(refused(ProjectState.townshipReviewed, .reject, .sectorBureau))
    #expect(refused(SelfEvaluationState.departmentReviewed, .check, .financeBureau))
    #expect(!refused(TargetState.draft, .submit, .unitFinanceOfficer) && !refused(TargetState.submitted, .withdraw, .unitFinanceOfficer))
    #expect(!refused(AllotmentState.allocated, .pay, .unitFinanceOfficer) && !refused(TargetState.approved, .adjust, .unitFinanceOfficer))
  }

  @Test("no role that only reads may take any step")
  func readers() {
    for list in [StepList.project, .target, .allotment, .monitoring, .selfEvaluation, .finalAccounts] {
      #expect(list?.all.allSatisfy { $0.roles.isDisjoint(with: [.auditor, .publicReader]) } == true)
    }
  }
}

/// What an attempted step came to.
func outcome<State: LifecycleState>(_ step: () throws(TransitionError) -> State) -> Result<State, TransitionError> {
  do throws(TransitionError) { return .success(try step()) } catch { return .failure(error) }
}
