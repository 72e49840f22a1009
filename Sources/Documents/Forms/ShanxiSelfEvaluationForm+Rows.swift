import HengDomain
import HengFacts
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
    let computed = facts.funds[row.kind]
    let execution = row.kind == .total ? facts.card?.execution.map { ($0.score, $0.trace) } : nil
    return [
      .figure(sources.amount(row.initialBudget, "\(key).initialBudget", "\(label) 年初预算数", row.citation)),
      .figure(sources.amount(row.revisedBudget, "\(key).revisedBudget", "\(label) 全年预算数(A)", row.citation)),
      .figure(sources.outturn(row, computed, "\(key).outturn", "\(label) 全年执行数(B)")),
      .figure(sources.number(row.weight, "\(key).weight", "\(label) 分值", row.citation), .centre),
      .figure(sources.rate(row, computed, "\(key).rate", "\(label) 执行率(B/A)"), .centre),
      .figure(score(row.score, "\(key).score", "\(label) 得分", row.citation, computed: execution), .centre),
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
      let computed = facts.card.map { ($0.items[place].score, $0.items[place].trace) }
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
    let points = facts.levels.indices.contains(level) ? facts.levels[level] : nil
    return Cell(
      [.text("\(members.first?.indicator.level1.label ?? "")（"), .figure(points, else: ""), .text("分）")], alignment: .centre, role: .label)
  }

  /// 实际完成值(B), down to the payments or the survey it was counted from.
  private func actual(_ row: FormRow<SelfEvaluationRow>, _ key: String) -> Figure? {
    var figure = sources.value(row.content.actual, key, "\(row.name)实际完成值(B)", row.content.citation)
    if let counted = facts.counted[row.index] {
      figure?.trace.formula = counted.formula
      figure?.trace.children = counted.leaves
    }
    return figure
  }
}
