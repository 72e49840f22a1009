import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues

/// A table with a self-evaluation on some layout, read field by field; what is wrong is named with its cell (自评表).
struct SelfEvaluationSheet {
  private let table: FilledTable
  private let layout: FormLayout
  private let file: String

  init(_ table: FilledTable, _ layout: FormLayout, file: String) {
    self.table = table
    self.layout = layout
    self.file = file
  }

  func scoringSheet() throws(ScoreInputError) -> ScoringSheet {
    let form: FilledForm
    do throws(FormReadError) { form = try FormReader.read(table.sheet, as: layout) } catch {
      throw ScoreInputError(file: file, field: table.place, message: error.message)
    }
    try requireResults()
    let unit = try unit(form)
    var rows: [ScoringSheet.Row] = []
    for line in form.rows where !line.isUnused && !line.isFiller { rows.append(try row(line, form)) }
    guard !rows.isEmpty else { throw wrong(form.cell(name), "绩效指标", "没有填写任何指标", "请填写三级指标及其分值") }
    let execution = ScoringSheet.Execution(
      initial: try amount(form, .total, .initialBudget, unit), revised: try amount(form, .total, .revisedBudget, unit),
      outturn: try amount(form, .total, .outturn, unit),
      weight: try number(form, .fund(.total, .weight)) ?? printedPoints(form) ?? ExactDecimal(10),
      printedScore: try number(form, .fund(.total, .score)), parts: try parts(form, unit),
      citation: citation(form.cell(.fund(.total, .outturn)), "项目资金"))
    return ScoringSheet(
      project: form.text(name), year: try year(form), unit: unit, execution: execution, rows: rows,
      printedTotal: try number(form, .head(.total)), printedGrade: form.selfGrade, reviewGrade: form.reviewGrade,
      objective: form.text(.head(.objective)))
  }

  /// A department's own evaluation bears no project.
  private var name: FormField { .head(layout.fields.contains(.head(.project)) ? .project : .department) }

  // MARK: Fields

  private func row(_ line: FilledRow, _ form: FilledForm) throws(ScoreInputError) -> ScoringSheet.Row {
    func word(_ field: RowField) -> String { form.label(.row(field)) }
    guard let level1 = IndicatorLevel1(printed: line.level1) else {
      throw notAmong(IndicatorLevel1.allCases.map(\.label), line.level1, line.cell(.level1), word(.level1))
    }
    guard let level2 = IndicatorLevel2(printed: line.level2) else {
      throw notAmong(IndicatorLevel2.allCases.map(\.label), line.level2, line.cell(.level2), word(.level2))
    }
    let name = line.text(.name)
    // Without a column of points the group's points are split.
    var weight = ExactDecimal.zero
    if layout.fields.contains(.row(.weight)) {
      guard let given = try number(line.text(.weight), line.cell(.weight), word(.weight)) else {
        throw wrong(line.cell(.weight), word(.weight), "“\(name)”没有填分值", "请填该指标的分值")
      }
      guard ExactDecimal.zero < given else {
        throw wrong(line.cell(.weight), word(.weight), "“\(name)”的分值“\(given)”不大于0", "请填该指标的分值")
      }
      weight = given
    }
    return ScoringSheet.Row(
      level1: level1, level2: level2, name: name, target: IndicatorValue(parsing: line.target, name: name),
      actual: IndicatorValue(parsing: line.text(.actual), name: name), weight: weight,
      printedScore: try number(line.text(.score), line.cell(.score), word(.score)), deviation: line.text(.deviation),
      citation: citation(line.cell(.name), word(.name)))
  }

  /// The rows below 年度资金总额, as far as they are filled in.
  private func parts(_ form: FilledForm, _ unit: MoneyUnit) throws(ScoreInputError) -> [ScoringSheet.Execution.Part] {
    var parts: [ScoringSheet.Execution.Part] = []
    for kind in FundRow.Kind.allCases where kind != .total {
      let revised = try amount(form, kind, .revisedBudget, unit), outturn = try amount(form, kind, .outturn, unit)
      if revised != nil || outturn != nil {
        parts.append(ScoringSheet.Execution.Part(label: kind.label, revised: revised, outturn: outturn))
      }
    }
    return parts
  }

