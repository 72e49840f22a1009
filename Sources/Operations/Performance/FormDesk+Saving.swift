package import HengDocuments
import HengDomain
import HengStore
import HengValues

extension FormDesk {
  /// Keeps what was typed (保存). What somebody else has changed since goes in too; where both changed a cell, nothing is saved.
  package func save(
    _ project: String, _ kind: FormKind, _ sent: Submission, by person: Person
  ) async throws(DeskError) -> Outcome? {
    var sent = sent
    // Another may write between our reading and writing; then it is all read again.
    for _ in 0..<Self.attempts {
      do { return try await saveOnce(project, kind, sent, by: person) } catch let error as LedgerError {
        switch error {
        case .refused(.changedMeanwhile): continue
        // A page that was gone back to, and filled in further: what it says anew is kept.
        case .refused(.repeated): sent.once = newKey()
        default: throw .ledger(error)
        }
      } catch { throw DeskError(error) }
    }
    throw .other("几个人同时在改这份表，没有保存。您填的内容还在，请过一会儿再保存。")
  }

  private static let attempts = 5

  private func saveOnce(_ project: String, _ kind: FormKind, _ sent: Submission, by person: Person) async throws -> Outcome? {
    guard let standing = try await standing(project, kind, month: sent.month) else { return nil }
    guard standing.record.isEditable else {
      throw LedgerError.refused(
        .notEditable(standing.record.recordKind, id: standing.record.id, state: standing.record.stateLabel))
    }
    var (entry, taken) = (sent.entry, [FormKey]())
    if standing.changes != sent.changes {
      let entered = standing.layout.fields.filter { kind.record.isEntered($0) }
      let merge = FormMerge(was: sent.was, mine: sent.entry, theirs: standing.entry.only(entered))
      (entry, taken) = (merge.entry, merge.taken)
      if !merge.conflicts.isEmpty { return .conflict(try work(standing, typed: entry), merge.conflicts) }
    }
    let (record, problems) = standing.taking(entry)
    guard problems.isEmpty else { return .refused(try work(standing, typed: entry)) }
    if !standing.isNew, record == standing.record { return .saved(taken: []) }
    var note = note(person, once: sent.once)
    note.seen = SeenRecord(record.recordKind, record.id, changes: standing.changes)
    try await store(try graded(record, standing), note)
    return .saved(taken: taken)
  }

  func note(_ person: Person, once: String?) -> ChangeNote {
    ChangeNote(actor: person.name, role: person.role, at: now(), reason: person.reason, once: once)
  }

  private func store(_ record: FormRecord, _ note: ChangeNote) async throws {
    switch record {
    case .target(let sheet): try await store.save(targetSheet: sheet, note)
    case .monitoring(let report): try await store.save(monitoring: report, note)
    case .selfEvaluation(let evaluation): try await store.save(selfEvaluation: evaluation, note)
    }
  }

  /// The record as it is kept: a self-evaluation bears the grade of its computed total (自我评定).
  private func graded(_ record: FormRecord, _ standing: StandingForm) throws -> FormRecord {
    guard case .selfEvaluation(var evaluation) = record else { return record }
    let ground = standing.ground
    let assessment = try assess.draft(ground.ledger.holding(record), in: ground.overview, forms: ground.assessment.forms)
    evaluation.selfGrade = assessment.card?.grade
    return .selfEvaluation(evaluation)
  }
}
