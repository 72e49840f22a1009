import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues

/// A worksheet with the self-evaluation form, read field by field; what is wrong is named with its cell (自评表工作表).
struct SelfEvaluationSheet {
  private let read: ReadSheet
  private let file: String
  private let cells: SelfEvaluationCells?

  init(_ read: ReadSheet, file: String) {
    self.read = read
    self.file = file
    cells = SelfEvaluationCells(read.sheet)
  }

  func scoringSheet() throws(ScoreInputError) -> ScoringSheet {
    let content: SelfEvaluationFormContent
    do throws(FormReadError) { content = try FormReader.selfEvaluation(read.sheet) } catch {
      throw ScoreInputError(file: file, field: "工作表“\(read.name)”", message: error.message)
    }
    try requireResults()
    let unit = try unit(content)
    var rows: [ScoringSheet.Row] = []
    for (index, line) in content.lines.enumerated() where !line.isUnused { rows.append(try row(line, index)) }
    guard !rows.isEmpty else { throw wrong(cells?.label("项目名称"), "绩效指标", "没有填写任何指标", "请填写三级指标及其分值") }
    let total = content.funds[.total]
    let execution = ScoringSheet.Execution(
      initial: try amount(total?.initialBudget, unit, .total, "年初预算数"), revised: try amount(total?.revisedBudget, unit, .total, "全年预算数"),
      outturn: try amount(total?.outturn, unit, .total, "全年执行数"),
      weight: try number(total?.weight, cells?.fund(FundRow.Kind.total.formLabel, "分值"), "分值") ?? ExactDecimal(10),
      printedScore: try number(total?.score, cells?.fund(FundRow.Kind.total.formLabel, "得分"), "得分"), parts: try parts(content, unit),
      citation: citation(cells?.label(FundRow.Kind.total.formLabel), "项目资金"))
    return ScoringSheet(
      project: content.project, year: try year(content), unit: unit, execution: execution, rows: rows,
      printedTotal: try number(content.total, cells?.closing("总分"), "总分"), printedGrade: content.selfGrade,
      reviewGrade: content.reviewGrade, objective: content.objective)
  }

  // MARK: Fields

  private func row(_ line: SelfEvaluationFormContent.Line, _ index: Int) throws(ScoreInputError) -> ScoringSheet.Row {
    func cell(_ word: String) -> Sheet.Placed? { cells?.line(index, word) }
    let level1 = IndicatorLevel1(printed: line.levels.level1), level2 = IndicatorLevel2(printed: line.levels.level2)
    guard let level1 else { throw notAmong(IndicatorLevel1.allCases.map(\.label), line.levels.level1, cell("一级指标"), "一级指标") }
    guard let level2 else { throw notAmong(IndicatorLevel2.allCases.map(\.label), line.levels.level2, cell("二级指标"), "二级指标") }
    guard let weight = try number(line.weight, cell("分值"), "分值") else {
      throw wrong(cell("分值"), "分值", "“\(line.name)”没有填分值", "请填该指标的分值")
    }
    guard ExactDecimal.zero < weight else {
      throw wrong(cell("分值"), "分值", "“\(line.name)”的分值“\(weight)”不大于0", "请填该指标的分值")
    }
    return ScoringSheet.Row(
      level1: level1, level2: level2, name: line.name, target: IndicatorValue(parsing: line.target, name: line.name),
      actual: IndicatorValue(parsing: line.actual, name: line.name), weight: weight,
      printedScore: try number(line.score, cell("得分"), "得分"), deviation: line.deviation, citation: citation(cell("三级指标"), "三级指标"))
  }

  /// The rows below 年度资金总额, as far as they are filled in.
  private func parts(_ content: SelfEvaluationFormContent, _ unit: MoneyUnit) throws(ScoreInputError) -> [ScoringSheet.Execution.Part] {
    var parts: [ScoringSheet.Execution.Part] = []
    for kind in FundRow.Kind.allCases where kind != .total {
      guard let fund = content.funds[kind] else { continue }
      let revised = try amount(fund.revisedBudget, unit, kind, "全年预算数"), outturn = try amount(fund.outturn, unit, kind, "全年执行数")
      if revised != nil || outturn != nil {
        parts.append(ScoringSheet.Execution.Part(label: kind.label, revised: revised, outturn: outturn))
      }
    }
    return parts
  }

  private func amount(
    _ text: String?, _ unit: MoneyUnit, _ kind: FundRow.Kind, _ word: String
  ) throws(ScoreInputError) -> PrintedAmount? {
    guard var words = text?.halfWidth.withoutSpaces, !words.isNotFilled else { return nil }
    if words.hasPrefix("¥") || words.hasPrefix("￥") { words.removeFirst() }
    if words.hasSuffix(unit.rawValue) { words.removeLast(unit.rawValue.count) }
    return try value(cells?.fund(kind.formLabel, word), "\(kind.label) \(word)") { () throws(ValueError) in
      try PrintedAmount(parsing: words, unit: unit)
    }
  }

