import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import HengWriters

import Testing

@Suite("Forms are filled in over the ledger")
struct FormDeskTests {
  private struct Ground {
    let store: LedgerStore
    let desk: FormDesk
    let registration: RegistrationDesk
    let project: String
  }

  private static let clerk = FormDesk.Person("示例编制人", as: .unitFinanceOfficer, reason: "填报")

  private func withDesk(_ engine: Engine, _ body: (Ground) async throws -> Void) async throws {
    let project = ProjectEntry([.name: "生产道路", .department: "甲局", .unit: "示例站", .central: "80", .carriedOver: "20", .other: "5"])
    try await withDesks(engine, project: project, years: [2025, 2026]) { store, desks async throws in
      try await body(Ground(store: store, desk: desks.forms, registration: desks.registration, project: "141123.2026.001"))
    }
  }

  private func work(_ desk: FormDesk, _ project: String, _ kind: FormKind = .projectTarget) async throws -> FormWork {
    try #require(try await desk.work(project, kind))
  }

  private func sent(_ work: FormWork, _ desk: FormDesk, _ change: (inout FormEntry) -> Void) -> FormDesk.Submission {
    var entry = work.entry
    change(&entry)
    return FormDesk.Submission(entry: entry, was: work.stored ?? work.entry, changes: work.changes, once: desk.newKey())
  }

  private func save(_ desk: FormDesk, _ project: String, _ sent: FormDesk.Submission, _ kind: FormKind = .projectTarget) async throws
    -> FormWork
  {
    let outcome = try await desk.save(project, kind, sent, by: Self.clerk)
    guard case .saved = outcome else {
      Issue.record("not saved: \(String(describing: outcome))")
      return try await work(desk, project, kind)
    }
    return try await work(desk, project, kind)
  }

  private static func fill(_ entry: inout FormEntry) {
    entry.fields[.head(.objective)] = "修建道路12公里"
    for row in entry.rows.indices {
      entry.rows[row].cells[.row(.name)] = "指标\(row + 1)"
      entry.rows[row].cells[.row(.target)] = "≥\(row + 10)公里"
    }
  }

  @Test(
    "a new form has the money of the registration and a row for each class; last year's comes with its indicators",
    arguments: Engine.allCases)
  func begins(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let new = try await work(ground.desk, ground.project)
      #expect(new.isNew && new.entry.rows.map(\.levels) == FormLevels.ofOpenForm && new.missing.contains(FormKey(.head(.objective))))
      guard case .target(let sheet) = new.record else { return #expect(Bool(false)) }
      #expect(sheet.funds.map { $0.initialBudget.value?.text ?? "" } == ["105万元", "100万元", "5万元"])
      let last = "141123.2025.001"
      _ = try await save(ground.desk, last, sent(try await work(ground.desk, last), ground.desk, Self.fill))
      let copied = try await work(ground.desk, ground.project)
      #expect(copied.isNew && copied.entry.rows.map { $0.cells[.row(.name)] } == (1...9).map { "指标\($0)" } && copied.missing.isEmpty)
    }
  }

