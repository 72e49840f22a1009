import HengAudit
import HengDocuments
import HengDomain
import HengFacts
import HengInvented
import HengRules
import HengValues
import Testing

@Suite("Our own official forms, recognised as other people's papers")
struct OfficialFormTests {
  /// The printed sheet as a reader would hand it over: title and caption as lines, the table ruled.
  func paper(_ kind: FormKind, _ ledger: ProjectLedger, _ county: County) throws -> Paper {
    var blocks: [PaperBlock] = []
    for case .sheet(let sheet) in try OfficialForm.document(kind, ledger, county: county, facts: FormFacts(ledger)).blocks {
      var lines = sheet.title
      if !sheet.caption.isEmpty { lines.append("\(sheet.caption.left) \(sheet.caption.right)") }
      for (index, line) in lines.enumerated() { blocks.append(.line(PaperLine(line, Place(page: 1, box: [0, index, 9, index])))) }
      let cells = sheet.placedCells.map { placed in
        PaperCell(
          row: placed.row, column: placed.column, rowSpan: placed.cell.rowSpan, columnSpan: placed.cell.columnSpan, text: placed.cell.text,
          place: Place(sheet: "表", row: placed.row + 1, column: placed.column + 1))
      }
      blocks.append(
        .table(
          PaperTable(
            origin: .ruled, rowCount: sheet.rows.count, columnCount: sheet.columns.count, cells: cells, place: Place(sheet: "表"))))
      blocks += sheet.notes.map { .line(PaperLine($0, Place(page: 1))) }
    }
    return Paper(format: .xlsx, blocks: blocks)
  }

  private func form(_ kind: FormKind, _ ledger: ProjectLedger) throws -> RecognisedForm {
    let found = Recogniser.grids.forms(try paper(kind, ledger, InventedLedger().county), "件")
    #expect(found.count == 1 && found.first?.kind.key == kind.rawValue, "\(kind) \(found.map(\.kind.key))")
    return try #require(found.first)
  }

  /// The invented ledger, then random ones whose texts are no labels of the form.
  private func ledgers(_ count: Int) throws -> [ProjectLedger] {
    try [InventedLedger().ledger]
      + (0..<count).map { seed in
        var dice = FormDice(UInt64(seed))
        return try dice.ledger().withoutLabels
      }
  }

  @Test("target forms of both layouts are read back equal", arguments: [FormKind.targetNingxia, .targetHebei])
  func targets(kind: FormKind) throws {
    for (index, ledger) in try ledgers(60).enumerated() {
      var record = try #require(ledger.targetSheet)
      record.indicators.removeAll(where: \.name.isEmpty)
      guard !record.indicators.isEmpty else { continue }
      let form = try form(kind, ledger)
      var read = try #require(form.target)
      read.sheet.indicators.removeAll(where: \.name.isEmpty)
      let place = "\(kind.rawValue) 第\(index)例"
      // The Hebei form prints no year but in the project's code.
      let isDated = kind == .targetNingxia || ledger.project.code != nil
      #expect(form.doubts.count <= (isDated ? 0 : 1), "\(place) \(form.doubts)")
      #expect(read.sheet.indicators.map(\.line) == record.indicators.map(\.line), "\(place)")
      if kind == .targetHebei {
        #expect(read.sheet.indicators.map { $0.definition ?? "" } == record.indicators.map { $0.definition ?? "" }, "\(place)")
        #expect(read.sheet.indicators.map { $0.basis ?? "" } == record.indicators.map { $0.basis ?? "" }, "\(place)")
        #expect(read.project.code == ledger.project.code && read.project.unitCode == ledger.project.unitCode, "\(place)")
        #expect((read.project.purpose ?? "") == (ledger.project.purpose ?? ""), "\(place)")
        let plan = read.project.paymentPlan?.percents.map { $0.printed(\.description) }
        #expect(
          plan == (ledger.project.paymentPlan?.percents.map { $0.printed(\.description) } ?? ["", "", "", ""]), "\(place)")
      } else {
        #expect(read.year == ledger.project.year && (read.project.nature ?? "") == (ledger.project.nature ?? ""), "\(place)")
      }
      #expect(read.project.name == ledger.project.name && read.sheet.objective == record.objective, "\(place)")
      #expect(read.sheet.unit == record.unit, "\(place)")
      #expect(read.sheet.funds.map(\.initialBudget.asPrinted) == record.funds.map(\.initialBudget.asPrinted), "\(place)")
    }
  }

  @Test("monitoring forms of both widths are read back equal")
  func monitoring() throws {
    for (index, ledger) in try ledgers(60).enumerated() {
      let record = try #require(ledger.monitoring.last).named(ledger.targetSheet)
      guard !record.rows.isEmpty else { continue }
      let form = try form(.monitoringXingqing, ledger)
      let recognised = try #require(form.monitoring)
      let read = recognised.report.named(recognised.sheet)
      let place = "第\(index)例"
      #expect(form.doubts.isEmpty, "\(place) \(form.doubts)")
      #expect(read.period == record.period && read.layout == record.layout && read.objective == record.objective, "\(place)")
      #expect(recognised.sheet.named.map(\.line) == ledger.targetSheet?.named.map(\.line), "\(place)")
      #expect(read.rows.map(\.valueToDate.text) == record.rows.map(\.valueToDate.text), "\(place)")
      #expect(read.rows.map(\.forecast.text) == record.rows.map(\.forecast.text), "\(place)")
      #expect(
        read.rows.map(\.cause) == record.rows.map(\.cause) && read.rows.map(\.mergedRows) == record.rows.map(\.mergedRows), "\(place)")
      #expect(read.rows.map(\.remark) == record.rows.map(\.remark), "\(place)")
      if record.layout == .withLikelihood {
        #expect(read.rows.map(\.likelihoodText) == record.rows.map(\.likelihoodText), "\(place)")
        #expect(read.rows.map(\.correctiveAction) == record.rows.map(\.correctiveAction), "\(place)")
      }
      for row in record.funds {
        let found = try #require(read.funds.first { $0.kind == row.kind }, "\(place)")
        #expect(found.initialBudget.asPrinted == row.initialBudget.asPrinted, "\(place)")
        if row.outturn.value != nil { #expect(found.outturn.asPrinted == row.outturn.asPrinted, "\(place)") }
      }
    }
  }

  @Test("self-evaluations are read back equal")
  func selfEvaluations() throws {
    for (index, ledger) in try ledgers(60).enumerated() {
      let record = try #require(ledger.selfEvaluations.last)
      guard !record.rows.isEmpty else { continue }
      let form = try form(.selfEvaluationShanxi, ledger)
      let read = try #require(form.selfEvaluation)
      let place = "第\(index)例"
      let indicators = ledger.indicators(of: record.targetSheet)
      // Points above 100 are read and marked as a doubt: no form has them.
      let isPlausible = record.rows.allSatisfy { $0.weight <= ExactDecimal(100) && $0.printedScore.value ?? .zero <= ExactDecimal(100) }
      #expect(form.doubts.isEmpty || !isPlausible, "\(place) \(form.doubts)")
      #expect(read.rows.map(\.name) == record.rows.map { indicators[$0.indicator]?.name ?? "" }, "\(place)")
      #expect(read.rows.map(\.target.text) == record.rows.map { indicators[$0.indicator]?.target.text ?? "" }, "\(place)")
      #expect(read.rows.map(\.actual.text) == record.rows.map(\.actual.text), "\(place)")
      #expect(read.rows.map(\.weight.description) == record.rows.map(\.weight.description), "\(place)")
      #expect(read.rows.map(\.printedScore?.description) == record.rows.map(\.printedScore.value?.description), "\(place)")
      #expect(read.rows.map(\.deviation) == record.rows.map(\.deviation), "\(place)")
      #expect(read.printedTotal?.description == record.printedTotal.value?.description, "\(place)")
      #expect(read.printedGrade == record.selfGrade && read.reviewGrade == record.reviewGrade, "\(place)")
      #expect(read.objective == record.objective && read.head["实际完成情况"]?.text == record.achievement, "\(place)")
      let total = try #require(record.funds.first)
      #expect(read.execution.initial == total.initialBudget.value && read.execution.revised == total.revisedBudget.value, "\(place)")
      if let outturn = total.outturn.value { #expect(read.execution.outturn == outturn, "\(place)") }
      #expect(read.execution.printedScore == total.score.value, "\(place)")
      #expect(read.execution.parts.count == 3 && read.year == ledger.project.year && read.unit == record.unit, "\(place)")
    }
  }
}

