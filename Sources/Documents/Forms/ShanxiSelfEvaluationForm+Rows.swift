import HengDomain
import HengValues

extension ShanxiSelfEvaluationForm {
  /// 项目资金: five rows; the method of the execution score stands once beside the four rows of money.
  var fundRows: [Row] {
    let total = record.funds.row(.total, record.citation)
    let points = total.weight.value.map { "\($0.trimmed)" } ?? "10"
    let header = Row([
      .label("项目资金（\(record.unit.rawValue)）（\(points)分）", rows: 5), .label("", columns: 2), .label("年初预算数"),
      .label("全年预算数(A)"), .label("全年执行数(B)"), .label("分值(\(points)分)"), .label("执行率(B/A)"), .label("得分"),
      .label("得分计算方法"),
    ])
    let kinds: [(FundRow.Kind, String)] = [
      (.total, "年度资金总额："), (.fiscalAppropriation, "其中：当年财政拨款"), (.carriedOver, "上年结转资金"), (.otherFunds, "其他资金"),
    ]
    return [header]
      + kinds.enumerated().map { place, line in
        let method: [Cell] = place == 0 ? [.label("执行率*该指标分值，最高不得超过分值上限。", rows: kinds.count)] : []
        return Row([.label(line.1, columns: 2)] + fundCells(record.funds.row(line.0, record.citation)) + method)
      }
  }

  private func fundCells(_ row: FundRow) -> [Cell] {
    let key = "funds.\(row.kind.rawValue)", label = row.kind.label
    let cell = sources.outturnCell(row, of: record.funds, outturn, isTranscribed: record.isTranscribed)
    let outturnLabel = "\(label) 全年执行数(B)"
    let hasRevised = row.revisedBudget.value != nil
    let rate = sources.rate(
      row, over: hasRevised ? row.revisedBudget : row.initialBudget, "\(label) \(hasRevised ? "全年预算数(A)" : "年初预算数")",
      outturn: cell, outturnLabel, "\(key).rate", "\(label) 执行率(B/A)")
    let computed = row.kind == .total ? card?.execution.map { ($0.score, $0.trace) } : nil
    return [
      .figure(sources.amount(row.initialBudget, "\(key).initialBudget", "\(label) 年初预算数", row.citation)),
      .figure(sources.amount(row.revisedBudget, "\(key).revisedBudget", "\(label) 全年预算数(A)", row.citation)),
      .figure(sources.outturn(row, cell, "\(key).outturn", outturnLabel)),
      .figure(sources.number(row.weight, "\(key).weight", "\(label) 分值", row.citation), .centre),
      .figure(rate, .centre),
      .figure(score(row.score, "\(key).score", "\(label) 得分", row.citation, computed: computed), .centre),
    ]
  }

  var indicatorHeader: Row {
    let labels = ["一级指标", "二级指标", "三级指标", "年度指标值(A)", "实际完成值(B)", "分值", "评分标准", "得分", "未完成原因分析"]
    return Row([.label("绩效指标", rows: rows.count + 1)] + labels.map { .label($0, bold: true) })
  }

  var indicatorRows: [Row] {
    let spans = LevelSpans(rows.map(\.indicator))
    var level = -1
    return rows.enumerated().map { place, row in
      if spans.level1[place] > 0 { level += 1 }
      let members = rows[place..<(place + spans.level1[place])]
      let content = row.content, key = "rows.\(row.index)"
      let computed = card.map { ($0.items[place].score, $0.items[place].trace) }
      return Row(
        spans.cells(
          place, level1: { levelCell(level, members) }, level2: { .label(row.indicator.level2.label) })
          + [
            .text(row.indicator.name),
            .figure(
              sources.value(row.indicator.target, "\(key).target", "\(row.name)年度指标值(A)", row.indicator.citation), .centre),
            .figure(actual(row, "\(key).actual"), .centre),
            .figure(sources.number(.value(content.weight), "\(key).weight", "\(row.name)分值", content.citation), .centre),
            .label("完成指标得满分，未完成按完成情况得分"),
            .figure(
              score(content.printedScore, "\(key).score", "\(row.name)得分", content.citation, computed: computed), .centre),
            .text(content.deviation),
          ])
    }
  }

  /// `产出指标（50分）`: the points are the sum of the level's rows.
  private func levelCell(_ level: Int, _ members: ArraySlice<FormRow<SelfEvaluationRow>>) -> Cell {
    let label = members.first?.indicator.level1.label ?? ""
    let points = members.map(\.content.weight).reduce(.zero, +).trimmed
    let terms = members.map { "\($0.content.weight)" }.joined(separator: " + ")
    let trace = Trace(
      "\(label)分值", value: "\(points)", formula: members.count > 1 ? "\(terms) = \(points)" : nil,
      children: members.map { .recorded("\($0.name)分值", value: "\($0.content.weight)", $0.content.citation) })
    let figure = Figure(key: "\(sources.prefix).levels.\(level).weight", text: "\(points)", trace: trace)
    return Cell([.text("\(label)（"), .figure(figure), .text("分）")], alignment: .centre, role: .label)
  }

  /// 实际完成值(B), down to the payments or the survey it was counted from.
  private func actual(_ row: FormRow<SelfEvaluationRow>, _ key: String) -> Figure? {
    let content = row.content
    var figure = sources.value(content.actual, key, "\(row.name)实际完成值(B)", content.citation)
    switch content.actualSource {
    case .typed: break
    case .payments(let ids):
      guard let counted = FigureSources.payments(ledger.payments.filter { ids.contains($0.id) }, counting: content.actual) else { break }
      figure?.trace.formula = counted.formula
      figure?.trace.children = counted.leaves
    case .survey(let surveyed, let satisfied):
      guard surveyed > 0 else { break }
      let rate = Percentage(of: Ratio(Int128(satisfied), Int128(surveyed))).text
      figure?.trace.formula = "\(satisfied) ÷ \(surveyed) = \(rate)"
      figure?.trace.children = [
        .recorded("满意份数", value: "\(satisfied)份", content.citation), .recorded("有效问卷", value: "\(surveyed)份", content.citation),
      ]
    }
    return figure
  }
}