  @Test("what is typed is kept, a row moved keeps its indicator, and a page sent twice does its work once", arguments: Engine.allCases)
  func saves(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let desk = ground.desk
      let last = FormKey(.row(.target), row: 8)
      let first = sent(try await work(desk, ground.project), desk) {
        Self.fill(&$0)
        $0[last] = ""
      }
      let saved = try await save(desk, ground.project, first)
      #expect(saved.changes == 1 && saved.entry[FormKey(.row(.target), row: 2)] == "≥12公里")
      let again = try await save(desk, ground.project, first)
      #expect(again.changes == 1, "the same page again changes nothing")
      // A page that was gone back to and filled in further keeps both.
      var further = first
      further.entry[last] = "≥90%"
      let kept = try await save(desk, ground.project, further)
      #expect(kept.changes == 2 && kept.entry[last] == "≥90%")
      let ids = saved.entry.rows.map(\.indicator)
      #expect(Set(ids).count == ids.count && !ids.contains(""))
      let moved = try await save(desk, ground.project, sent(kept, desk) { $0.rows.swapAt(0, 1) })
      #expect(moved.entry.rows.map(\.indicator) == [ids[1], ids[0]] + ids[2...])
    }
  }

  @Test("two people: cells of one alone go in both, the same cell is asked for, and nothing is lost", arguments: Engine.allCases)
  func conflict(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let desk = ground.desk
      let opened = try await save(desk, ground.project, sent(try await work(desk, ground.project), desk, Self.fill))
      let key = FormKey(.row(.target), row: 0)
      let mine = sent(opened, desk) { ($0[key], $0[FormKey(.row(.target), row: 1)]) = ("≥1公里", "≥2公里") }
      let theirs = sent(opened, desk) { ($0[key], $0.fields[.head(.objective)]) = ("≥9公里", "改过的目标") }
      _ = try await save(desk, ground.project, theirs)
      guard case .conflict(let work, let conflicts)? = try await desk.save(ground.project, .projectTarget, mine, by: Self.clerk) else {
        return #expect(Bool(false), "no conflict")
      }
      #expect(conflicts.map(\.key) == [key])
      #expect(conflicts.map { [$0.was, $0.theirs, $0.mine] } == [["≥10公里", "≥9公里", "≥1公里"]])
      #expect(work.entry.fields[.head(.objective)] == "改过的目标")
      #expect(try await self.work(desk, ground.project).entry[key] == "≥9公里", "nothing is written before somebody chose")
      let chosen = FormDesk.Submission(entry: work.entry, was: work.entry, changes: work.changes, once: desk.newKey())
      let saved = try await save(desk, ground.project, chosen)
      #expect(saved.entry[key] == "≥1公里" && saved.entry[FormKey(.row(.target), row: 1)] == "≥2公里")
      #expect(saved.entry.fields[.head(.objective)] == "改过的目标")
    }
  }

  @Test("a form comes back from its own workbook as it went out")
  func workbook() async throws {
    try await withDesk(.sqliteMemory) { ground async throws in
      let desk = ground.desk
      let saved = try await save(desk, ground.project, sent(try await work(desk, ground.project), desk, Self.fill))
      let bytes = try PrintForm.print(FormRequest(.projectTarget), of: saved.assessment, as: .xlsx)
      let empty = try #require(try await desk.work("141123.2025.001", .projectTarget))
      let read = try FormDesk.read(bytes, into: empty)
      #expect(read.fields == saved.entry.fields && read.rows.map(\.levels) == saved.entry.rows.map(\.levels))
      #expect(read.rows.map { $0.cells[.row(.target)] } == saved.entry.rows.map { $0.cells[.row(.target)] })
      #expect(try FormDesk.read(bytes, into: saved).rows.map(\.indicator) == saved.entry.rows.map(\.indicator))
      #expect(throws: DeskError.self) { try FormDesk.read(Array("no workbook".utf8), into: empty) }
    }
  }

  @Test("a page knows fewer fields than the record: what it does not show is neither a change nor a conflict, and a row removed stays away")
  func shownFields() async throws {
    try await withDesk(.sqliteMemory) { ground async throws in
      let desk = ground.desk
      let opened = try await save(desk, ground.project, sent(try await work(desk, ground.project), desk, Self.fill))
      let entered = opened.layout.fields.filter { opened.kind.record.isEntered($0) }
      var mine = sent(opened, desk) { _ in }
      (mine.entry, mine.was) = (mine.entry.only(entered), mine.was.only(entered))
      mine.entry.rows.remove(at: 4)
      _ = try await save(desk, ground.project, sent(opened, desk) { $0.fields[.head(.objective)] = "改过的目标" })
      guard case .saved(let taken)? = try await desk.save(ground.project, .projectTarget, mine, by: Self.clerk) else {
        return #expect(Bool(false), "not saved")
      }
      let merged = try await work(desk, ground.project)
      #expect(merged.entry.rows.count == 8 && !merged.entry.rows.contains { $0.cells[.row(.name)] == "指标5" })
      #expect(taken == [FormKey(.head(.objective))] && merged.entry.fields[.head(.objective)] == "改过的目标")
    }
  }

  @Test("from targets to a score: later papers stand on the approved sheet, and points are split as the profile says")
  func year() async throws {
    try await withDesk(.sqliteMemory) { ground async throws in
      let desk = ground.desk
      #expect(try await desk.work(ground.project, .projectSelfEvaluation) == nil)
      let saved = try await save(desk, ground.project, sent(try await work(desk, ground.project), desk, Self.fill))
      func step(_ action: Action, _ role: Role, _ actor: String, _ grade: Grade? = nil) async throws {
        let changes = try await work(desk, ground.project).changes
        try await desk.step(
          ground.project, .projectTarget, .init(action: action, grade: grade, changes: changes, once: desk.newKey()),
          by: FormDesk.Person(actor, as: role, reason: "按程序办理"))
      }
      try await step(.submit, .unitFinanceOfficer, "示例编制人")
      await #expect(throws: DeskError.self) { try await step(.review, .departmentReviewer, "示例编制人") }
      try await step(.review, .departmentReviewer, "示例审核人")
      await #expect(throws: DeskError.self) { try await step(.review, .financeBureau, "示例财政", .fair) }
      try await step(.review, .financeBureau, "示例财政", .good)
      try await step(.approve, .financeBureau, "示例财政")
      for month in [0, 13] {
        await #expect(throws: DeskError.self) { try await desk.work(ground.project, .projectMonitoring, month: month) }
      }
      let monitoring = try await work(desk, ground.project, .projectMonitoring)
      #expect(monitoring.rowNames == saved.rowNames && monitoring.missing.count == 18)
      let standing = try #require(try await desk.standing(ground.project, .projectMonitoring))
      var typed = monitoring.entry
      typed[FormKey(.row(.forecast), row: 4)] = "9公里"
      let expected = standing.expectingTargets(typed).rows.map { $0.cells[.row(.forecast)] }
      #expect(monitoring.hasOpenForecasts && expected == (0..<9).map { $0 == 4 ? "9公里" : "\($0 + 10)公里" })
      let evaluation = try await work(desk, ground.project, .projectSelfEvaluation)
      #expect(
        evaluation.entry.rows.compactMap { $0.cells[.row(.weight)] } == [
          "12.50", "12.50", "12.50", "12.50", "7.50", "7.50", "7.50", "7.50", "10",
        ])
      let refused = try await desk.save(
        ground.project, .projectSelfEvaluation, sent(evaluation, desk) { $0[FormKey(.row(.weight), row: 3)] = "十分" }, by: Self.clerk)
      guard case .refused(let work)? = refused else { return #expect(Bool(false), "not refused") }
      #expect(work.problems.map(\.key) == [FormKey(.row(.weight), row: 3)] && work.entry[FormKey(.row(.weight), row: 3)] == "十分")
    }
  }

  @Test("what the payments tell stands in a new form and is theirs until somebody types another value", arguments: Engine.allCases)
  func evidence(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let (desk, cost) = (ground.desk, 8)
      let opened = try await work(desk, ground.project)
      let sheet = sent(opened, desk) {
        Self.fill(&$0)
        $0.rows[cost].levels = FormLevels(level1: .output, level2: .cost)
        $0[FormKey(.row(.target), row: cost)] = "≤105万元"
      }
      let saved = try await save(desk, ground.project, sheet)
      guard case .target(let stored) = saved.record else { return #expect(Bool(false)) }
      let payment = Payment(
        id: ID("y1"), of: saved.project, date: try CivilDate("2026-02-01"), amount: Money(fen: 52_500_00), purpose: "示例",
        citation: Citation(paper: "账", lines: "1"))
      let note = ChangeNote(actor: "李样本", role: .unitFinanceOfficer, at: try Timestamp("2026-03-01T02:00:00Z"), reason: "支付")
      _ = try await ground.store.record(payment, note)
      let place = try #require(stored.indicators.sorted { $0.order < $1.order }.firstIndex { $0.target.printed == "≤105万元" })
      let key = FormKey(.row(.actual), row: place)
      let begun = try await work(desk, ground.project, .projectSelfEvaluation)
      #expect(begun.entry[key] == "5.25万元")
      #expect(begun.hints(key) == [.ledger(value: "5.25万元", formula: "支付合计", payments: 1, isTaken: true)])
      let kept = try await save(desk, ground.project, sent(begun, desk) { _ in }, .projectSelfEvaluation)
      guard case .selfEvaluation(let evaluation) = kept.record else { return #expect(Bool(false)) }
      #expect(evaluation.rows[place].actualSource == .payments([payment.id]))
      let typed = try await save(desk, ground.project, sent(kept, desk) { $0[key] = "6万元" }, .projectSelfEvaluation)
      guard case .selfEvaluation(let changed) = typed.record else { return #expect(Bool(false)) }
      #expect(changed.rows[place].actualSource == .typed)
      #expect(typed.hints(key) == [.ledger(value: "5.25万元", formula: "支付合计", payments: 1, isTaken: false)])
      let monitoring = try await work(desk, ground.project, .projectMonitoring)
      #expect(monitoring.entry[FormKey(.row(.valueToDate), row: place)] == "5.25万元")
      try await secondRound(ground, monitoring, place)
    }
  }

  /// The round after has the forecasts of the first and what was said of them; its values are taken over when asked for alone.
  private func secondRound(_ ground: Ground, _ first: FormWork, _ told: Int) async throws {
    let (desk, other) = (ground.desk, (told + 1) % 9)
    let (value, forecast) = (FormKey(.row(.valueToDate), row: other), FormKey(.row(.forecast), row: other))
    let kept = try await save(
      desk, ground.project,
      sent(first, desk) {
        for row in $0.rows.indices where row != told { $0[FormKey(.row(.valueToDate), row: row)] = "3公里" }
        for row in $0.rows.indices { $0[FormKey(.row(.forecast), row: row)] = row == told ? "105万元" : "9公里" }
        $0[FormKey(.row(.cause), row: other)] = "雨季停工"
      }, .projectMonitoring)
    #expect(!kept.hasOpenValues)
    for (action, role, actor) in [(Action.submit, Role.unitFinanceOfficer, "示例编制人"), (.review, .departmentReviewer, "示例审核人")] {
      let changes = try await work(desk, ground.project, .projectMonitoring).changes
      try await desk.step(
        ground.project, .projectMonitoring, .init(action: action, changes: changes, once: desk.newKey()),
        by: FormDesk.Person(actor, as: role, reason: "按程序办理"))
    }
    let next = try #require(try await desk.work(ground.project, .projectMonitoring, month: 10))
    #expect(next.isNew && next.entry[value].isEmpty && next.entry[forecast] == "9公里" && next.hasOpenValues)
    #expect(next.entry[FormKey(.row(.cause), row: other)] == "雨季停工")
    #expect(next.hints(value) == [.lastRound(value: "3公里", months: "1-7月")])
    let standing = try #require(try await desk.standing(ground.project, .projectMonitoring, month: 10))
    #expect(standing.takingLastRound(next.entry)[value] == "3公里")
  }
}
