package import HengDomain
import HengValues

/// The target sheet of a budget project as Hebei prints it (河北式预算项目绩效目标表), on a grid of twelve.
///
/// Layout: the published sheets of 巨鹿县, 2023. Amounts have two decimals at least; digits beyond them are kept, no 分 is lost.
package struct HebeiTargetForm {
  private let project: Project
  private let target: PerformanceTargetSheet
  private let sources: FigureSources

  private init(_ project: Project, _ target: PerformanceTargetSheet) {
    self.project = project
    self.target = target
    sources = FigureSources(prefix: target.figurePrefix, unit: target.unit)
  }

  /// `number` is the sheet's place in the bureau's list: `1.…绩效目标表`.
  package static func document(
    _ ledger: ProjectLedger, _ target: PerformanceTargetSheet, county: County, number: Int? = nil
  ) -> Document {
    let title = "\(number.map { "\($0)." } ?? "")\(ledger.project.name)绩效目标表"
    return Document(title: title, blocks: [.sheet(HebeiTargetForm(ledger.project, target).sheet(title, county))])
  }

  private func sheet(_ title: String, _ county: County) -> Sheet {
    let unit = project.implementingUnit.isEmpty ? county.bureau : project.implementingUnit
    let head = [codeRow] + budgetRows + planRows + [objectiveRow]
    return Sheet(
      name: "绩效目标表", title: [title],
      caption: Caption(left: "\(project.unitCode?.text ?? "")\(unit)", right: "单位：\(target.unit.rawValue)"),
      columns: [9, 8, 8, 9, 8, 8, 9, 8, 8, 9, 8, 8], rows: head + [Self.indicatorHeader] + indicatorRows,
      repeatedRows: head.count..<(head.count + 1), notes: notes)
  }

  private var codeRow: Row {
    Row([
      .label("项目编码", columns: 2), .text(project.code?.text ?? "", columns: 4), .label("项目名称", columns: 2),
      .text(project.name, columns: 4),
    ])
  }

  private var budgetRows: [Row] {
    [
      Row([
        .label("预算规模及资金用途", rows: 2, columns: 2), .label("预算数", columns: 2), amount(.total, columns: 1),
        .label("其中：财政资金", columns: 2), amount(.fiscalAppropriation, columns: 1), .label("其他资金", columns: 2),
        amount(.otherFunds, columns: 2),
      ]),
      Row([.text(project.purpose ?? "", columns: 10)]),
    ]
  }

  private func amount(_ kind: FundRow.Kind, columns: Int) -> Cell {
    let row = target.funds.row(kind, target.citation)
    let label = "\(kind.label)（预算数）"
    return .figure(
      sources.amount(row.initialBudget, "funds.\(kind.rawValue).initialBudget", label, row.citation, decimals: 2),
      columns: columns)
  }

  /// Widths of the four months on the grid.
  private static let planSpans = [2, 3, 2, 3]

  private var planRows: [Row] {
    let months = zip(PaymentPlan.months, Self.planSpans)
    let percents = project.paymentPlan?.percents ?? []
    let values: [Cell] = months.enumerated().map { place, month in
      let percent = place < percents.count ? percents[place] : .blank
      let figure = sources.number(percent, "paymentPlan.\(month.0)", "资金支出计划（%）\(month.0)月底", project.citation)
      return .figure(figure, columns: month.1, .centre)
    }
    return [
      Row([.label("资金支出计划（%）", rows: 2, columns: 2)] + months.map { .label("\($0)月底", columns: $1) }),
      Row(values),
    ]
  }

  private var objectiveRow: Row { Row([.label("绩效目标", columns: 2), .text(target.objective, columns: 10)]) }

  /// A figure of the plan whose column the paper does not show is not put into one by guess.
  private var notes: [String] {
    guard let unplaced = project.paymentPlan?.unplaced, !unplaced.isEmpty else { return [] }
    return ["注：资金支出计划原印“\(unplaced)”，所在栏不明，未填入。"]
  }

  private static let indicatorHeader = Row(
    ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"].map { .label($0, columns: 2, bold: true) })

  private var indicatorRows: [Row] {
    let rows = target.formRows
    let spans = LevelSpans(rows.map(\.indicator))
    return rows.enumerated().map { place, row in
      let indicator = row.indicator
      let value = sources.value(indicator.target, "indicators.\(row.index).target", "\(row.name)指标值", indicator.citation)
      return Row(
        spans.cells(
          place, level1: { .label(indicator.level1.label, columns: 2) }, level2: { .label(indicator.level2.label, columns: 2) })
          + [
            .text(indicator.name, columns: 2), .text(indicator.definition ?? "", columns: 2),
            .figure(value, columns: 2, .centre), .text(indicator.basis ?? "", columns: 2),
          ])
    }
  }
}
