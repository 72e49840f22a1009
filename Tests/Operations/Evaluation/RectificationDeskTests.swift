import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("What is to be mended is issued, answered and closed by those whose it is")
struct RectificationDeskTests {
  private struct Ground {
    let store: LedgerStore
    let desk: RectificationDesk
    let ledger: LedgerDesk
    let project: String
  }

  private static let issuer = RectificationDesk.Person("示例审核人", as: .financeBureau, reason: "下发")
  private static let clerk = RectificationDesk.Person("示例编制人", as: .unitFinanceOfficer, reason: "答复")

  private func withDesk(_ engine: Engine, _ body: (Ground) async throws -> Void) async throws {
    try await withDesks(engine) { store, desks async throws in
      try await body(Ground(store: store, desk: desks.rectifications, ledger: desks.ledger, project: "141123.2026.001"))
    }
  }

  private func notice(_ ground: Ground, _ texts: [String] = ["支付慢", "没有写原因"]) async throws -> RectificationNotice {
    let assessment = try #require(try await ground.ledger.assessment(ground.project))
    var notice = ground.desk.draft(assessment, .notice)
    let deadline = try CivilDate("2026-04-01")
    notice.problems = texts.enumerated().map {
      RectificationNotice.Problem(id: ID("x\($0)"), text: $1, basis: "", request: "整改", deadline: deadline)
    }
    return notice
  }

  private func standing(_ ground: Ground) async throws -> RectificationDesk.Standing {
    try #require(try await ground.desk.standing(ground.project, 1))
  }

  private func items(_ standing: RectificationDesk.Standing, done: [Bool]) -> [RectificationAnswer.Item] {
    zip(standing.rectification.notice.problems, done).map {
      RectificationAnswer.Item(problem: $0.id, measure: "已办", isDone: $1, evidence: $1 ? "记-1" : "")
    }
  }

  private func refusal(_ body: () async throws(DeskError) -> Void) async -> String? {
    do throws(DeskError) { try await body(); return nil } catch { return error.message }
  }

  @Test("issued once, answered item by item, returned, answered again, closed by another", arguments: Engine.allCases)
  func life(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let (late, onTime) = (try CivilDate("2026-04-03"), try CivilDate("2026-04-01"))
      let notice = try await notice(ground)
      let id = try await ground.desk.issue(notice, by: Self.issuer, once: "k1")
      #expect(id.text == "141123.2026.001.rectification.1")
      #expect(await refusal { () throws(DeskError) in _ = try await ground.desk.issue(notice, by: Self.issuer, once: "k1") } != nil)
      var now = try await standing(ground)
      #expect(now.rectification.notice.problems.map(\.id.text) == ["\(id.text).1", "\(id.text).2"] && now.issuedBy?.actor == "示例审核人")
      #expect(
        now.rectification.daysOverdue(on: late) == 2 && now.rectification.daysOverdue(on: onTime) == nil)

      let half = items(now, done: [true, false])
      var bare = half
      bare[0].evidence = ""
      #expect(
        await refusal { () throws(DeskError) in
          try await ground.desk.answer(now, bare, number: nil, changes: now.changes, by: Self.clerk, once: "k2")
        }?.contains("佐证") == true)
      #expect(
        await refusal { () throws(DeskError) in
          try await ground.desk.answer(now, [half[0]], number: nil, changes: now.changes, by: Self.clerk, once: "k3")
        }?.contains("逐项") == true)
      try await ground.desk.answer(now, half, number: nil, changes: now.changes, by: Self.clerk, once: "k4")
      let seen = now.changes
      now = try await standing(ground)
      #expect(now.rectification.notice.state == .answered && now.rectification.openProblems.map(\.text) == ["没有写原因"])
      #expect(ground.desk.isOwn(now, " 示例编制人") && !ground.desk.isOwn(now, "示例审核人"))
      // What is not done is not closed, and a page that is out of date does nothing.
      #expect(
        await refusal { () throws(DeskError) in try await ground.desk.step(now, .accept, changes: now.changes, by: Self.issuer, once: "k5")
        }?.contains("还有1个问题") == true)
      #expect(
        await refusal { () throws(DeskError) in try await ground.desk.step(now, .return, changes: seen, by: Self.issuer, once: "k6") }
          != nil)
      try await ground.desk.step(now, .return, changes: now.changes, by: Self.issuer, once: "k7")
      now = try await standing(ground)
      try await ground.desk.answer(now, items(now, done: [true, true]), number: nil, changes: now.changes, by: Self.clerk, once: "k8")
      now = try await standing(ground)
      let own = RectificationDesk.Person("示例编制人", as: .financeBureau, reason: "销号")
      #expect(
        await refusal { () throws(DeskError) in try await ground.desk.step(now, .accept, changes: now.changes, by: own, once: "k9") }?
          .contains("编制人") == true)
      try await ground.desk.step(now, .accept, changes: now.changes, by: Self.issuer, once: "k10")
      now = try await standing(ground)
      #expect(now.rectification.notice.state == .accepted && now.past.map(\.action) == [.rectify, .return, .rectify, .accept])
      #expect(!now.rectification.isOpen && now.rectification.openProblems.isEmpty)
    }
  }

  @Test("the overview tells what was put and what is open; a leader's word is a task with a day", arguments: [Engine.sqliteMemory])
  func overview(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      var instruction = try await notice(ground, ["项目迟迟没有开工"])
      (instruction.kind, instruction.issuer) = (.instruction, "示例领导")
      _ = try await ground.desk.issue(instruction, by: RectificationDesk.Person("示例领导", as: .leader, reason: "批示"), once: "k1")
      let key = CountyYear(county: try AdministrativeDivision("141123"), year: try FiscalYear(2026))
      let overview = try #require(try await ground.ledger.overview(key))
      let matters = OverviewMatters(overview)
      #expect(matters.put.map(\.rectification.notice.kind) == [.instruction] && matters.openCount == 1)
      #expect(overview.budget.text == "80万元")
    }
  }
}
