package import HengValues

/// A notice that asks a unit to mend what an evaluation, a monitoring round or an inspection found (整改通知书), or a leader's word (批示).
package struct RectificationNotice: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case notice
    /// Opens a task with a day; it changes no budget by itself.
    case instruction

    package var label: String { self == .notice ? "整改通知" : "批示" }
  }

  /// One thing to be mended, with what it rests on and until when (整改事项).
  package struct Problem: Hashable, Sendable {
    package var id: ID<Problem>
    /// 问题.
    package var text: String
    /// 依据: a regulation, or the code of the rule that found it.
    package var basis: String
    /// 整改要求.
    package var request: String
    package var deadline: CivilDate?

    package init(id: ID<Problem>, text: String, basis: String, request: String, deadline: CivilDate? = nil) {
      self.id = id
      self.text = text
      self.basis = basis
      self.request = request
      self.deadline = deadline
    }
  }

  package var id: ID<RectificationNotice>
  package var kind: Kind
  /// 文号; nil while the notice is a draft.
  package var number: DocumentNumber?
  /// 发文单位.
  package var issuer: String
  /// 主送单位.
  package var addressee: String
  package var project: ID<Project>
  package var problems: [Problem]
  /// Of the letter.
  package var date: CivilDate?
  package var state: RectificationState
  package var citation: Citation

  package init(
    id: ID<RectificationNotice>, kind: Kind = .notice, number: DocumentNumber? = nil, issuer: String, addressee: String,
    project: ID<Project>, problems: [Problem], date: CivilDate? = nil, state: RectificationState = .open, citation: Citation
  ) {
    self.id = id
    self.kind = kind
    self.number = number
    self.issuer = issuer
    self.addressee = addressee
    self.project = project
    self.problems = problems
    self.date = date
    self.state = state
    self.citation = citation
  }

  /// The last day on which something is due; nil where no problem has a deadline.
  package var deadline: CivilDate? { problems.compactMap(\.deadline).max() }

  /// Problems that an answer leaves open; all of them without an answer, none once it is accepted.
  package func openProblems(_ answer: RectificationAnswer?) -> [Problem] {
    if state == .accepted || state == .withdrawn { return [] }
    let done = Set((answer?.items ?? []).filter(\.isDone).map(\.problem))
    return problems.filter { !done.contains($0.id) }
  }
}

/// What the unit reports back (整改回执, 整改报告).
package struct RectificationAnswer: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var problem: ID<RectificationNotice.Problem>
    /// 整改措施.
    package var measure: String
    /// 已完成 or 未完成.
    package var isDone: Bool
    /// 佐证材料.
    package var evidence: String
    /// When it was done, or will be.
    package var date: CivilDate?

    package init(
      problem: ID<RectificationNotice.Problem>, measure: String, isDone: Bool, evidence: String = "", date: CivilDate? = nil
    ) {
      self.problem = problem
      self.measure = measure
      self.isDone = isDone
      self.evidence = evidence
      self.date = date
    }
  }

  package var id: ID<RectificationAnswer>
  package var notice: ID<RectificationNotice>
  package var number: DocumentNumber?
  package var items: [Item]
  package var date: CivilDate?
  package var citation: Citation

  package init(
    id: ID<RectificationAnswer>, notice: ID<RectificationNotice>, number: DocumentNumber? = nil, items: [Item],
    date: CivilDate? = nil, citation: Citation
  ) {
    self.id = id
    self.notice = notice
    self.number = number
    self.items = items
    self.date = date
    self.citation = citation
  }
}

extension Sequence<RectificationNotice> {
  /// How many problems are not yet mended, by the newest answer to each notice; drafts without a date count as well.
  package func unrectified(_ answers: [RectificationAnswer]) -> Int {
    let newest = Dictionary(answers.map { ($0.notice, $0) }) { _, later in later }
    return map { $0.openProblems(newest[$0.id]).count }.reduce(0, +)
  }
}

/// A notice with the newest answer to it, as the ledger keeps them (整改台账).
package struct Rectification: Hashable, Sendable {
  package var notice: RectificationNotice
  package var answer: RectificationAnswer?

  package init(notice: RectificationNotice, answer: RectificationAnswer? = nil) {
    self.notice = notice
    self.answer = answer
  }

  package var id: ID<RectificationNotice> { notice.id }
  package var openProblems: [RectificationNotice.Problem] { notice.openProblems(answer) }
  /// Whether something is still to be done, by the unit or by who asked for it.
  package var isOpen: Bool { notice.state != .accepted && notice.state != .withdrawn }

  /// Days beyond the earliest deadline of what is open; nil while none is passed.
  package func daysOverdue(on today: CivilDate) -> Int? {
    guard isOpen, let first = openProblems.compactMap(\.deadline).min(), first < today else { return nil }
    return today.days(since: first)
  }
}

package enum RectificationState: String, LifecycleState {
  case open, answered, accepted, returned, withdrawn

  package var label: String {
    switch self {
    case .open: "待整改"
    case .answered: "已回复"
    case .accepted: "已销号"
    case .returned: "已退回"
    case .withdrawn: "已撤回"
    }
  }

  /// Who asks for a rectification, and so accepts the answer.
  package static let issuers: Set<Role> = [.departmentReviewer, .financeBureau, .leader]

  package static let transitions: [Transition<RectificationState>] = [
    Transition(.open, .rectify, .answered, by: Role.ofUnits, needsReason: true),
    Transition(.open, .withdraw, .withdrawn, by: issuers),
    Transition(.answered, .accept, .accepted, by: issuers),
    Transition(.answered, .return, .returned, by: issuers),
    Transition(.returned, .rectify, .answered, by: Role.ofUnits, needsReason: true),
    Transition(.returned, .withdraw, .withdrawn, by: issuers),
  ]
}
