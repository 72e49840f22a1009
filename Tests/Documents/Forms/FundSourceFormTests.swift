import HengDocuments
import HengDomain
import HengInvented
import HengValues
import Testing

/// 100 and 52.52 of the invented project come from two documents: this year's of the centre, and last year's of the province.
@Suite("Money rows of forms by their sources")
struct FundSourceFormTests {
  private let ground: InventedLedger

  /// The allotment of last year's money, and its payment.
  private static let ends: [Trace.Origin?] = [
    .recorded(InventedLedger.cite(91)), .recorded(Citation(paper: "payment", lines: "y1")),
  ]

  init() throws {
    var ground = try InventedLedger()
    for (place, (level, amount)) in [(FundLevel.central, 120), (.provincial, 80)].enumerated() {
      let document = FundingDocument(
        id: ID("d\(place)"), county: ground.county.division, year: try FiscalYear(2023 - place),
        number: try DocumentNumber("样财农〔202\(3 - place)〕7号"), date: nil, level: level, amount: nil,
        citation: InventedLedger.cite(80 + place))
      ground.ledger.documents.append(document)
      ground.ledger.allotments.append(
        BudgetAllotment(
          id: ID("a\(place)"), project: ground.ledger.project.id, document: document.id, amount: Money(fen: Int128(amount) * 1_000_000),
          state: .partlyPaid, citation: InventedLedger.cite(90 + place)))
      ground.ledger.payments[place].allotment = ID("a\(place)")
    }
    self.ground = ground
  }

  @Test("our own forms print what the allotments' payments say, with the trace down to both; the claim stands in the trace")
  func derived() throws {
    // The invented record has no row for 上年结转: until it has one, 财政拨款 is not parted from it.
    let fiscal = try #require(try ground.figure("monitoring.xingqing", "monitoring.r1.funds.fiscalAppropriation.outturn"))
    #expect(fiscal.text == "152.52" && fiscal.trace.children.count == 2)
    var parted = ground
    parted.ledger.selfEvaluations[0].funds.append(
      FundRow(
        kind: .carriedOver, revisedBudget: try ground.amount("80"), outturn: try ground.amount("9"), rate: .unfilled,
        citation: InventedLedger.cite(62)))
    func figure(_ key: String) throws -> Figure? { try parted.figure("selfEvaluation.shanxi", "selfEvaluation.funds.\(key)") }
    #expect(try figure("fiscalAppropriation.outturn")?.text == "100" && figure("total.outturn")?.text == "152.52")
    #expect(try figure("carriedOver.outturn")?.text == "52.52" && figure("carriedOver.rate")?.text == "65.65%")
    let own = try #require(try figure("carriedOver.outturn")).trace
    #expect(own.rule == "支付合计（填报为9万元）" && own.leaves.map(\.origin) == Self.ends)
    #expect(own.children.map(\.label) == ["样财农〔2022〕7号下达的指标支出"])
  }

  @Test("while one payment names no source, rows stay as claimed; a published sheet keeps its print")
  func claimed() throws {
    var open = ground
    open.ledger.payments[1].allotment = nil
    open.ledger.selfEvaluations[0].funds[1].outturn = try ground.amount("31")
    #expect(try open.figure("selfEvaluation.shanxi", "selfEvaluation.funds.fiscalAppropriation.outturn")?.text == "31")
    #expect(try open.figure("selfEvaluation.shanxi", "selfEvaluation.funds.carriedOver.outturn") == nil)
    var published = ground
    published.ledger.selfEvaluations[0].state = .published
    published.ledger.selfEvaluations[0].printedTotal = .value(ExactDecimal(74))
    published.ledger.selfEvaluations[0].funds[1].outturn = try ground.amount("31")
    let printed = try #require(try published.figure("selfEvaluation.shanxi", "selfEvaluation.funds.fiscalAppropriation.outturn"))
    #expect(printed.text == "31" && printed.trace.leaves.map { $0.origin?.text }.contains("payment y0"))
  }

  @Test("central and local money is told by the allotments; without a level its cells stay open for the hand")
  func givers() throws {
    func text(_ ground: InventedLedger, _ key: String) throws -> String? {
      try ground.figure("selfEvaluation.transfer.national", "selfEvaluation.funds.\(key)")?.text
    }
    #expect(try text(ground, "central.revisedBudget") == "120" && text(ground, "central.outturn") == "100")
    #expect(try text(ground, "central.rate") == "83.33%" && text(ground, "local.outturn") == "52.52")
    #expect(try text(ground, "local.revisedBudget") == "80" && text(ground, "local.rate") == "65.65%")
    var open = ground
    open.ledger.documents[1].level = nil
    for key in ["central.revisedBudget", "central.outturn", "local.rate"] { #expect(try text(open, key) == nil) }
    let trace = try #require(try ground.figure("selfEvaluation.transfer.national", "selfEvaluation.funds.local.outturn")).trace
    #expect(trace.unexplained.isEmpty && trace.leaves.map(\.origin) == Self.ends)
  }
}
