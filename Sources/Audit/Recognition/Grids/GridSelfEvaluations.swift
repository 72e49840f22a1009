import HengDocuments
import HengDomain
import HengRules
import HengValues

extension Recogniser {
  /// Self-evaluations that are tables (绩效自评表), in all layouts.
  package static let gridSelfEvaluations = Recogniser("绩效自评表") { paper, file in
    GridForm.forms(.selfEvaluation, of: paper, file).map(\.selfEvaluation)
  }
}

extension GridForm {
  var selfEvaluation: RecognisedForm {
    var doubts = doubts
    let scored = rows.indicators.filter { !$0.name.text.isEmpty || $0.reading[.weight].number != nil }
    let scoringRows = scored.map { scoringRow($0, &doubts) }
    let total = printedTotal(&doubts)
    var sheet = ScoringSheet(
      project: project, year: year, unit: funds.money.unit, execution: execution(&doubts), rows: scoringRows, printedTotal: total?.score,
      printedGrade: grade(GridVocabulary.selfGrades, &doubts), reviewGrade: grade(GridVocabulary.reviewGrades, &doubts),
      objective: objective)
    sheet.head = selfEvaluationHead
    if let total { sheet.head.append(PrintedField(label: "总分", text: "\(total.score)", citation: total.citation)) }
    sheet.citation = citation
    sheet.totalCitation = total?.citation
    let isShanxi = header.has(.method) && (head[.source] != nil || closing(GridVocabulary.selfGrades) != nil)
    let figures = scoringRows.map { row in
      [!row.target.isEmpty, !row.actual.isEmpty, header.has(.weight), row.printedScore != nil].filter { $0 }.count
    }.reduce(total == nil ? 0 : 1, +)
    return recognised(
      isShanxi ? .selfEvaluationShanxi : .selfEvaluationGeneral, title: "绩效自评表", figures: figures,
      .selfEvaluation(RecognisedSelfEvaluation(sheet: sheet, levelPoints: rows.levelPoints, citation: citation)), doubts)
  }

  private func scoringRow(_ row: GridIndicator, _ doubts: inout [RecognitionDoubt]) -> ScoringSheet.Row {
    let weight = number(row.reading.cells[.weight], "分值", &doubts)
    if weight == nil, header.has(.weight) {
      doubts.append(RecognitionDoubt("“\(row.name.text)”没有读到分值", rowCitation(row).place ?? place))
    }
    var scored = ScoringSheet.Row(
      level1: row.level1, level2: row.level2, name: row.name.text, target: row.value(.target), actual: row.value(.actual),
      weight: weight ?? .zero, printedScore: number(row.reading.cells[.score], "得分", &doubts), deviation: row.reading[.deviation].line,
      citation: rowCitation(row))
    let others = [row.reading.cells[.score], row.reading.cells[.weight], row.reading.cells[.actual]].compactMap { $0 }.filter(\.isRightHalf)
    scored.figures = others.citation(file)
    return scored
  }

  /// 预算执行; a weight of zero says that the form gives it none.
  private func execution(_ doubts: inout [RecognitionDoubt]) -> ScoringSheet.Execution {
    let total = funds.total?.row
    let points = head[.fundsHead]?.label.text.points
    let weight = total?.weight.value ?? number(rows.executionRow?.cells[.weight], "分值", &doubts) ?? points ?? funds.headPoints
    return ScoringSheet.Execution(
      initial: total?.initialBudget.value, revised: total?.revisedBudget.value, outturn: total?.outturn.value, weight: weight ?? .zero,
      printedScore: total?.score.value ?? number(rows.executionRow?.cells[.score], "得分", &doubts),
      parts: funds.parts.map {
        ScoringSheet.Execution.Part(
          label: $0.label, revised: $0.row.revisedBudget.value ?? $0.row.initialBudget.value, outturn: $0.row.outturn.value,
          initial: $0.row.initialBudget.value,
          citation: $0.row.citation)
      }, citation: total?.citation ?? citation)
  }

  private var selfEvaluationHead: [PrintedField] {
    var fields = head.printed(
      [
        (.project, "项目名称"), (.department, "主管部门"), (.unit, "实施单位"), (.source, "资金来源"), (.expected, "预期目标"),
        (.achieved, "实际完成情况"),
      ], file)
    if head[.expected] == nil { fields += head.printed([(.objective, "预期目标")], file) }
    if let total = funds.total?.row, let rate = total.rate.value {
      fields.append(PrintedField(label: "执行率", text: rate, citation: total.citation))
    }
    return fields
  }

  // MARK: Below the indicators

  /// 总分: the figure under 得分, or in the title.
  private func printedTotal(_ doubts: inout [RecognitionDoubt]) -> (score: ExactDecimal, citation: Citation)? {
    guard let row = rows.totalRow else { return caption.total.map { ($0.score, Citation(paper: file, $0.place)) } }
    let cells = section.grid.filled(row)
    guard let citation = cells.citation(file) else { return nil }
    let numbers = cells.filter { $0.text.number != nil }
    if let slot = header.slot(.score), let cell = numbers.first(where: { $0.columns.overlaps(slot.range) }), let score = cell.text.number,
      numbers.count > 1 || header.overprint == nil
    {
      return (score, citation)
    }
    guard let last = numbers.last, let score = last.text.number else {
      if let text = cells.last, !text.text.isDash, cells.count > 1 {
        doubts.append(RecognitionDoubt("总分“\(text.text.line)”读不成一个数，没有取用", text.place))
      }
      return nil
    }
    // A single figure under 分值 is the sum of the points where it says as much as they do.
    if numbers.count == 1, let weight = header.slot(.weight), last.columns.overlaps(weight.range), header.overprint == nil,
      score == ExactDecimal(100)
    {
      doubts.append(RecognitionDoubt("合计行只有一个数，在“分值”栏下，没有读到总得分", last.place))
      return nil
    }
    return (score, citation)
  }

  private func closing(_ labels: Set<String>) -> Int? {
    rows.closingRows.first { section.grid.first($0).map { labels.contains($0.text.label) } ?? false }
  }

  private func grade(_ labels: Set<String>, _ doubts: inout [RecognitionDoubt]) -> Grade? {
    guard let row = closing(labels) else { return nil }
    let cells = section.grid.filled(row)
    switch GridGrades.reading(Array(cells.dropFirst())) {
    case .none: return nil
    case .grade(let grade): return grade
    case .several:
      doubts.append(RecognitionDoubt("“\(cells[0].text.label)”勾选了不止一个等级", cells[0].place))
      return nil
    }
  }
}
