import HengDomain
import HengValues

extension FormReader {
  /// A monitoring form of either width.
  package static func monitoring(_ sheet: Sheet) throws(FormReadError) -> MonitoringFormContent {
    let table = try table(
      sheet, .monitoringXingqing, needs: ["项目名称", "资金情况", "年初预算数", "预算执行率", "年度总体目标", "年度指标值", "全年预计完成情况", "偏差原因分析"])
    let grid = table.grid
    let label = { (word: String) in grid.find(word, before: table.header) }
    guard let done = table.word({ $0.hasSuffix("完成情况") && !$0.holds("预计") }),
      let outturn = grid.find(before: table.header, { $0.hasSuffix("执行数") })
    else { throw FormReadError(form: .monitoringXingqing, missing: ["完成情况", "执行数"]) }

    var content = MonitoringFormContent(layout: table.has("完成目标可能性") ? .withLikelihood : .brief)
    content.project = grid.right(of: label("项目名称"))
    content.year = sheet.title.dropFirst().compactMap(\.yearDigits).first ?? ""
    content.months = String(outturn.cell.text.bareLabel.dropLast("执行数".count))
    content.moneyUnit = label("资金情况")?.cell.text.bracketed ?? ""
    content.department = grid.right(of: label("主管部门"))
    content.unit = grid.right(of: label("实施单位"))
    content.objective = grid.right(of: label("年度总体目标"))
    let kinds: [(FundRow.Kind, String)] = [(.total, "年度资金总额"), (.fiscalAppropriation, "财政拨款"), (.otherFunds, "其他资金")]
    for (kind, word) in kinds {
      guard let line = label(word) else { continue }
      let under = { (header: Sheet.Placed?) in header.map { grid.text(line.row, $0.column) } ?? "" }
      content.funds[kind] = MonitoringFormContent.Fund(
        initialBudget: under(label("年初预算数")), outturn: under(outturn), rate: under(label("预算执行率")))
    }
    content.lines = zip(table.rows, table.levels).map { row, levels in
      let cause = table.cell(row, "偏差原因分析")
      let begins = cause.map { $0.row == row } ?? true
      let remedy = table.word { $0.hasPrefix("不能完成目标原因") } ?? ""
      return MonitoringFormContent.Line(
        levels: PrintedLevels(levels), name: table.text(row, "三级指标"), target: table.text(row, "年度指标值"),
        valueToDate: table.text(row, done), forecast: table.text(row, "全年预计完成情况"), cause: begins ? cause?.cell.text ?? "" : "",
        likelihood: begins ? table.text(row, "完成目标可能性") : "", correctiveAction: begins ? table.text(row, remedy) : "",
        remark: table.text(row, "备注"), mergedRows: begins ? cause?.cell.rowSpan ?? 1 : 0)
    }
    return content
  }
}
