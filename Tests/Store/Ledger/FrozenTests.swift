import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("The schema keeps what was promised, also against raw SQL")
struct FrozenTests {
  private static let lines = "'S000', '1'"

  @Test("approved sheets and published self-evaluations are not changed, added to or deleted", arguments: Engine.allCases)
  func frozen(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var sample = try Sample("p1")
      sample.ledger.payments = [sample.payment("pay", 1, from: nil)]
      sample.ledger.selfEvaluations[0].rows[0].actualSource = .payments([ID("pay")])
      // A second project whose papers are still open: rows must not move into or out of frozen papers.
      let open = try Sample("p2", target: .draft, evaluation: .draft)
      try await shop.store.saveAll([sample.ledger, open.ledger], try note("示例导入员"))
      let before = try await shop.store.ledgers(LedgerDice.key())
      let sheet = [
        "UPDATE performance_target_sheet SET objective = 'x' WHERE id = 'p1.s1'",
        "UPDATE performance_target_sheet SET state = 'draft' WHERE id = 'p1.s1'",
        "UPDATE performance_target_sheet SET state = 'adjusting' WHERE id = 'p1.s1'",
        "UPDATE performance_target_sheet SET state = 'closed', objective = 'x' WHERE id = 'p1.s1'",
        "UPDATE performance_target_sheet SET conclusion_grade = '优', conclusion_opinion = '', conclusion_reviewer = '', conclusion_at = '2026-03-01T08:30:00Z' WHERE id = 'p1.s1'",
        "DELETE FROM performance_target_sheet WHERE id = 'p1.s1'", "UPDATE indicator SET target = '≥1户' WHERE target_sheet = 'p1.s1'",
        "UPDATE indicator SET target = '≥1户'", "DELETE FROM indicator WHERE target_sheet = 'p1.s1'",
        "INSERT INTO indicator (project, target_sheet, ordering, id, level1, level2, name, target, cited_paper, cited_lines) VALUES ('p1', 'p1.s1', 9, 'new', 'output', 'quantity', 'x', 'x', \(Self.lines))",
        "UPDATE indicator SET project = 'p1', target_sheet = 'p1.s1', ordering = 9 WHERE id = 'p2.i0'",
        "UPDATE fund_row SET rate = 'value:1%' WHERE target_sheet = 'p1.s1'", "DELETE FROM fund_row WHERE target_sheet = 'p1.s1'",
        "INSERT INTO fund_row SELECT project, target_sheet, monitoring_report, self_evaluation, 9, kind, initial_budget, revised_budget, outturn, rate, weight, score, cited_paper, cited_lines FROM fund_row WHERE target_sheet = 'p1.s1'",
      ]
      for attack in sheet {
        #expect(await violation(shop.driver, attack) == ConstraintViolation(.rule, name: "approved_target_sheet_is_immutable"), "\(attack)")
      }
      let evaluation = [
        "UPDATE self_evaluation SET achievement = 'x' WHERE id = 'p1.e1'", "UPDATE self_evaluation SET state = 'draft' WHERE id = 'p1.e1'",
        "DELETE FROM self_evaluation WHERE id = 'p1.e1'",
        "UPDATE self_evaluation_row SET printed_score = 'value:0' WHERE self_evaluation = 'p1.e1'",
        "UPDATE self_evaluation_row SET printed_score = 'value:0'", "DELETE FROM self_evaluation_row WHERE self_evaluation = 'p1.e1'",
        "UPDATE self_evaluation_row SET project = 'p1', self_evaluation = 'p1.e1', ordering = 9 WHERE self_evaluation = 'p2.e1' AND ordering = 0",
        "INSERT INTO self_evaluation_row SELECT project, self_evaluation, 9, target_sheet, indicator, actual, actual_source, surveyed, satisfied, weight, printed_score, coefficient, is_target_too_low, deviation, cited_paper, cited_lines FROM self_evaluation_row WHERE self_evaluation = 'p1.e1' AND ordering = 0",
        "UPDATE actual_payment SET ordering = 5 WHERE self_evaluation = 'p1.e1'",
        "DELETE FROM actual_payment WHERE self_evaluation = 'p1.e1'",
        "INSERT INTO actual_payment VALUES ('p1', 'p1.e1', 1, 0, 'pay', '141123', 1)",
        "UPDATE fund_row SET outturn = 'blank' WHERE self_evaluation = 'p1.e1'", "DELETE FROM fund_row WHERE self_evaluation = 'p1.e1'",
      ]
      for attack in evaluation {
        #expect(
          await violation(shop.driver, attack) == ConstraintViolation(.rule, name: "published_self_evaluation_is_immutable"), "\(attack)")
      }
      var forGood = [
        ("UPDATE payment SET amount = 0", "payment_is_append_only"), ("DELETE FROM payment", "payment_is_append_only"),
        ("UPDATE transition_record SET actor = 'x'", "transition_record_is_append_only"),
        ("DELETE FROM transition_record", "transition_record_is_append_only"),
      ]
      if engine == .postgresql {
        forGood += [
          ("TRUNCATE payment, actual_payment", "payment_is_append_only"), ("TRUNCATE indicator CASCADE", "record_table_is_not_emptied"),
        ]
        forGood += [
          ("TRUNCATE fund_row", "record_table_is_not_emptied"), ("TRUNCATE transition_record", "transition_record_is_append_only"),
        ]
      } else {
        forGood.append(
          (
            "INSERT OR REPLACE INTO payment SELECT county, id, entry, is_reversal, year, department, ordering, project, allotment, date, is_date_assumed, voucher, line, function_code, economic_code, nature, fund, 0, payees, payees_unit, purpose, reach, recorded_at, reason, cited_paper, cited_lines FROM payment",
            "payment_is_append_only"
          ))
      }
      try await shop.store.advance(project: sample.id, .close, try note("示例审核人", .departmentReviewer))
      for (attack, rule) in forGood {
        #expect(await violation(shop.driver, attack) == ConstraintViolation(.rule, name: rule), "\(attack)")
      }
      var after = try await shop.store.ledgers(LedgerDice.key())
      (after[0].project.state, after[0].transitions) = (before[0].project.state, [])
      #expect(after == before)
      // What is still open may be changed, and an approved sheet may close.
      #expect(await violation(shop.driver, "UPDATE indicator SET target = '≥1户' WHERE target_sheet = 'p2.s1'") == nil)
      #expect(await violation(shop.driver, "UPDATE self_evaluation_row SET deviation = 'x' WHERE self_evaluation = 'p2.e1'") == nil)
      #expect(await violation(shop.driver, "UPDATE performance_target_sheet SET state = 'closed' WHERE id = 'p1.s1'") == nil)
    }
  }

  @Test("every column of an approved sheet but its state is protected", arguments: Engine.allCases)
  func everyColumn(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      try await shop.store.save(ledger: Sample("p1").ledger, try note("示例导入员"))
      let columns = try await shop.driver.read { transaction in
        let text =
          transaction.dialect == .sqlite
          ? "SELECT name FROM pragma_table_info('performance_target_sheet')"
          : "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'performance_target_sheet'"
        return try transaction.query(Statement("test.columns", text)).map { try $0.text("name") }
      }
      #expect(columns.count > 10)
      for column in columns where column != "state" {
        let value = column == "version" ? "2" : column == "conclusion_grade" ? "'优'" : column == "unit" ? "'元'" : "'x'"
        let attack = "UPDATE performance_target_sheet SET \(column) = \(value) WHERE id = 'p1.s1'"
        #expect(await violation(shop.driver, attack)?.name == "approved_target_sheet_is_immutable", "\(attack)")
      }
    }
  }

  /// A row that would do, but for what is given otherwise.
  private static func payment(
    county: String = "141123", department: String = "141123.示例局", project: String = "'p1'", allotment: String = "NULL",
    date: String = "2022-01-01", payees: String = "NULL", reach: String = "everywhere"
  ) -> String {
    """
    INSERT INTO payment VALUES ('\(county)', 'x', 1, 0, 2022, '\(department)', 0, \(project), \(allotment), '\(date)', 0, '', '', NULL, NULL,
      NULL, NULL, 1, \(payees), NULL, '', '\(reach)', NULL, '', \(lines))
    """
  }

  @Test("what the domain cannot say, the tables refuse", arguments: Engine.allCases)
  func checks(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let sample = try Sample("p1", target: .draft, monitoring: .draft, evaluation: .draft)
      let other = try Sample("p2", try LedgerDice.key("130529", 2022), target: .draft)
      let booked = try Sample("p3")
      try await shop.store.saveAll([sample.ledger, other.ledger, booked.ledger], try note("示例导入员"))
      try await shop.store.record(booked.payment("pay", 1, from: nil), try note("示例会计"))
      let attacks: [(String, ConstraintViolation.Kind)] = [
        ("UPDATE project SET state = '没有的状态'", .check), ("UPDATE project SET tier = 3", .check), ("UPDATE project SET name = ''", .check),
        ("UPDATE project SET is_secret = 2", .check), ("UPDATE project SET initial_budget = 1000000000000001", .check),
        ("UPDATE project SET parent = id", .check), ("UPDATE project SET cited_paper = ''", .check),
        ("UPDATE project SET name = NULL", .notNull),
        ("UPDATE project SET id = 'p9' WHERE id = 'p1'", .foreignKey),
        ("UPDATE project SET county = '130529', ordering = 9 WHERE id = 'p1'", .foreignKey),
        ("UPDATE project SET year = 1948 WHERE id = 'p1'", .foreignKey), ("DELETE FROM project WHERE id = 'p1'", .foreignKey),
        ("INSERT INTO county_year VALUES ('141123', 1948)", .check), ("INSERT INTO county_year VALUES ('999999', 2022)", .foreignKey),
        ("INSERT INTO county VALUES ('1', 'x', 'x', 'x', 'x', 'x')", .check), ("DELETE FROM county", .foreignKey),
        ("INSERT INTO payment_plan VALUES ('p1', 'blank', '5', 'blank', 'blank', NULL)", .check),
        ("UPDATE fund_row SET rate = '17%' WHERE self_evaluation = 'p1.e1'", .check),
        ("UPDATE fund_row SET score = 'BLANK' WHERE self_evaluation = 'p1.e1'", .check),
        ("UPDATE fund_row SET target_sheet = 'p1.s1' WHERE self_evaluation = 'p1.e1'", .check),
        ("UPDATE fund_row SET self_evaluation = NULL WHERE self_evaluation = 'p1.e1'", .check),
        ("UPDATE fund_row SET target_sheet = 'p2.s1', ordering = 9 WHERE target_sheet = 'p1.s1'", .foreignKey),
        ("UPDATE indicator SET level1 = 'x' WHERE target_sheet = 'p1.s1'", .check),
        ("UPDATE indicator SET weight = '' WHERE target_sheet = 'p1.s1'", .check),
        ("UPDATE indicator SET id = 'x' WHERE id = 'p1.i0'", .foreignKey), ("DELETE FROM indicator WHERE id = 'p1.i0'", .foreignKey),
        ("UPDATE indicator SET id = 'p1.i1' WHERE id = 'p1.i0'", .unique),
        ("UPDATE performance_target_sheet SET conclusion_grade = '优' WHERE id = 'p1.s1'", .check),
        ("UPDATE monitoring_report SET first_month = 8, last_month = 7", .check), ("UPDATE monitoring_report SET round = 0", .check),
        ("UPDATE monitoring_row SET indicator = 'p2.i0' WHERE indicator = 'p1.i0'", .foreignKey),
        ("UPDATE monitoring_row SET merged_rows = -1", .check),
        ("UPDATE self_evaluation_row SET actual_source = 'survey' WHERE self_evaluation = 'p1.e1'", .check),
        ("UPDATE self_evaluation_row SET actual_source = 'survey', surveyed = 1, satisfied = 2 WHERE self_evaluation = 'p1.e1'", .check),
        ("UPDATE self_evaluation SET self_grade = '极好' WHERE id = 'p1.e1'", .check),
        ("UPDATE budget_allotment SET state = 'x'", .check),
        ("UPDATE budget_allotment SET county = '130529' WHERE project = 'p1'", .foreignKey),
        (Self.payment(allotment: "'p2.a1'"), .foreignKey), (Self.payment(county: "130529"), .foreignKey),
        (Self.payment(department: "没有登记"), .foreignKey), (Self.payment(project: "'p2'"), .foreignKey),
        (Self.payment(date: "2022-1-1"), .check), (Self.payment(payees: "'3'"), .check), (Self.payment(reach: "nowhere"), .check),
        (Self.payment(project: "NULL", reach: "outturnOnly"), .check),
        ("INSERT INTO unit_total VALUES ('141123', 2022, -1, '', '', \(Self.lines))", .check),
        ("INSERT INTO ledger_revision VALUES ('x', 0)", .check),
      ]
      for (attack, kind) in attacks { #expect(await violation(shop.driver, attack)?.kind == kind, "\(attack)") }
      #expect(try await shop.store.ledger(sample.id) == sample.ledger)
    }
  }

  @Test("every case of every enumeration has its place in the checks", arguments: Engine.allCases)
  func enumerations(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let sample = try Sample("p1", target: .draft, monitoring: .draft, evaluation: .draft)
      try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
      let words: [(String, String, [String])] = [
        ("project", "state", ProjectState.allCases.map(\.rawValue)), ("budget_allotment", "state", AllotmentState.allCases.map(\.rawValue)),
        ("monitoring_report", "state", MonitoringState.allCases.map(\.rawValue)),
        ("monitoring_report", "layout", MonitoringLayout.allCases.map(\.rawValue)),
        ("monitoring_report", "unit", MoneyUnit.kept.map(\.rawValue)), ("self_evaluation", "unit", MoneyUnit.kept.map(\.rawValue)),
        ("self_evaluation", "self_grade", Grade.allCases.map(\.rawValue)),
        ("performance_target_sheet", "layout", TargetLayout.allCases.map(\.rawValue)),
        ("performance_target_sheet", "unit", MoneyUnit.kept.map(\.rawValue)),
        ("indicator", "level1", IndicatorLevel1.allCases.map(\.rawValue)),
        ("indicator", "level2", IndicatorLevel2.allCases.map(\.rawValue)),
        ("indicator", "direction", IndicatorDirection.allCases.map(\.rawValue)),
        ("fund_row", "kind", FundRow.Kind.allCases.map(\.rawValue)),
        // Frozen states come last: nothing leads back from them.
        ("self_evaluation", "state", SelfEvaluationState.allCases.map(\.rawValue)),
        ("performance_target_sheet", "state", ["adjusting"] + TargetState.allCases.map(\.rawValue).filter { $0 != "adjusting" }),
      ]
      for (table, column, values) in words {
        for value in values {
          #expect(await violation(shop.driver, "UPDATE \(table) SET \(column) = '\(value)'") == nil, "\(table).\(column) = \(value)")
        }
      }
    }
  }
}
