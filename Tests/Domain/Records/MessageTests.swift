import HengDomain
import Testing

@Suite("Refusals and labels, read by people")
struct MessageTests {
  private func message<State: LifecycleState>(_ step: () throws(TransitionError) -> State) -> String? {
    if case .failure(let error) = outcome(step) { error.message } else { nil }
  }

  @Test("a refusal says what is wrong and what to do, in Chinese")
  func refusals() {
    #expect(
      message { () throws(TransitionError) in try TargetState.draft.after(.approve, by: "甲", as: .financeBureau) }
        == "当前状态为“草稿”，不能批复。可以进行的操作：送审。")
    #expect(
      message { () throws(TransitionError) in try TargetState.submitted.after(.adjust, by: "甲", as: .financeBureau) }
        == "当前状态为“已上报”，不能调整。可以进行的操作：撤回、审核、退回。")
    #expect(
      message { () throws(TransitionError) in try TargetState.draft.after(.submit, by: "甲", as: .publicReader) }
        == "“送审”应由业务股、单位财务办理。请转交相应人员。")
    #expect(
      message { () throws(TransitionError) in try TargetState.submitted.after(.return, by: "甲", as: .departmentReviewer) }
        == "“退回”必须写明原因。请填写后再提交。")
    #expect(
      message { () throws(TransitionError) in
        try TargetState.submitted.after(.review, by: "虚构人甲", as: .departmentReviewer, preparer: "虚构人甲")
      } == "“虚构人甲”是本表编制人，不能审核自己编制的表。请由另一人审核。")
  }

  @Test("a final state offers no list of nothing")
  func finalStates() throws {
    let said = [
      message { () throws(TransitionError) in try ProjectState.rejected.after(.review, by: "甲", as: .sectorBureau) },
      message { () throws(TransitionError) in try TargetState.closed.after(.adjust, by: "甲", as: .unitFinanceOfficer) },
      message { () throws(TransitionError) in try SelfEvaluationState.published.after(.withdraw, by: "甲", as: .unitFinanceOfficer) },
    ]
    for text in said {
      let text = try #require(text)
      #expect(!text.contains("：。") && text.hasSuffix("该状态下已没有可以进行的操作。"), "\(text)")
    }
  }

  @Test("labels are Chinese and tell the states, roles and levels apart")
  func labels() {
    func distinct(_ labels: [String]) {
      #expect(Set(labels).count == labels.count, "\(labels)")
      for label in labels {
        #expect(!label.isEmpty && label.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) || $0 == "，" })
      }
    }
    distinct(ProjectState.allCases.map(\.label))
    distinct(TargetState.allCases.map(\.label))
    distinct(AllotmentState.allCases.map(\.label))
    distinct(MonitoringState.allCases.map(\.label))
    distinct(SelfEvaluationState.allCases.map(\.label))
    distinct(FinalAccountsState.allCases.map(\.label))
    distinct(Role.allCases.map(\.label))
    distinct(Action.allCases.map(\.rawValue))
    distinct(FundLevel.allCases.map(\.label))
    distinct(IndicatorLevel1.allCases.map(\.label))
    distinct(IndicatorLevel2.allCases.map(\.label))
    distinct(IndicatorDirection.allCases.map(\.label))
    distinct(FundRow.Kind.allCases.map(\.label))
    distinct(ResultAdvice.allCases.map(\.label))
    distinct(DeviationCause.allCases.map(\.rawValue))
  }
}
