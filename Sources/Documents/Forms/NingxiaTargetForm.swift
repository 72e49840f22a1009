package import HengDomain
import HengValues

/// 部门项目支出预算绩效目标表, the target form of Ningxia (宁夏式绩效目标表), five columns.
///
/// Layout: the published sheets of 平罗县, 2023. The head of the indicator block reads 名称 above the merged 绩效指标.
/// Values print with a blank before the unit: `≥5 人`.
package struct NingxiaTargetForm {
  private let project: Project
  private let target: PerformanceTargetSheet
  private let sources: FigureSources

  private init(_ project: Project, _ target: PerformanceTargetSheet) {
    self.project = project
    self.target = target
    sources = FigureSources(prefix: target.figurePrefix, unit: target.unit)
  }

  package static func document(_ ledger: ProjectLedger, _ target: PerformanceTargetSheet) -> Document {
    Document(
      title: "\(ledger.project.name) \(FormKind.targetNingxia.title)",
      blocks: [.sheet(NingxiaTargetForm(ledger.project, target).sheet)])
  }

  private var sheet: Sheet {
    let head = headRows
    return Sheet(
      name: "绩效目标表", title: [FormKind.targetNingxia.title, "(\(project.year.year) 年度)"], columns: [12, 14, 18, 38, 18],
      rows: head + [Self.indicatorHeader] + indicatorRows, repeatedRows: head.count..<(head.count + 1))
  }

  private var headRows: [Row] {
    let department = [project.supervisingDepartment, project.supervisingDepartmentCode ?? ""].filter { !$0.isEmpty }
    return [
      Row([.label("项目名称"), .text(project.name, columns: 4)]),
      Row([
        .label("主管部门及代码"), .text(department.joined(separator: " "), columns: 2), .label("实施单位"), .text(project.implementingUnit),
      ]),
      Row([.label("项目属性"), .text(project.nature ?? "", columns: 2), .label("项目期"), .text(project.duration ?? "")]),
      Row([.label("项目资金(\(target.unit.rawValue))", rows: 3), .label("年度资金总额:", columns: 2), amount(.total)]),
      Row([.label("其中:财政拨款", columns: 2), amount(.fiscalAppropriation)]),
      Row([.label("其他资金", columns: 2), amount(.otherFunds)]),
      Row([.label("年度总体目标"), .text(target.objective, columns: 4)]),
    ]
  }

  private func amount(_ kind: FundRow.Kind) -> Cell {
    let row = target.funds.row(kind, target.citation)
    let label = "\(kind.label)（年初预算数）"
    return .figure(
      sources.amount(row.initialBudget, "funds.\(kind.rawValue).initialBudget", label, row.citation), columns: 2)
  }

  private static let indicatorHeader = Row(
    ["名称", "一级指标", "二级指标", "三级指标", "指标值"].map { .label($0, bold: true) })

  private var indicatorRows: [Row] {
    let rows = target.formRows
    guard !rows.isEmpty else { return [Row([.label("绩效指标"), .label(""), .label(""), .text(""), .text("")])] }
    let spans = LevelSpans(rows.map(\.indicator))
    return rows.enumerated().map { place, row in
      let indicator = row.indicator
      var cells: [Cell] = place == 0 ? [.label("绩效指标", rows: rows.count)] : []
      cells += spans.cells(
        place, level1: { .label(indicator.level1.label) },
        level2: { .label(indicator.level2.label + indicator.level2.ningxiaObligation) })
      let value = sources.value(
        indicator.target, "indicators.\(row.index).target", "\(row.name)指标值", indicator.citation, text: \.spacedText)
      return Row(cells + [.text(indicator.name), .figure(value, .centre)])
    }
  }
}

extension PerformanceTargetSheet {
  /// Versions of a sheet have figures of their own.
  var figurePrefix: String { "target.v\(version)" }
}

extension IndicatorLevel2 {
  /// What the Ningxia form demands of the row, as its label says. Economic and ecological benefit are free.
  fileprivate var ningxiaObligation: String {
    switch self {
    case .quantity, .cost: "(必填硬性指标)"
    case .quality, .timeliness, .social, .sustainability, .satisfaction: "(必填)"
    case .economic, .ecological: ""
    }
  }
}