extension PerformanceTargetSheet {
  /// A form may keep a row without an indicator; one with nothing printed in it is not read.
  fileprivate var named: [Indicator] { indicators.filter { !$0.name.isEmpty } }
}

extension MonitoringReport {
  fileprivate func named(_ sheet: PerformanceTargetSheet?) -> MonitoringReport {
    let names = Set((sheet?.named ?? []).map(\.id))
    var report = self
    report.rows.removeAll { !names.contains($0.indicator) }
    return report
  }
}

extension Entry<PrintedAmount> {
  /// Blank and 未填 print alike.
  fileprivate var asPrinted: String { printed { "\($0.digits.trimmed)" } }
}

extension String {
  /// Words that are labels of the forms, put into other words.
  fileprivate var unlabelled: String {
    ["其他资金", "项目名称", "总分", "一级指标", "绩效目标", "预算数"].reduce(self) { $0.replacing($1, with: "丙事") }
  }
}

extension ProjectLedger {
  fileprivate var withoutLabels: ProjectLedger {
    var ledger = self
    ledger.project.name = project.name.unlabelled
    ledger.project.purpose = project.purpose?.unlabelled
    for index in ledger.targetSheets.indices {
      ledger.targetSheets[index].objective = targetSheets[index].objective.unlabelled
      for row in targetSheets[index].indicators.indices {
        let indicator = targetSheets[index].indicators[row]
        ledger.targetSheets[index].indicators[row].name = indicator.name.unlabelled.replacing("指标", with: "甲")
        ledger.targetSheets[index].indicators[row].definition = indicator.definition?.unlabelled
        ledger.targetSheets[index].indicators[row].basis = indicator.basis?.unlabelled
      }
    }
    for index in ledger.monitoring.indices {
      ledger.monitoring[index].objective = monitoring[index].objective.unlabelled
      for row in monitoring[index].rows.indices {
        ledger.monitoring[index].rows[row].cause = monitoring[index].rows[row].cause.unlabelled
        ledger.monitoring[index].rows[row].correctiveAction = monitoring[index].rows[row].correctiveAction.unlabelled
        ledger.monitoring[index].rows[row].remark = monitoring[index].rows[row].remark.unlabelled
      }
    }
    for index in ledger.selfEvaluations.indices {
      ledger.selfEvaluations[index].objective = selfEvaluations[index].objective.unlabelled
      ledger.selfEvaluations[index].achievement = selfEvaluations[index].achievement.unlabelled
      for row in selfEvaluations[index].rows.indices {
        ledger.selfEvaluations[index].rows[row].deviation = selfEvaluations[index].rows[row].deviation.unlabelled
      }
    }
    return ledger
  }
}
