import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("The words of the year-end papers are written part by part")
struct WritingTests {
  private struct Ground {
    let desk: DisclosureDesk
    let key: DepartmentYear
    let project: ID<Project>
  }

  private func withDesk(_ engine: Engine, _ body: (Ground) async throws -> Void) async throws {
    try await withDesks(engine, departments: ["甲局", "乙局"]) { _, desks async throws in
      let key = DepartmentYear(county: try AdministrativeDivision("141123"), year: try FiscalYear(2026), department: "甲局")
      try await body(Ground(desk: desks.disclosures, key: key, project: ID("141123.2026.001")))
    }
  }

  private func page(_ ground: Ground, _ part: DisclosurePart) async throws -> DisclosureWriting {
    try #require(try await ground.desk.writing(ground.key, part))
  }

  private func sent(
    _ page: DisclosureWriting, _ ground: Ground, _ texts: [String: String]
  ) -> DisclosureDesk.WritingSubmission {
    DisclosureDesk.WritingSubmission(
      texts: page.texts.merging(texts) { $1 }, was: page.stored, changes: page.changes, once: ground.desk.newKey())
  }

  private func write(
    _ ground: Ground, _ page: DisclosureWriting, _ texts: [String: String], by actor: String = "示例编制人"
  ) async throws -> DisclosureDesk.WritingOutcome {
    try #require(
      try await ground.desk.write(ground.key, page.part, sent(page, ground, texts), by: actor, as: .unitFinanceOfficer))
  }

  @Test("every part is kept and read back as it was written; an emptied part is none", arguments: Engine.allCases)
  func parts(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let written: [(DisclosurePart, [String: String])] = [
        (.explanation, ["duties": "拟订规划\n组织实施", "organisation": "内设三个股", "text.overallReason": "项目增加"]),
        (.evaluation, ["score": "92.5", "achievements": "修路12公里", "measures": "加快支付\n按月通报"]),
        (.targets, ["overall": "巩固成果", "items": "产业：发展两项\n就业：安置80人", "safeguards": "组织：成立专班"]),
        (
          .report(ground.project),
          ["kind": "支出绩效评价报告", "background": "村道损坏", "achievement": "全部完成", "date": "2027-03-28"]
        ),
      ]
      for (part, texts) in written {
        guard case .saved(let saved) = try await write(ground, try await page(ground, part), texts) else {
          Issue.record("\(part) was not saved")
          continue
        }
        for (key, text) in texts { #expect(saved.stored[key] == text, "\(part) \(key)") }
        for (key, text) in try await page(ground, part).stored where texts[key] == nil { #expect(text.isEmpty, "\(part) \(key) \(text)") }
      }
      let record = try #require(try await ground.desk.record(ground.key))
      #expect(record.duties == ["拟订规划", "组织实施"] && record.departmentEvaluation?.score?.description == "92.5")
      #expect(record.targets?.items.map(\.title) == ["产业", "就业"] && record.reports.map(\.kind) == [.evaluation])
      for part in [DisclosurePart.evaluation, .targets, .report(ground.project)] {
        let page = try await page(ground, part)
        let empty = Dictionary(uniqueKeysWithValues: page.fields.filter { $0.key != "kind" }.map { ($0.key, "") })
        _ = try await write(ground, page, empty)
      }
      let cleared = try #require(try await ground.desk.record(ground.key))
      #expect(cleared.departmentEvaluation == nil && cleared.targets == nil && cleared.reports.isEmpty && cleared.duties.count == 2)
    }
  }

  @Test("what cannot stand is told at its place and nothing is kept", arguments: [Engine.sqliteMemory])
  func faults(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let cases: [(DisclosurePart, String, String, String)] = [
        (.evaluation, "score", "120", "0至100"), (.evaluation, "score", "九十", "0至100"), (.targets, "items", "没有冒号", "第1行"),
        (.targets, "items", "产业：", "第1行"), (.report(ground.project), "date", "今年三月", "不是日期"),
        (.explanation, "duties", "电话13800138000", "个人信息"),
        (.explanation, "organisation", String(repeating: "字", count: 20_001), "超过20000字"),
      ]
      for (part, key, text, word) in cases {
        guard case .refused(let page) = try await write(ground, try await page(ground, part), [key: text]) else {
          Issue.record("\(key) \(text.prefix(20)) was not refused")
          continue
        }
        #expect(page.faults.keys.sorted() == [key] && page.faults[key]?.message.contains(word) == true, "\(page.faults)")
        #expect(page.texts[key] == text)
      }
      #expect(try await ground.desk.record(ground.key) == nil)
    }
  }

  @Test("what two people write at once is put together; the same place is asked about", arguments: [Engine.sqliteMemory])
  func together(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let first = try await page(ground, .explanation), second = try await page(ground, .explanation)
      _ = try await write(ground, first, ["duties": "甲写的职责"])
      guard case .saved(let both) = try await write(ground, second, ["organisation": "乙写的机构"], by: "示例编制人乙") else {
        return #expect(Bool(false), "not put together")
      }
      #expect(both.stored["duties"] == "甲写的职责" && both.stored["organisation"] == "乙写的机构")
      guard case .conflict(_, let conflicts) = try await write(ground, second, ["duties": "乙写的职责"], by: "示例编制人乙") else {
        return #expect(Bool(false), "one of two texts was lost")
      }
      #expect(conflicts.map(\.theirs) == ["甲写的职责"] && conflicts.map(\.mine) == ["乙写的职责"])
      #expect(try await ground.desk.record(ground.key)?.duties == ["甲写的职责"])
    }
  }

  @Test("every text of the explanation has its place, once", arguments: [Engine.sqliteMemory])
  func complete(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      let keys = try await page(ground, .explanation).fields.map(\.key)
      #expect(Set(keys).count == keys.count)
      #expect(Set(keys).isSuperset(of: DisclosureText.general.map { "text." + $0.key }))
    }
  }

  @Test("another's project, an unknown department and a strange part open nothing", arguments: [Engine.sqliteMemory])
  func strangers(engine: Engine) async throws {
    try await withDesk(engine) { ground async throws in
      var other = ground.key
      other = DepartmentYear(county: other.county, year: other.year, department: "乙局")
      #expect(try await ground.desk.writing(other, .report(ground.project)) == nil)
      #expect(try await ground.desk.writing(DepartmentYear(county: other.county, year: other.year, department: "丙局"), .targets) == nil)
      #expect(DisclosurePart(word: "report.") == nil && DisclosurePart(word: "else") == nil)
      for part in [DisclosurePart.explanation, .evaluation, .targets, .report(ground.project)] {
        #expect(DisclosurePart(word: part.word) == part)
      }
    }
  }
}
