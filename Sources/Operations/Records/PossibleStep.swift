package import HengDomain

/// A step that somebody may take with a record now (可办事项).
package struct PossibleStep: Hashable, Sendable {
  /// Where the step leads (去向).
  package struct Way: Hashable, Sendable {
    /// The raw value of the state.
    package let state: String
    package let label: String
  }

  package let action: Action
  /// Several for 退回, which may go to any earlier step.
  package let ways: [Way]
  package let needsReason: Bool
  /// In which of his roles he takes it.
  package let role: Role
}

extension LifecycleState {
  /// The steps of the table of states that the roles allow; what a person prepared himself he does not judge.
  func steps(_ roles: Set<Role>, isOwn: Bool) -> [PossibleStep] {
    actions.compactMap { action in
      guard action != .save, !(isOwn && Action.judging.contains(action)) else { return nil }
      let possible = Self.transitions.filter { $0.from == self && $0.action == action && !$0.roles.isDisjoint(with: roles) }
      guard let first = possible.first, let role = Role.allCases.first(where: { first.roles.contains($0) && roles.contains($0) }) else {
        return nil
      }
      return PossibleStep(
        action: action, ways: possible.map { PossibleStep.Way(state: $0.to.rawValue, label: $0.to.label) },
        needsReason: possible.contains(where: \.needsReason), role: role)
    }
  }
}
