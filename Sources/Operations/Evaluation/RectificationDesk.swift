package import HengDocuments
package import HengDomain
package import HengRules
package import HengStore
package import HengValues

/// Where problems are put to a unit, answered and closed (整改台).
package struct RectificationDesk: Sendable {
  let store: LedgerStore
  private let ledger: LedgerDesk
  private let print: PrintReport
  let now: TimeSource

  package init(store: LedgerStore, ledger: LedgerDesk, library: ProfileLibrary, now: @escaping TimeSource) {
    self.init(store, ledger, PrintReport(library), now)
  }

  private init(_ store: LedgerStore, _ ledger: LedgerDesk, _ print: PrintReport, _ now: @escaping TimeSource) {
    (self.store, self.ledger, self.print, self.now) = (store, ledger, print, now)
  }

  /// The same desk as a person may use it.
  package func within(_ scope: Scope) -> RectificationDesk { RectificationDesk(store.within(scope), ledger.within(scope), print, now) }

  package typealias Person = RegistrationDesk.Person

  /// What has been put to the unit of a project, with where it stands (整改事项).
  package struct Standing: Sendable {
    package let assessment: ProjectAssessment
    package let rectification: Rectification
    /// Its place among those of the project, from 1.
    package let number: Int
    /// How often it was changed; a step holds for no other.
    package let changes: Int
    /// Its steps so far.
    package let past: [TransitionRecord]
    package let issuedBy: AuditedAct?

    /// Who issued it and when (下发).
    package struct AuditedAct: Hashable, Sendable {
      package let actor: String
      package let role: Role
      package let day: CivilDate
    }

    package var project: Project { assessment.project }

    /// The steps that the roles allow; who answered does not close.
    package func steps(_ roles: Set<Role>, isOwn: Bool) -> [PossibleStep] { rectification.notice.state.steps(roles, isOwn: isOwn) }
  }

  /// Nil for what is not there, or outside the scope.
  package func standing(_ project: String, _ number: Int) async throws(DeskError) -> Standing? {
    guard let assessment = try await ledger.assessment(project), assessment.ledger.rectifications.indices.contains(number - 1) else {
      return nil
    }
    let rectification = assessment.ledger.rectifications[number - 1]
    do throws(LedgerError) {
      let trail = try await store.auditTrail(.rectification, rectification.id.text)
      let issued = trail.first { $0.action == Action.findings.rawValue }
      return Standing(
        assessment: assessment, rectification: rectification, number: number,
        changes: try await store.changes(of: .rectification, rectification.id.text),
        past: assessment.ledger.transitions.filter { $0.recordID == rectification.id.text },
        issuedBy: issued.map { Standing.AuditedAct(actor: $0.actor, role: $0.role, day: $0.at.date()) })
    } catch { throw .ledger(error) }
  }

  /// Whether a person answered it, and so leaves closing it to another.
  package func isOwn(_ standing: Standing, _ actor: String) -> Bool {
    standing.past.contains { $0.action == .rectify && ActorName($0.actor) == ActorName(actor) }
  }

  /// What the findings of a project propose (拟整改通知); one without problems where there are none.
  package func draft(_ assessment: ProjectAssessment, _ kind: RectificationNotice.Kind) -> RectificationNotice {
    let project = assessment.project
    if kind == .notice, let proposed = try? print.notice(of: assessment) { return proposed }
    return RectificationNotice(
      id: ID("\(project.id.text).rectification"), kind: kind, issuer: kind == .notice ? "\(assessment.county.name)财政局" : "",
      addressee: project.implementingUnit, project: project.id, problems: [], citation: Citation(paper: kind.label, lines: "网页填写"))
  }

  /// Issues it, and so begins the unit's task (下发).
  package func issue(_ notice: RectificationNotice, by person: Person, once: String) async throws(DeskError) -> ID<RectificationNotice> {
    do throws(LedgerError) {
      return try await store.issue(
        notice, ChangeNote(actor: person.name, role: person.role, at: now(), reason: person.reason, once: once))
    } catch { throw .ledger(error) }
  }

  /// Keeps the unit's answer (整改回执). What is not done needs its measure as well.
  package func answer(
    _ standing: Standing, _ items: [RectificationAnswer.Item], number: DocumentNumber?, changes: Int, by person: Person, once: String
  ) async throws(DeskError) {
    for (place, item) in items.enumerated() where item.measure.isEmpty {
      throw .other("第\(place + 1)个问题没有写整改措施。没有完成的，写明原因和下一步安排")
    }
    for (place, item) in items.enumerated() where item.isDone && item.evidence.isEmpty {
      throw .other("第\(place + 1)个问题写了已完成，没有写佐证材料。请写明凭证号、文号或照片编号")
    }
    let id = standing.rectification.id
    let answer = RectificationAnswer(
      id: ID(id.text + ".answer"), notice: id, number: number, items: items, date: now().date(),
      citation: standing.rectification.notice.citation)
    do throws(LedgerError) { try await store.answer(id, answer, note(person, once, changes, id)) } catch { throw .ledger(error) }
  }

  /// 销号 only closes what is done as a whole; else it goes back.
  package func step(
    _ standing: Standing, _ action: Action, changes: Int, by person: Person, once: String
  ) async throws(DeskError) {
    let open = standing.rectification.openProblems.count
    if action == .accept, open > 0 { throw .other("还有\(open)个问题没有完成，不能销号。请退回，写明还要做什么") }
    let id = standing.rectification.id
    do throws(LedgerError) { try await store.advance(rectification: id, action, note(person, once, changes, id)) } catch {
      throw .ledger(error)
    }
  }

  private func note(_ person: Person, _ once: String, _ changes: Int, _ id: ID<RectificationNotice>) -> ChangeNote {
    ChangeNote(
      actor: person.name, role: person.role, at: now(), reason: person.reason, once: once,
      seen: SeenRecord(.rectification, id.text, changes: changes))
  }

  package func newKey() -> String { store.newKey() }

  package func wasSent(_ key: String) async throws(DeskError) -> Bool {
    do throws(LedgerError) { return try await store.wasSent(key) } catch { throw .ledger(error) }
  }

  package var today: CivilDate { now().date() }

  /// The letter as it was issued, and the unit's answer to it, blank before there is one.
  package func letter(_ standing: Standing) -> Document {
    RectificationPapers.notice(standing.rectification.notice, project: standing.project.name, work: "绩效管理")
  }

  package func answerLetter(_ standing: Standing) -> Document {
    let (notice, project) = (standing.rectification.notice, standing.project)
    guard let answer = standing.rectification.answer else {
      return RectificationPapers.blankAnswer(to: notice, project: project.name, unit: project.implementingUnit)
    }
    return RectificationPapers.answer(answer, to: notice, project: project.name, unit: project.implementingUnit)
  }
}
