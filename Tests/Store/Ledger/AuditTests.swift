import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Every change is in the audit trail, and counts the revision up")
struct AuditTests {
  @Test("who, as what, when, why, before and after, in the order of the changes", arguments: Engine.allCases)
  func trail(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let (store, sample) = (shop.store, try Sample("p1", target: .draft))
      try await store.save(ledger: sample.ledger, try note("示例导入员", .financeBureau, reason: "整理旧账"))
      var edited = sample.sheet
      edited.objective = "改过的“目标”\n第二行"
      try await store.save(targetSheet: edited, try note("示例编制人", reason: "更正"))
      // The clock stands still; the order is kept all the same.
      for index in 0..<12 {
        try await store.advance(
          targetSheet: edited.id, index.isMultiple(of: 2) ? .submit : .withdraw, try note("示例编制人", reason: "第\(index)次"))
      }
      let trail = try await store.auditTrail(.performanceTargetSheet, "p1.s1")
      #expect(trail.map(\.action) == ["导入", "保存"] + (0..<6).flatMap { _ in ["送审", "撤回"] })
      #expect(trail.dropFirst(2).map(\.reason) == (0..<12).map { "第\($0)次" })
      let (imported, saved) = (trail[0], trail[1])
      #expect(imported.before == nil)
      #expect(saved.before == imported.after)
      #expect(saved.actor == "示例编制人")
      #expect(saved.role == .unitFinanceOfficer)
      #expect(saved.at == (try note("x").at))
      #expect(saved.reason == "更正")
      #expect(saved.after?.hasPrefix("{\"id\":\"p1.s1\",\"project\":\"p1\",\"county\":\"141123\",\"version\":1,") == true)
      #expect(saved.after?.contains("\"objective\":\"改过的“目标”\\n第二行\"") == true)
      #expect(saved.after?.contains("\"indicator\":[{\"project\":\"p1\"") == true)
      #expect(trail[2].before == "{\"state\":\"draft\"}")
      for (kind, id) in [
        (RecordKind.project, "p1"), (.budgetAllotment, "p1.a1"), (.monitoringReport, "p1.m1"), (.selfEvaluation, "p1.e1"),
        (.county, "141123"),
      ] { #expect(try await store.auditTrail(kind, id).count == 1, "\(kind)") }
      #expect(try await store.auditTrail(.project, "nobody").isEmpty)
    }
  }

  @Test("a change that fails leaves neither entry nor revision nor row", arguments: Engine.allCases)
  func rollback(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      let sample = try Sample("p1", issued: 10)
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      func state() async throws -> [Int64] {
        var numbers = [try await store.revision()]
        for table in ["audit_entry", "project", "payment", "indicator", "fund_row", "transition_record", "county_year"] {
          numbers.append(try await shop.count(table))
        }
        return numbers
      }
      let before = try await state()
      let (good, twin) = (try Sample("p2", try LedgerDice.key("130529", 2023)), try Sample("p3"))
      var clash = twin.ledger
      clash.targetSheets[0].id = ID("p1.s1")
      clash.monitoring = []
      clash.selfEvaluations = []
      let bad = clash
      _ = await ledgerError { try await store.saveAll([good.ledger, bad], try note("示例导入员")) }
      _ = await refusal { try await store.saveAll([good.ledger, sample.ledger], try note("示例导入员")) }
      _ = await refusal { try await store.record(sample.payment("x", 11, from: sample.allotment), try note("示例会计")) }
      _ = await ledgerError { try await store.advance(project: sample.id, .approve, try note("示例经办人")) }
      _ = await refusal { try await store.save(targetSheet: sample.sheet, try note("示例编制人")) }
      _ = await refusal { try await store.adjust(sample.sheet.id, as: sample.sheet.id, try note("示例编制人")) }
      // Audit ids are unique: a store that repeats one can write nothing.
      let careless = LedgerStore(shop.driver) { "1" }
      guard
        case .store(.constraint(let violation, _)) = await ledgerError({ try await careless.save(ledger: good.ledger, try note("示例导入员")) })
      else {
        Issue.record("an audit id was used twice")
        return
      }
      #expect(violation.table == "audit_entry")
      #expect(try await state() == before)
    }
  }

  @Test("the revision grows with every change, and with nothing else", arguments: Engine.allCases)
  func revision(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let (store, key) = (shop.store, try LedgerDice.key())
      let sample = try Sample("p1", target: .draft, monitoring: .draft, evaluation: .draft)
      let county = try LedgerDice.counties()[0]
      let paper = SourcePaper(key: "S001", title: "目标表", publisher: "示例局", year: try FiscalYear(2023))
      let total = UnitTotal(
        county: key.county, year: key.year, order: 0, label: "收入总计", value: "1元", citation: Citation(paper: "S001", lines: "1"))
      let changes: [@Sendable () async throws -> Void] = [
        { try await store.save(ledger: sample.ledger, try note("示例导入员")) }, { try await store.register(paper: paper, try note("登记员")) },
        { try await store.save(unitTotals: [total], of: key, try note("登记员")) },
        { try await store.save(targetSheet: sample.sheet, try note("编制人")) },
        { try await store.save(monitoring: sample.report, try note("编制人")) },
        { try await store.save(selfEvaluation: sample.evaluation, try note("编制人")) },
        { try await store.record(sample.payment("pay", 1, from: sample.allotment), try note("会计")) },
        { try await store.advance(monitoring: sample.report.id, .submit, try note("编制人")) },
        { try await store.save(ledger: Sample("p9", try LedgerDice.key("640122", 2022)).ledger, try note("示例导入员")) },
      ]
      var last = try await store.revision()
      for (index, change) in changes.enumerated() {
        try await change()
        let next = try await store.revision()
        #expect(next > last, "change \(index)")
        last = next
      }
      _ = try await store.ledgers(key)
      _ = try await store.projects(matching: ProjectQuery())
      try await store.register(county: county, try note("登记员"))
      try await store.register(paper: paper, try note("登记员"))
      try await store.record(sample.payment("pay", 1, from: sample.allotment), try note("会计"))
      #expect(try await store.revision() == last)
    }
  }
}
