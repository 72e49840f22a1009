import HengDomain
import HengValues

extension FormReader {
  /// A target sheet of either layout.
  package static func target(_ sheet: Sheet) throws(FormReadError) -> TargetFormContent {
    kind(of: sheet) == .targetHebei ? try hebeiTarget(sheet) : try ningxiaTarget(sheet)
  }

  private static func ningxiaTarget(_ sheet: Sheet) throws(FormReadError) -> TargetFormContent {
    let table = try table(sheet, .targetNingxia, needs: ["项目名称", "项目资金", "年度资金总额", "年度总体目标", "指标值"])
    let field = { (word: String) in table.grid.right(of: table.grid.find(word, before: table.header)) }
    var content = TargetFormContent(layout: .ningxia)
    content.project = field("项目名称")
    content.year = sheet.title.dropFirst().compactMap(\.yearDigits).first ?? ""
    content.moneyUnit = table.grid.find("项目资金", before: table.header)?.cell.text.bracketed ?? ""
    (content.department, content.departmentCode) = departmentAndCode(field("主管部门及代码"))
    content.unit = field("实施单位")
    content.nature = field("项目属性")
    content.duration = field("项目期")
    content.total = field("年度资金总额")
    content.fiscalAppropriation = field("财政拨款")
    content.otherFunds = field("其他资金")
    content.objective = field("年度总体目标")
    content.lines = lines(table)
    return content
  }

  private static func hebeiTarget(_ sheet: Sheet) throws(FormReadError) -> TargetFormContent {
    let table = try table(
      sheet, .targetHebei, needs: ["项目名称", "预算规模及资金用途", "预算数", "绩效目标", "绩效指标描述", "指标值", "指标值确定依据"])
    let grid = table.grid
    let label = { (word: String) in grid.find(word, before: table.header) }
    var content = TargetFormContent(layout: .hebei)
    content.project = grid.right(of: label("项目名称"))
    let leading = sheet.caption.left.prefix { ("0"..."9").contains($0) }
    (content.unitCode, content.unit) = (String(leading), String(sheet.caption.left.dropFirst(leading.count)))
    content.moneyUnit = String(sheet.caption.right.halfWidth.withoutSpaces.split(separator: ":").last ?? "")
    content.code = grid.right(of: label("项目编码"))
    content.total = grid.right(of: label("预算数"))
    content.fiscalAppropriation = grid.right(of: label("财政资金"))
    content.otherFunds = grid.right(of: label("其他资金"))
    if let scale = label("预算规模及资金用途") { content.purpose = grid.text(scale.row + 1, scale.column + max(scale.cell.columnSpan, 1)) }
    content.paymentPlan = PaymentPlan.months.map { grid.below(label("\($0)月底")) }
    content.objective = grid.right(of: label("绩效目标"))
    content.lines = lines(table)
    return content
  }

  private static func lines(_ table: IndicatorTable) -> [TargetFormContent.Line] {
    zip(table.rows, table.levels).map { row, levels in
      TargetFormContent.Line(
        levels: PrintedLevels(levels), name: table.text(row, "三级指标"), definition: table.text(row, "绩效指标描述"),
        target: table.text(row, "指标值"), basis: table.text(row, "指标值确定依据"))
    }
  }

  /// `平罗县农业农村局 125` is a department and its code.
  private static func departmentAndCode(_ text: String) -> (String, String) {
    guard let blank = text.lastIndex(of: " ") else { return (text, "") }
    let code = text[text.index(after: blank)...]
    guard !code.isEmpty, code.allSatisfy({ ("0"..."9").contains($0) }) else { return (text, "") }
    return (String(text[..<blank]), String(code))
  }
}
