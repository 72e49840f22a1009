package import HengDomain
import HengValues

/// What was found and is to be mended (整改): issued, answered, accepted.
extension LedgerStore {
  /// Issues a notice or an instruction on a project (下发整改, 批示). It gets its id here: `141123.2026.017.rectification.2`.
  @discardableResult
  package func issue(
    _ notice: RectificationNotice, _ note: ChangeNote
  ) async throws(LedgerError) -> ID<RectificationNotice> {
    try await write(note) { write in
      let county = try write.county(of: notice.project)
      guard !notice.problems.isEmpty else {
        throw LedgerError.refused(.unstorable(what: "整改事项", text: "", reason: "没有写要整改的问题"))
      }
      let place = try write.nextOrdering(.rectification, notice.project)
      var notice = notice
      notice.id = ID("\(notice.project.text).rectification.\(place + 1)")
      notice.state = .open
      for index in notice.problems.indices { notice.problems[index].id = ID("\(notice.id.text).\(index + 1)") }
      try write.insert(
        LedgerRecord(Rectification(notice: notice), county: county, ordering: place), action: Action.findings.rawValue)
      try write.count(county, [.project(notice.project)])
      return notice.id
    }
  }

  /// Keeps the unit's answer and takes the step 整改. Every problem has its item.
  package func answer(
    _ id: ID<RectificationNotice>, _ answer: RectificationAnswer, _ note: ChangeNote
  ) async throws(LedgerError) {
    try await write(note) { write in
      let (old, county, place) = try write.rectification(id)
      guard Set(answer.items.map(\.problem)) == Set(old.notice.problems.map(\.id)) else {
        throw LedgerError.refused(.unstorable(what: "整改回执", text: id.text, reason: "没有逐项答复"))
      }
      let next = try write.step(old.notice.state, .rectify, .rectification, id.text)
      var rectification = Rectification(notice: old.notice, answer: answer)
      rectification.notice.state = next
      try write.replace(
        LedgerRecord(old, county: county, ordering: place), by: LedgerRecord(rectification, county: county, ordering: place),
        action: Action.rectify.rawValue)
      try write.recordStep(
        .rectification, id.text, old.notice.state, .rectify, next, project: old.notice.project, county: county)
      try write.count(county, [.project(old.notice.project)])
    }
  }

  /// 销号, 退回, 撤回; 整改 comes with the answer.
  @discardableResult
  package func advance(
    rectification id: ID<RectificationNotice>, _ action: Action, _ note: ChangeNote
  ) async throws(LedgerError) -> RectificationState {
    try await write(note) { write in try write.advance(.rectification, .rectification, id.text, action, byItself: .rectify) }
  }
}

extension LedgerWrite {
  fileprivate func rectification(
    _ id: ID<RectificationNotice>
  ) throws -> (Rectification, county: AdministrativeDivision, place: Int) {
    guard let row = try transaction.first(LedgerTable.rectification.standing, [.id(id)]) else {
      throw LedgerError.refused(.missing(.rectification, id: id.text))
    }
    let project: ID<Project> = try row.id("project")
    let ledger = try ledger(project)
    guard let place = ledger.rectifications.firstIndex(where: { $0.id == id }) else {
      throw LedgerError.refused(.missing(.rectification, id: id.text))
    }
    return (ledger.rectifications[place], ledger.project.county, place)
  }
}