  private func amount(
    _ form: FilledForm, _ kind: FundRow.Kind, _ column: FundColumn, _ unit: MoneyUnit
  ) throws(ScoreInputError) -> PrintedAmount? {
    let field = FormField.fund(kind, column)
    var words = form.text(field).halfWidth.withoutSpaces
    if words.isNotFilled { return nil }
    if words.hasPrefix("¥") || words.hasPrefix("￥") { words.removeFirst() }
    if words.hasSuffix(unit.rawValue) { words.removeLast(unit.rawValue.count) }
    return try value(form.cell(field), form.label(field)) { () throws(ValueError) in try PrintedAmount(parsing: words, unit: unit) }
  }

  private func number(_ form: FilledForm, _ field: FormField) throws(ScoreInputError) -> ExactDecimal? {
    try number(form.text(field), form.cell(field), form.label(field))
  }

  private func number(_ text: String, _ cell: Sheet.Placed?, _ field: String) throws(ScoreInputError) -> ExactDecimal? {
    var words = text.halfWidth.withoutSpaces
    if words.isNotFilled { return nil }
    if words.hasSuffix("分") { words.removeLast() }
    return try value(cell, field) { () throws(ValueError) in try ExactDecimal(parsing: words) }
  }

  /// `（10分）` in the label of the money rows.
  private func printedPoints(_ form: FilledForm) -> ExactDecimal? {
    try? ExactDecimal(parsing: form.text(.head(.executionPoints)))
  }

  /// `项目资金（万元）`, else `单位：万元` above the table.
  private func unit(_ form: FilledForm) throws(ScoreInputError) -> MoneyUnit {
    if let unit = MoneyUnit(rawValue: form.text(.head(.moneyUnit))) { return unit }
    let caption = table.sheet.caption
    let lines = ([caption.left, caption.centre, caption.right] + table.sheet.title).map { $0.halfWidth.withoutSpaces }
    if let unit = MoneyUnit.allCases.first(where: { unit in lines.contains { $0.hasSuffix("单位:\(unit.rawValue)") } }) { return unit }
    throw wrong(
      form.cell(.head(.moneyUnit)), "项目资金", "没有写金额单位",
      "请写成“项目资金（万元）”，可选：\(MoneyUnit.allCases.map(\.rawValue).joined(separator: "、"))")
  }

  /// `（2022年度）` in the title; the lines around it where the title has none.
  private func year(_ form: FilledForm) throws(ScoreInputError) -> FiscalYear {
    let caption = table.sheet.caption
    let lines = [form.text(.head(.year)) + "年"] + table.sheet.title + [caption.left, caption.centre, caption.right]
    for line in lines + table.leading {
      if let year = line.halfWidth.withoutSpaces.printedYear, let fiscalYear = try? FiscalYear(year) { return fiscalYear }
    }
    throw ScoreInputError(file: file, field: table.place, reason: "标题中没有年度", remedy: "请在标题下写明年度，例如（2022年度）")
  }

  /// A formula whose result the file does not hold would be read as an empty cell.
  private func requireResults() throws(ScoreInputError) {
    guard let first = table.openFormulas.first else { return }
    throw ScoreInputError(
      file: file, field: "\(table.place) \(first)", reason: "公式没有保存计算结果", remedy: "请用 Excel、WPS 或 LibreOffice 打开，保存后再试")
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
    let reference = cell.map { " " + table.reference($0) } ?? ""
    return "\(table.place)\(reference) \(field)"
  }

  private func citation(_ cell: Sheet.Placed?, _ field: String) -> Citation { Citation(paper: file, lines: place(cell, field)) }
}

extension FilledRow {
  /// `……`: the form's own sign for further rows.
  fileprivate var isFiller: Bool { text(.name).contains("…") && text(.name).allSatisfy { "….·".contains($0) } }
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
