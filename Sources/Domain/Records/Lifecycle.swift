package import HengValues

/// The states of one kind of record and the steps between them (状态机).
package protocol LifecycleState: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
  static var transitions: [Transition<Self>] { get }
  /// The state in the words of the form: 草稿, 已上报, 已批复.
  var label: String { get }
}

/// One allowed step: from a state by an action to the next, who may take it, and whether it needs a reason.
package struct Transition<State: Hashable & Sendable>: Hashable, Sendable {
  package let from: State
  package let action: Action
  package let to: State
  package let roles: Set<Role>
  package let needsReason: Bool

  package init(_ from: State, _ action: Action, _ to: State, by roles: Set<Role>, needsReason: Bool = false) {
    self.from = from
    self.action = action
    self.to = to
    self.roles = roles
    self.needsReason = needsReason || action == .return || action == .reject || action == .withdraw
  }
}

/// What is done to a record (操作), in the words of the trade.
package enum Action: String, CaseIterable, Hashable, Sendable, Codable {
  case save = "保存"
  case submit = "送审"
  case review = "审核"
  case `return` = "退回"
  case withdraw = "撤回"
  case report = "上报"
  case approve = "批复"
  case publish = "公开"
  case adjust = "调整"
  case reject = "否决"
  case schedule = "列入计划"
  case implement = "实施"
  case close = "办结"
  case issue = "下达"
  case allocate = "分配"
  case pay = "支付"
  case settle = "结清"
  case reduce = "调减"
  case recover = "收回"
  case findings = "下发整改"
  case rectify = "整改"
  /// Closes what was rectified.
  case accept = "销号"
  case check = "抽查"
  /// By the rules, not by a person's judgement.
  case verify = "核查"
  /// Opens what was published, for a next version.
  case correct = "更正"
  case archive = "归档"
}

extension Action {
  /// Judges what somebody prepared; the two are never one person (编审分离).
  package static let judging: Set<Action> = [.review, .approve, .check, .return, .reject, .accept]

  /// The words of the trail by which a record is prepared (编制).
  package static let preparing: Set<String> = ["保存", "导入", "核查", "送审", "上报", "调整", "整改"]
}

/// A step that was taken (留痕): who, as what, when, why.
package struct TransitionRecord: Hashable, Sendable {
  package var recordKind: String
  package var recordID: String
  package var from: String
  package var action: Action
  package var to: String
  package var actor: String
  package var role: Role
  package var at: Timestamp
  package var reason: String?

  package init(
    recordKind: String, recordID: String, from: String, action: Action, to: String, actor: String, role: Role,
    at: Timestamp, reason: String?
  ) {
    self.recordKind = recordKind
    self.recordID = recordID
    self.from = from
    self.action = action
    self.to = to
    self.actor = actor
    self.role = role
    self.at = at
    self.reason = reason
  }
}

/// Why a step is refused.
package enum TransitionError: Error, Hashable, Sendable {
  case notFromHere(state: String, action: Action, possible: [Action])
  case notThisRole(action: Action, allowed: [String])
  case reasonMissing(action: Action)
  /// 编制人与审核人不得为同一人.
  case preparerReviews(actor: String)

  package var message: String {
    switch self {
    case .notFromHere(let state, let action, let possible):
      "当前状态为“\(state)”，不能\(action.rawValue)。"
        + (possible.isEmpty ? "该状态下已没有可以进行的操作。" : "可以进行的操作：\(possible.map(\.rawValue).joined(separator: "、"))。")
    case .notThisRole(let action, let allowed): "“\(action.rawValue)”应由\(allowed.joined(separator: "、"))办理。请转交相应人员。"
    case .reasonMissing(let action): "“\(action.rawValue)”必须写明原因。请填写后再提交。"
    case .preparerReviews(let actor): "“\(actor)”是本表编制人，不能审核自己编制的表。请由另一人审核。"
    }
  }
}

extension LifecycleState {
  /// The actions possible from this state.
  package var actions: [Action] {
    Self.transitions.reduce(into: []) { found, step in
      if step.from == self, !found.contains(step.action) { found.append(step.action) }
    }
  }

  /// The state after `action`, or why it is refused. `preparer` is who made the record; reviewing one's own work is refused.
  ///
  /// - Parameter wanted: where an action leads to several states, as 退回 to any earlier step does, the one that is meant; nil is the first.
  package func after(
    _ action: Action, to wanted: Self? = nil, by actor: String, as role: Role, reason: String? = nil, preparer: String? = nil
  ) throws(TransitionError) -> Self {
    let steps = Self.transitions.filter { $0.from == self && $0.action == action && (wanted == nil || $0.to == wanted) }
    guard let first = steps.first else { throw .notFromHere(state: label, action: action, possible: actions) }
    guard let step = steps.first(where: { $0.roles.contains(role) }) else {
      throw .notThisRole(action: action, allowed: first.roles.map(\.label).sorted())
    }
    if step.needsReason, reason?.trimmedSpaces.isEmpty ?? true { throw .reasonMissing(action: action) }
    if Action.judging.contains(action), let preparer, ActorName(preparer) == ActorName(actor) { throw .preparerReviews(actor: actor) }
    return step.to
  }
}