  private func number(_ text: String?, _ cell: Sheet.Placed?, _ field: String) throws(ScoreInputError) -> ExactDecimal? {
    guard var words = text?.halfWidth.withoutSpaces, !words.isNotFilled else { return nil }
    if words.hasSuffix("分") { words.removeLast() }
    return try value(cell, field) { () throws(ValueError) in try ExactDecimal(parsing: words) }
  }

  /// `项目资金（万元）`, else `单位：万元` above the table.
  private func unit(_ content: SelfEvaluationFormContent) throws(ScoreInputError) -> MoneyUnit {
    if let unit = MoneyUnit(rawValue: content.moneyUnit) { return unit }
    let caption = read.sheet.caption
    let lines = ([caption.left, caption.centre, caption.right] + read.sheet.title).map { $0.halfWidth.withoutSpaces }
    if let unit = MoneyUnit.allCases.first(where: { unit in lines.contains { $0.hasSuffix("单位:\(unit.rawValue)") } }) { return unit }
    throw wrong(
      cells?.label("项目资金"), "项目资金", "没有写金额单位", "请写成“项目资金（万元）”，可选：\(MoneyUnit.allCases.map(\.rawValue).joined(separator: "、"))")
  }

  /// `（2022年度）` in the title; the lines around it where the title has none.
  private func year(_ content: SelfEvaluationFormContent) throws(ScoreInputError) -> FiscalYear {
    let lines = [content.year + "年"] + read.sheet.title + [read.sheet.caption.left, read.sheet.caption.centre, read.sheet.caption.right]
    for line in lines + read.leading {
      if let year = line.halfWidth.withoutSpaces.printedYear, let fiscalYear = try? FiscalYear(year) { return fiscalYear }
    }
    throw ScoreInputError(
      file: file, field: "工作表“\(read.name)”", reason: "标题中没有年度", remedy: "请在标题下写明年度，例如（2022年度）")
  }

  /// A formula whose result the file does not hold would be read as an empty cell.
  private func requireResults() throws(ScoreInputError) {
    let cells = read.cautions.compactMap { if case .unknownResult(let cell) = $0 { cell } else { nil } }
    guard let first = cells.first else { return }
    throw ScoreInputError(
      file: file, field: "工作表“\(read.name)” \(first)", reason: "公式没有保存计算结果", remedy: "请用 Excel、WPS 或 LibreOffice 打开，保存后再试")
  }

  // MARK: Messages

  private func value<Value>(
    _ cell: Sheet.Placed?, _ field: String, _ make: () throws(ValueError) -> Value
  ) throws(ScoreInputError) -> Value {
    do throws(ValueError) { return try make() } catch {
      throw wrong(cell, field, "\(error.what)“\(error.text)”无法识别，\(error.reason)", error.remedy)
    }
  }

  private func notAmong(_ known: [String], _ text: String, _ cell: Sheet.Placed?, _ field: String) -> ScoreInputError {
    wrong(cell, field, text.isEmpty ? "没有填写" : "“\(text)”不在可选范围内", "可选：\(known.joined(separator: "、"))")
  }

  private func wrong(_ cell: Sheet.Placed?, _ field: String, _ reason: String, _ remedy: String) -> ScoreInputError {
    ScoreInputError(file: file, field: place(cell, field), reason: reason, remedy: remedy)
  }

  /// `工作表“绩效自评表” G14 分值`
  private func place(_ cell: Sheet.Placed?, _ field: String) -> String {
    let reference = cell.map { " " + read.reference(row: $0.row, column: $0.column) } ?? ""
    return "工作表“\(read.name)”\(reference) \(field)"
  }

  private func citation(_ cell: Sheet.Placed?, _ field: String) -> Citation { Citation(paper: file, lines: place(cell, field)) }
}

extension SelfEvaluationFormContent.Line {
  /// A row of the template that was left empty: nothing but its levels.
  fileprivate var isUnused: Bool { [name, target, actual, weight, score].allSatisfy { $0.withoutSpaces.isEmpty } }
}

extension FundRow.Kind {
  /// The word of the form's row.
  fileprivate var formLabel: String {
    switch self {
    case .total: "年度资金总额"
    case .fiscalAppropriation: "当年财政拨款"
    case .carriedOver: "上年结转资金"
    case .otherFunds: "其他资金"
    }
  }
}

extension String {
  /// Empty, or a stroke for 不适用.
  fileprivate var isNotFilled: Bool { allSatisfy { "-—–－/／".contains($0) } }

  /// The four digits before the first 年 that has them.
  fileprivate var printedYear: Int? {
    var rest = self[...]
    while let mark = rest.firstIndex(of: "年") {
      let digits = rest[..<mark].suffix(4)
      if digits.count == 4, digits.allSatisfy({ ("0"..."9").contains($0) }) { return Int(digits) }
      rest = rest[rest.index(after: mark)...]
    }
    return nil
  }
}
