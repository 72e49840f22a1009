package import HengDocuments
package import HengDomain
package import HengRules
import HengStore
package import HengValues

/// A form that waits for whoever reviews it (待审的表).
package struct QueuedForm: Sendable {
  package let assessment: ProjectAssessment
  package let kind: FormKind
  package let record: FormRecord
  /// How often it was changed; passing it holds for no other.
  package let changes: Int
  /// The step that passes it, and in which role.
  package let step: PossibleStep
  /// What the rules say of the form.
  package let findings: [Finding]
  /// Since when it waits; nil where no step was recorded.
  package let since: CivilDate?

  package var project: Project { assessment.project }

  package func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

  /// Forms with errors are opened one by one, and so is what needs a grade.
  package var passesInBulk: Bool { count(.error) == 0 && !needsGrade }

  package var needsGrade: Bool {
    if case .target(let sheet) = record { sheet.state == .departmentReviewed } else { false }
  }

  /// Names the form and how it stood on the page: project, kind, changes.
  package var word: String { "\(project.id.text) \(kind.rawValue) \(changes)" }
}

extension FormDesk {
  /// What waits for a review by a person with these roles, the longest first (审核队列); what he sent in himself is left out.
  package func queue(of actor: String, within scope: Scope) async throws(DeskError) -> [QueuedForm] {
    var queue: [QueuedForm] = []
    do {
      for overview in try await ledger.overviews() {
        for assessment in overview.assessments {
          let project = assessment.project
          let roles = scope.roles(in: project.county, department: project.department)
          for kind in FormKind.ofProjects {
            guard let record = assessment.ledger.inWork(kind),
              let step = record.steps(roles, isOwn: false).first(where: { $0.action == .review || $0.action == .check })
            else { continue }
            let own = assessment.ledger.transitions.filter { $0.recordID == record.id }
            if let sent = own.last(where: { $0.action == .submit }), ActorName(sent.actor) == ActorName(actor) { continue }
            queue.append(
              QueuedForm(
                assessment: assessment, kind: kind, record: record,
                changes: try await store.changes(of: record.recordKind, record.id), step: step,
                findings: kind.record.notes(assessment.report, record, assessment.ledger).map(\.finding), since: own.last?.at.date()))
          }
        }
      }
    } catch { throw DeskError(error) }
    return queue.sorted { ($0.since ?? .latest, $0.word) < ($1.since ?? .latest, $1.word) }
  }

  /// Passes forms of the queue, each by itself (批量通过): gives why those that were not passed stay.
  package func pass(_ forms: [QueuedForm], by actor: String, once: String) async throws(DeskError) -> [(form: QueuedForm, why: String)] {
    var kept: [(form: QueuedForm, why: String)] = []
    for (place, form) in forms.enumerated() {
      guard form.passesInBulk else {
        kept.append((form, "有错误或要评等级，请打开逐份办理"))
        continue
      }
      let request = StepRequest(action: form.step.action, changes: form.changes, once: "\(once).\(place)")
      do throws(DeskError) {
        try await step(
          form.project.id.text, form.kind, request, by: Person(actor, as: form.step.role, reason: "批量\(form.step.action.rawValue)通过"))
      } catch {
        if error.isRepeated { continue }
        if StoreTrouble(error) != nil { throw error }
        kept.append((form, error.message))
      }
    }
    return kept
  }
}

extension ProjectLedger {
  /// The record of a kind that is worked on: the newest version or round.
  package func inWork(_ kind: FormKind) -> FormRecord? {
    switch kind.record {
    case .target: targetSheets.max { $0.version < $1.version }.map { .target($0) }
    case .monitoring: monitoring.max { $0.round < $1.round }.map { .monitoring($0) }
    case .selfEvaluation: selfEvaluations.last.map { .selfEvaluation($0) }
    }
  }
}
