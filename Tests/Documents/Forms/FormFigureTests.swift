import HengDocuments
import HengDomain
import HengInvented
import HengValues
import Testing

@Suite("Figures of the forms and where they come from")
struct FormFigureTests {
  let invented: InventedLedger

  init() throws { invented = try InventedLedger() }

  @Test("outturn goes down to the payments when they sum to it")
  func payments() throws {
    let figure = try #require(try invented.figure(.monitoringXingqing, "monitoring.r1.funds.total.outturn"))
    #expect(figure.text == "152.52")
    #expect(figure.trace.formula == "100 + 52.52 = 152.52")
    #expect(figure.trace.leaves.map(\.origin?.text) == ["payment y0", "payment y1"])
    #expect(figure.trace.leaves.map(\.label) == ["支付 2023年6月10日 第1批", "支付 2023年6月11日 第2批"])
  }

  @Test("a payment of one 分 more, or outside the months, leaves the recorded cell as the only source")
  func paymentsDisagree() throws {
    var other = invented
    other.ledger.payments[0].amount = other.ledger.payments[0].amount + Money(fen: 1)
    let outturn = "monitoring.r1.funds.total.outturn"
    #expect(
      try other.figure(.monitoringXingqing, outturn)?.trace == .recorded("年度资金总额 1-7月执行数", value: "152.52万元", InventedLedger.cite(40)))
    other = invented
    other.ledger.payments[1].date = try CivilDate(year: 2023, month: 8, day: 1)
    #expect(try other.figure(.monitoringXingqing, outturn)?.trace.children.isEmpty == true)
    #expect(try other.figure(.selfEvaluationShanxi, "selfEvaluation.funds.total.outturn")?.trace.children.count == 2)
  }

  @Test("a rate prints as typed over the recomputed one; an unfilled one is computed; a dash stays a dash; a blank stays blank")
  func rates() throws {
    let typed = try #require(try invented.figure(.monitoringXingqing, "monitoring.r1.funds.total.rate"))
    #expect(typed.text == "76.3%")
    #expect(typed.trace.children.map(\.label) == ["按规则计算"])
    #expect(typed.trace.children.first?.formula == "152.52 ÷ 200 = 76.26%")
    #expect(try invented.figure(.monitoringXingqing, "monitoring.r1.funds.fiscalAppropriation.rate")?.text == "76.26%")
    #expect(try invented.figure(.monitoringXingqing, "monitoring.r1.funds.otherFunds.rate")?.text == "—")
    #expect(try invented.figure(.monitoringXingqing, "monitoring.r1.funds.otherFunds.initialBudget")?.text == "0")
    #expect(try invented.figure(.monitoringXingqing, "monitoring.r1.funds.otherFunds.outturn") == nil)
    #expect(try invented.figure(.selfEvaluationShanxi, "selfEvaluation.funds.fiscalAppropriation.rate") == nil)
  }

  @Test("the computed score stands below the recorded one, and in the cell that the record leaves open")
  func scores() throws {
    let card = try invented.card(["20.00", "22.88", "30.00", "9.47"])
    let recorded = try #require(try invented.figure(.selfEvaluationShanxi, "selfEvaluation.rows.1.score", card: card))
    #expect(recorded.text == "6")
    #expect(recorded.trace.origin == .recorded(InventedLedger.cite(71)))
    #expect(recorded.trace.children.map(\.label) == ["按规则计算"])
    #expect(recorded.trace.children.map(\.value) == ["22.88"])
    #expect(try invented.figure(.selfEvaluationShanxi, "selfEvaluation.rows.2.score", card: card)?.text == "30.00")
    #expect(try invented.figure(.selfEvaluationShanxi, "selfEvaluation.rows.2.score") == nil)
    #expect(try invented.figure(.selfEvaluationShanxi, "selfEvaluation.total", card: card)?.text == "89.98")
    #expect(try invented.figure(.selfEvaluationShanxi, "selfEvaluation.total") == nil)
    let execution = try invented.figure(.selfEvaluationShanxi, "selfEvaluation.funds.total.score", card: card)
    #expect(execution?.trace.children.first?.label == "按规则计算")
    #expect(throws: FormError.cardOfOtherRows(project: "样例村稳岗补助", rows: 4, items: 1)) {
      try invented.sheet(.selfEvaluationShanxi, card: invented.card(["20.00"]))
    }
  }

  @Test("the recorded total is held against the recorded scores")
  func total() throws {
    var other = invented
    other.ledger.selfEvaluations[0].rows[2].printedScore = .value(ExactDecimal(30))
    other.ledger.selfEvaluations[0].printedTotal = .value(ExactDecimal(74))
    let total = try #require(try other.figure(.selfEvaluationShanxi, "selfEvaluation.total"))
    #expect(total.text == "74")
    #expect(total.trace.children.first?.formula == "7.63 + 20 + 6 + 30 + 9.47 = 73.10")
  }

  @Test("an actual value goes down to payees, amounts or the survey")
  func actuals() throws {
    func actual(_ row: Int) throws -> Trace? {
      try invented.figure(.selfEvaluationShanxi, "selfEvaluation.rows.\(row).actual")?.trace
    }
    #expect(try actual(0)?.formula == "60 + 40 = 100人")
    #expect(try actual(1)?.formula == "100 + 52.52 = 152.52")
    #expect(try actual(2)?.children.isEmpty == true)
    #expect(try actual(3)?.formula == "45 ÷ 50 = 90.00%")
  }

  @Test("a merge does not hide the words of a row it should cover, nor run beyond the table")
  func merges() throws {
    var other = invented
    other.ledger.monitoring[0].rows[2].cause = "另有原因"
    other.ledger.monitoring[0].rows[7].mergedRows = 9
    let sheet = try #require(try other.sheet(.monitoringXingqing))
    #expect(sheet.gridFaults.isEmpty)
    let content = try FormReader.monitoring(sheet)
    #expect(content.lines.map(\.mergedRows) == [2, 0, 1, 1, 2, 0, 1, 1])
    #expect(content.lines[2].cause == "另有原因")
  }

  @Test("what cannot be printed is refused in Chinese, with what can")
  func refusals() throws {
    var other = invented
    other.ledger.monitoring = []
    let missing = FormError.noRecord(
      .monitoringXingqing, project: "样例村稳岗补助", available: [.targetNingxia, .targetHebei, .selfEvaluationShanxi])
    #expect(throws: missing) { try other.sheet(.monitoringXingqing) }
    #expect(missing.message.contains("没有绩效监控记录") && missing.message.contains("selfEvaluation.shanxi"))
    other.ledger.selfEvaluations[0].rows[1].indicator = ID("x")
    #expect(throws: FormError.indicatorMissing(.selfEvaluationShanxi, project: "样例村稳岗补助", row: 2, indicator: "x")) {
      try other.sheet(.selfEvaluationShanxi)
    }
    other.ledger.targetSheets = []
    #expect(throws: FormError.targetSheetMissing(.selfEvaluationShanxi, project: "样例村稳岗补助", sheet: "t")) {
      try other.sheet(.selfEvaluationShanxi)
    }
    #expect(OfficialForm.kinds(of: other.ledger) == [.selfEvaluationShanxi])
  }

  @Test("an amount recorded in another unit carries it")
  func otherUnit() throws {
    var other = invented
    other.ledger.targetSheets[0].funds[2].initialBudget = .value(try PrintedAmount(parsing: "659004", unit: .yuan))
    #expect(try other.figure(.targetNingxia, "target.v1.funds.otherFunds.initialBudget")?.text == "659004元")
  }
}

