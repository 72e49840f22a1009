package import HengDocuments
package import HengDomain
import HengRules
import HengStore
import HengValues

extension FormRecord {
  /// The steps of the table of states that the roles allow; what a person prepared himself he does not judge.
  package func steps(_ roles: Set<Role>, isOwn: Bool) -> [PossibleStep] {
    switch self {
    case .target(let sheet): sheet.state.steps(roles, isOwn: isOwn)
    case .monitoring(let report): report.state.steps(roles, isOwn: isOwn)
    case .selfEvaluation(let evaluation): evaluation.state.steps(roles, isOwn: isOwn)
    }
  }
}

extension FormDesk {
  /// What a person asks for (办理).
  package struct StepRequest: Sendable {
    package var action: Action
    /// Of several ways the one that is meant.
    package var way: String?
    /// 优 and 良 let a target sheet go on (审核等级); of a self-evaluation it is 主管部门审核结论.
    package var grade: Grade?
    package var changes: Int
    package var once: String

    package init(action: Action, way: String? = nil, grade: Grade? = nil, changes: Int, once: String) {
      self.action = action
      self.way = way
      self.grade = grade
      self.changes = changes
      self.once = once
    }
  }

  /// Whether a person prepared the record that is worked on: he then does not judge it.
  package func isOwn(_ work: FormWork, _ actor: String) async throws(DeskError) -> Bool {
    do throws(LedgerError) {
      return try await store.auditTrail(work.record.recordKind, work.record.id).contains { entry in
        Action.preparing.contains(entry.action) && ActorName(entry.actor) == ActorName(actor)
      }
    } catch { throw .ledger(error) }
  }

  /// Takes a step with a form (流转). Sending in asks first whether the form is complete.
  package func step(
    _ project: String, _ kind: FormKind, _ request: StepRequest, by person: Person
  ) async throws(DeskError) {
    guard let standing = try await standing(project, kind), !standing.isNew else { throw .other("这份\(kind.title)还没有保存，没有可以办理的。请先填写并保存。") }
    let missing = FormWork.missing(standing.entry, on: standing.layout).count
    if request.action == .submit, missing > 0 { throw .other("还有\(missing)处必须填的没有填，没有送审。请填好再送。") }
    if case .target(let sheet) = standing.record, sheet.state == .departmentReviewed, request.action == .review {
      guard let grade = request.grade else { throw .other("财政审核绩效目标表要评定等级。请选优、良、中或差") }
      // 财预〔2015〕88号: what is 中 is revised and sent again, what is 差 does not enter the budget.
      guard grade == .excellent || grade == .good else { throw .other("评为“\(grade.rawValue)”的绩效目标不能通过。请退回修改，并写明意见") }
    }
    var note = note(person, once: request.once)
    note.seen = SeenRecord(standing.record.recordKind, standing.record.id, changes: request.changes)
    do throws(LedgerError) { try await take(request, standing.record, note) } catch { throw .ledger(error) }
  }

  /// Whether the page with that word did its work before.
  package func wasSent(_ key: String) async throws(DeskError) -> Bool {
    do throws(LedgerError) { return try await store.wasSent(key) } catch { throw .ledger(error) }
  }

  private func take(_ request: StepRequest, _ record: FormRecord, _ note: ChangeNote) async throws(LedgerError) {
    switch record {
    case .target(let sheet):
      if request.action == .adjust {
        let next = ID<PerformanceTargetSheet>("\(sheet.project.text).target.\(sheet.version + 1)")
        try await store.adjust(sheet.id, as: next, note)
        return
      }
      let conclusion = request.grade.map { ReviewConclusion(grade: $0, opinion: note.reason, reviewer: note.actor, at: note.at) }
      try await store.advance(
        targetSheet: sheet.id, request.action, to: request.way.flatMap { TargetState(rawValue: $0) }, conclusion: conclusion, note)
    case .monitoring(let report):
      try await store.advance(
        monitoring: report.id, request.action, to: request.way.flatMap { MonitoringState(rawValue: $0) }, note)
    case .selfEvaluation(let evaluation):
      try await store.advance(
        selfEvaluation: evaluation.id, request.action, to: request.way.flatMap { SelfEvaluationState(rawValue: $0) },
        reviewGrade: request.grade, note)
    }
  }
}
