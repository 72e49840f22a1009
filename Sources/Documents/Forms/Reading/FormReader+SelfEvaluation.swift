import HengDomain
import HengValues

extension FormReader {
  /// A self-evaluation.
  package static func selfEvaluation(_ sheet: Sheet) throws(FormReadError) -> SelfEvaluationFormContent {
    let table = try table(
      sheet, .selfEvaluationShanxi, needs: ["项目名称", "项目资金", "全年预算数", "全年执行数", "年度指标值", "实际完成值", "分值", "得分"])
    let grid = table.grid
    let label = { (word: String) in grid.find(word, before: table.header) }
    var content = SelfEvaluationFormContent()
    content.project = grid.right(of: label("项目名称"))
    content.year = sheet.title.dropFirst().compactMap(\.yearDigits).first ?? ""
    content.moneyUnit = label("项目资金")?.cell.text.bracketed ?? ""
    content.department = grid.right(of: label("主管部门"))
    content.unit = grid.right(of: label("实施单位"))
    if let source = label("资金来源") {
      let ticked = grid.row(source.row).map(\.cell.text).filter(\.isTicked)
      content.isOwnSource = ticked.contains { $0.holds("本级安排") }
      content.isTransfer = ticked.contains { $0.holds("上级转移支付") }
    }
    content.funds = funds(grid, label)
    content.objective = grid.below(label("预期目标"))
    content.achievement = grid.below(label("实际完成情况"))
    content.lines = zip(table.rows, table.levels).map { row, levels in
      SelfEvaluationFormContent.Line(
        levels: PrintedLevels(levels), name: table.text(row, "三级指标"), target: table.text(row, "年度指标值"),
        actual: table.text(row, "实际完成值"), weight: table.text(row, "分值"), score: table.text(row, "得分"),
        deviation: table.text(row, "未完成原因分析"))
    }
    if let total = closing(table, "总分") { content.total = table.text(total, "得分") }
    content.selfGrade = closing(table, "项目用款单位自我评定").flatMap { grade(grid, $0) }
    content.reviewGrade = closing(table, "主管部门审核结论").flatMap { grade(grid, $0) }
    return content
  }

  private static func funds(
    _ grid: FormGrid, _ label: (String) -> Sheet.Placed?
  ) -> [FundRow.Kind: SelfEvaluationFormContent.Fund] {
    let kinds: [(FundRow.Kind, String)] = [
      (.total, "年度资金总额"), (.fiscalAppropriation, "当年财政拨款"), (.carriedOver, "上年结转资金"), (.otherFunds, "其他资金"),
    ]
    var funds: [FundRow.Kind: SelfEvaluationFormContent.Fund] = [:]
    for (kind, word) in kinds {
      guard let line = label(word) else { continue }
      func under(_ header: String) -> String { label(header).map { grid.text(line.row, $0.column) } ?? "" }
      funds[kind] = SelfEvaluationFormContent.Fund(
        initialBudget: under("年初预算数"), revisedBudget: under("全年预算数"), outturn: under("全年执行数"), weight: under("分值"),
        rate: under("执行率"), score: under("得分"))
    }
    return funds
  }

  /// A row below the indicators that begins with a word.
  private static func closing(_ table: IndicatorTable, _ word: String) -> Int? {
    ((table.header + 1)..<table.grid.rowCount).first { row in
      table.grid.cell(row, 0).map { $0.row == row && $0.cell.text.bareLabel == word } ?? false
    }
  }

  private static func grade(_ grid: FormGrid, _ row: Int) -> Grade? {
    let ticked = grid.row(row).map(\.cell.text).first { text in
      text.isTicked && Grade.allCases.contains { text.trimmedSpaces.hasPrefix($0.rawValue) }
    }
    return ticked.flatMap { text in Grade.allCases.first { text.trimmedSpaces.hasPrefix($0.rawValue) } }
  }
}

extension String {
  /// A ticked box; extraction turns the tick of a symbol font into P or R.
  fileprivate var isTicked: Bool { contains { "☑√✓✔PR".contains($0) } }
}