@Suite("Tables that are no form")
struct FormRecognitionTests {
  @Test("each form is recognised by its words; another table is refused")
  func recognition() throws {
    let invented = try InventedLedger()
    for kind in FormKind.allCases { #expect(try invented.sheet(kind).flatMap(FormReader.kind) == kind) }
    let table = Sheet(name: "例", title: ["例"], columns: [100], rows: [Row([.label("三级指标")])])
    #expect(FormReader.kind(of: table) == nil)
    #expect(throws: FormReadError(form: nil, missing: [])) { try FormReader.content(of: table) }
  }

  @Test("a missing label is named")
  func missing() throws {
    var sheet = try #require(try InventedLedger().sheet(.selfEvaluationShanxi))
    for row in sheet.rows.indices {
      for cell in sheet.rows[row].cells.indices where sheet.rows[row].cells[cell].text.hasPrefix("全年执行数") {
        sheet.rows[row].cells[cell].runs = []
      }
    }
    #expect(throws: FormReadError(form: .selfEvaluationShanxi, missing: ["全年执行数"])) { try FormReader.content(of: sheet) }
  }

  @Test("columns may change places: values are found by the words above them")
  func columnOrder() throws {
    let sheet = try #require(try InventedLedger().sheet(.targetNingxia))
    let header = try #require(sheet.repeatedRows?.lowerBound)
    var other = sheet
    for row in header..<other.rows.count {
      let count = other.rows[row].cells.count
      other.rows[row].cells.swapAt(count - 1, count - 2)
    }
    #expect(try FormReader.target(other) == FormReader.target(sheet))
  }
}
