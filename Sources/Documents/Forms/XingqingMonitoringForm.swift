package import HengDomain
package import HengFacts
import HengValues

/// 绩效运行监控表 as 兴庆区 prints it (兴庆区式), with eleven columns, or nine without likelihood and remedy.
///
/// The months stand in the labels: `1-7月执行数`. 项目负责人 is left empty for the hand: names of persons are not kept.
/// Cause, likelihood and remedy are merged downwards by `MonitoringRow.mergedRows`, each in its own column.
package struct XingqingMonitoringForm {
  private let ledger: ProjectLedger
  private let report: MonitoringReport
  private let rows: [FormRow<MonitoringRow>]
  private let sources: FigureSources
  private let facts: [FundRow.Kind: FundRowFacts]

  private init(
    _ ledger: ProjectLedger, _ report: MonitoringReport, _ facts: [FundRow.Kind: FundRowFacts]
  ) throws(FormError) {
    self.ledger = ledger
    self.report = report
    self.facts = facts
    rows = try ledger.formRows(
      report.rows, of: .monitoringXingqing, sheet: report.targetSheet, indicator: \.indicator)
    sources = FigureSources(prefix: "monitoring.r\(report.round)", unit: report.unit)
  }

  package static func document(
    _ ledger: ProjectLedger, _ report: MonitoringReport, facts: [FundRow.Kind: FundRowFacts]
  ) throws(FormError) -> Document {
    let sheet = try XingqingMonitoringForm(ledger, report, facts).sheet
    return Document(title: "\(ledger.project.name)\(FormKind.monitoringXingqing.title)", blocks: [.sheet(sheet)])
  }

  private var isBrief: Bool { report.layout == .brief }
  private var months: String { report.period.monthsText }

  private var sheet: Sheet {
    let head = nameRows + fundRows + [Row([.label("年度总体目标"), .text(report.objective, columns: isBrief ? 8 : 10)])]
    return Sheet(
      name: FormKind.monitoringXingqing.title,
      title: ["\(ledger.project.name)\(FormKind.monitoringXingqing.title)", "（\(report.period.year.text)）"],
      columns: isBrief ? [6, 9, 11, 24, 11, 11, 11, 9, 8] : [5, 7, 9, 17, 9, 9, 9, 9, 8, 11, 7],
      rows: head + [indicatorHeader] + indicatorRows, repeatedRows: head.count..<(head.count + 1))
  }

  private var nameRows: [Row] {
    let project = ledger.project
    let (wide, narrow) = isBrief ? (3, 2) : (4, 3)
    return [
      Row([
        .label("项目名称", columns: 3), .text(project.name, columns: wide), .label("项目负责人"), .text("", columns: narrow),
      ]),
      Row([
        .label("主管部门", columns: 3), .text(project.supervisingDepartment, columns: wide), .label("实施单位"),
        .text(project.implementingUnit, columns: narrow),
      ]),
    ]
  }

  private var fundRows: [Row] {
    let width = isBrief ? 1 : 2
    let kinds: [(FundRow.Kind, String)] = [
      (.total, "年度资金总额："), (.fiscalAppropriation, "其中：财政拨款"), (.otherFunds, "其他资金"),
    ]
    let header: [Cell] = [
      .label("资金情况（\(report.unit.rawValue)）", rows: 4, columns: 3), .label("类别", columns: 2),
      .label("年初预算数", columns: width), .label("\(months)执行数", columns: width), .label("预算执行率", columns: 2),
    ]
    return [Row(header)]
      + kinds.map { kind, label in
        Row([.label(label, columns: 2)] + fundCells(report.funds.row(kind, report.citation), width: width))
      }
  }

  private func fundCells(_ row: FundRow, width: Int) -> [Cell] {
    let key = "funds.\(row.kind.rawValue)"
    let computed = facts[row.kind]
    return [
      .figure(
        sources.amount(row.initialBudget, "\(key).initialBudget", "\(row.kind.label) 年初预算数", row.citation), columns: width),
      .figure(sources.outturn(row, computed, "\(key).outturn", "\(row.kind.label) \(months)执行数"), columns: width),
      .figure(sources.rate(row, computed, "\(key).rate", "\(row.kind.label) 预算执行率"), columns: 2),
    ]
  }

  private var indicatorHeader: Row {
    var labels = ["一级指标", "二级指标", "三级指标", "年度指标值", "\(months)完成情况", "全年预计完成情况", "偏差原因分析"]
    if !isBrief { labels += ["完成目标可能性", "不能完成目标原因及整改措施"] }
    return Row(
      [.label("绩效指标", rows: rows.count + 1)] + (labels + ["备注"]).map { .label($0, bold: true) })
  }

  private var indicatorRows: [Row] {
    let spans = LevelSpans(rows.map(\.indicator))
    let merges = Self.merges(report.rows)
    return rows.enumerated().map { place, row in
      let indicator = row.indicator, content = row.content
      let key = "rows.\(row.index)"
      var cells = spans.cells(
        place, level1: { .label(indicator.level1.label) }, level2: { .label(indicator.level2.label) })
      cells += [
        .text(indicator.name),
        .figure(sources.value(indicator.target, "\(key).target", "\(row.name)年度指标值", indicator.citation), .centre),
        .figure(
          sources.value(content.valueToDate, "\(key).valueToDate", "\(row.name)\(months)完成情况", content.citation), .centre),
        .figure(
          sources.value(content.forecast, "\(key).forecast", "\(row.name)全年预计完成情况", content.citation), .centre),
      ]
      if merges[place] > 0 {
        let texts = isBrief ? [content.cause] : [content.cause, content.likelihoodText, content.correctiveAction]
        cells += texts.map { .text($0, rows: merges[place]) }
      }
      return Row(cells + [.text(content.remark)])
    }
  }

  /// How many rows each cause cell covers. A merge ends before a row with words of its own: they are printed, not hidden.
  static func merges(_ rows: [MonitoringRow]) -> [Int] {
    var lengths = Array(repeating: 0, count: rows.count)
    var place = 0
    while place < rows.count {
      let following = rows[(place + 1)...].prefix(max(rows[place].mergedRows - 1, 0))
      let covered = following.prefix { $0.mergedRows == 0 && $0.hasNoExplanation }.count
      lengths[place] = covered + 1
      place += covered + 1
    }
    return lengths
  }
}

extension MonitoringRow {
  fileprivate var hasNoExplanation: Bool { cause.isEmpty && likelihoodText.isEmpty && correctiveAction.isEmpty }
}
