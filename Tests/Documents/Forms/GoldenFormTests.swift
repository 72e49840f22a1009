import Foundation
import HengDocuments
import HengDomain
import HengFacts
import HengInvented
import HengRules
import HengValues
import Testing

/// Labels, order and merges of the goldens follow the published forms of 平罗县, 巨鹿县, 兴庆区 and 兴县; the facts are invented.
@Suite("The four forms of an invented project, cell by cell")
struct GoldenFormTests {
  private func golden(_ name: String) throws -> String {
    let file = try #require(Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Goldens"))
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test("each form prints as its golden dump", arguments: FormKind.allCases)
  func dumps(kind: FormKind) throws {
    let sheet = try #require(try InventedLedger().sheet(kind))
    #expect(try sheet.dump + "\n" == golden(kind.rawValue))
  }

  @Test("the narrow monitoring form has nine columns, without likelihood and remedy")
  func brief() throws {
    var invented = try InventedLedger()
    invented.ledger.monitoring[0].layout = .brief
    let sheet = try #require(try invented.sheet(.monitoringXingqing))
    #expect(try sheet.dump + "\n" == golden("monitoring.xingqing.brief"))
  }

  @Test("a Hebei sheet bears its number, and a note for a plan figure whose column is unknown")
  func hebeiExtras() throws {
    var invented = try InventedLedger()
    invented.ledger.project.paymentPlan = PaymentPlan(percents: [.blank, .blank, .blank, .blank], unplaced: "5.87")
    let target = try #require(invented.ledger.targetSheet)
    let document = HebeiTargetForm.document(invented.ledger, target, county: invented.county, number: 3)
    guard case .sheet(let sheet) = document.blocks.first else {
      Issue.record("no sheet")
      return
    }
    #expect(sheet.title == ["3.样例村稳岗补助绩效目标表"])
    #expect(sheet.notes == ["注：资金支出计划原印“5.87”，所在栏不明，未填入。"])
    #expect(!sheet.figures.contains { $0.key.contains("paymentPlan") })
  }

  @Test("both sources are ticked when money comes from both; the self-evaluation lies across the page")
  func ticks() throws {
    var invented = try InventedLedger()
    invented.ledger.project.sources.append(FundSource(level: .provincial, amount: .zero))
    let sheet = try #require(try invented.sheet(.selfEvaluationShanxi))
    #expect(sheet.rows[0].cells.map(\.text).suffix(2) == ["本级安排 ☑", "上级转移支付 ☑"])
    let document = try OfficialForm.document(
      .selfEvaluationShanxi, invented.ledger, county: invented.county, facts: FormFacts(invented.ledger))
    #expect(document.page.orientation == .landscape)
  }
}
