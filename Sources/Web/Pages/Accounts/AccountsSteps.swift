import HengDomain
import HengOperations
import HengValues

/// The five steps of final accounts with the one that is next, and what sends back (办理步骤).
struct AccountsSteps {
  /// One of the five steps from compiling to publication.
  struct Stage {
    let number: Int
    let name: String
    let isDone: Bool
    let isCurrent: Bool
    let when: String
  }

  /// The step that leads on: sent from here, or from a page of its own.
  struct Next {
    let action: String
    let name: String
    /// Of a page that asks once more; nil where the step is sent from here.
    let page: String?
    let button: String
    let isApproval: Bool
    let today: String
    let deadline: String?
    let isOverdue: Bool
  }

  struct Other {
    let action: String
    let name: String
    let needsReason: Bool
    let number: Int
  }

  let stages: [Stage]
  let next: Next?
  let others: [Other]
  let hasOthers: Bool
  let address: String
  let changes: Int
  let once: String
  let refusal: String?
  let reason: String
  /// The accounts are one's own, and the next step is another's.
  let isOwn: Bool
  /// What is waited for, where the visitor has no step.
  let waiting: String?

  init(_ work: AccountsWork, _ roles: Set<Role>, once: String, today: CivilDate, _ refusal: String?, _ typed: MultipartForm?) {
    let key = work.key
    stages = Self.stages(work)
    next = work.next.map { Self.next($0, work, today) }
    let apart: Set<Action> = [.correct]
    others = work.steps.filter { $0 != work.next && !apart.contains($0.action) }.enumerated().map { number, step in
      Other(action: step.action.rawValue, name: Self.word(step.action), needsReason: step.needsReason, number: number + 1)
    }
    hasOthers = !others.isEmpty
    address = Address.accountsStep(key)
    changes = work.changes
    self.once = once
    self.refusal = refusal
    reason = typed?.text("reason") ?? ""
    isOwn = work.isKeptFrom(roles)
    waiting = next == nil && !isOwn ? Self.waiting(work.state) : nil
  }

  /// The word of a step of final accounts: they are 上报, not 送审.
  static func word(_ action: Action) -> String { action == .submit ? Action.report.rawValue : action.rawValue }

  /// A state stands for the step that is done; the next one is in hand.
  private static func stages(_ work: AccountsWork) -> [Stage] {
    let done =
      switch work.state {
      case .compiling: 0
      case .checked: 2
      case .submitted: 3
      case .approved: 4
      case .published, .archived: 5
      }
    let steps: [(String, Action?)] = [("编制", nil), ("核查", .verify), ("上报", .submit), ("批复", .approve), ("公开", .publish)]
    return steps.enumerated().map { index, step in
      let last = index < done ? work.progress?.steps.last { $0.action == step.1 } : nil
      return Stage(
        number: index + 1, name: step.0, isDone: index < done, isCurrent: index == done,
        when: last.map { PageParts.words($0.at.date().chineseText) } ?? "")
    }
  }

  private static func next(_ step: PossibleStep, _ work: AccountsWork, _ today: CivilDate) -> Next {
    let left = work.due.map { $0.days(since: today) }
    return Next(
      action: step.action.rawValue, name: word(step.action), page: step.action == .publish ? Address.accountsPublish(work.key) : nil,
      button: step.action == .publish ? "去公开" : step.action == .verify ? "核查，没有错误就通过" : word(step.action),
      isApproval: step.action == .approve, today: today.text,
      deadline: work.due.map { due in "\(due.chineseText)截止，" + (left ?? 0 < 0 ? "逾期\(-(left ?? 0))天" : "剩\(left ?? 0)天") },
      isOverdue: left ?? 0 < 0)
  }

  private static func waiting(_ state: FinalAccountsState) -> String {
    switch state {
    case .compiling: "等单位财务编制和核查"
    case .checked: "等单位财务上报"
    case .submitted: "等财政局批复"
    case .approved: "等主管部门公开"
    case .published: "已经公开"
    case .archived: "已经归档"
    }
  }
}
