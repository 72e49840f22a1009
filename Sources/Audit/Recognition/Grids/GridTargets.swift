import HengDocuments
import HengDomain
import HengRules
import HengValues

extension Recogniser {
  /// Target forms that are tables (绩效目标表): Ningxia, Hebei and the general ones.
  package static let gridTargets = Recogniser("绩效目标表") { paper, file in
    GridForm.forms(.target, of: paper, file).map(\.target)
  }
}

extension GridForm {
  var target: RecognisedForm {
    var doubts = doubts
    var figures = 0
    let indicators = rows.indicators.enumerated().map { order, row in
      let target = row.value(.target)
      figures += target.isEmpty ? 0 : 1
      return Indicator(
        id: id(".row\(order + 1)"), order: order, level1: row.level1, level2: row.level2, name: row.name.text,
        definition: header.has(.definition) ? row.reading[.definition].line : nil, target: target,
        basis: header.has(.basis) ? row.reading[.basis].line : nil,
        weight: header.has(.weight) ? number(row.reading.cells[.weight], "分值", &doubts) : nil, citation: rowCitation(row))
    }
    let isHebei = header.has(.basis) || head[.planHead] != nil
    let sheet = PerformanceTargetSheet(
      id: id(), project: id(), layout: isHebei ? .hebei : .ningxia, objective: objective, unit: funds.money.unit, funds: funds.rows,
      indicators: indicators, state: .approved, citation: citation)
    let content = RecognisedTarget(sheet: sheet, project: projectRecord, year: caption.year, head: targetHead(isHebei))
    let isNingxia = !isHebei && (head[.nature] != nil || caption.title.holds("部门项目支出预算绩效目标表"))
    return recognised(
      isHebei ? .targetHebei : isNingxia ? .targetNingxia : .targetGeneral, title: "绩效目标表", figures: figures, .target(content), doubts)
  }

  private func targetHead(_ isHebei: Bool) -> [PrintedField] {
    var fields = head.printed(
      [
        (.code, "项目编码"), (.project, "项目名称"), (.department, "主管部门"), (.unit, "实施单位"), (.nature, "项目属性"), (.duration, "项目期"),
        (.purposeHead, "资金用途"), (.objective, isHebei ? "绩效目标" : "年度总体目标"), (.longTerm, "实施期目标"), (.planHead, "资金支出计划"),
      ], file)
    if head[.objective] == nil { fields += head.printed([(.expected, "年度总体目标")], file) }
    return fields
  }
}
