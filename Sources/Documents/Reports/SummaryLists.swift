import HengDomain
package import HengFacts
import HengValues

/// 绩效自评汇总表 and 绩效运行监控汇总表: one line a project, totals last, across the page.
package enum SummaryLists {
  package static func document(_ summary: SelfEvaluationSummary) -> Document {
    let sheet = sheet(summary)
    return Document(title: "\(summary.department) \(summary.year.text)\(sheet.title[0])", page: .landscape, blocks: [.sheet(sheet)])
  }

  package static func document(_ summary: MonitoringSummary) -> Document {
    let sheet = sheet(summary)
    return Document(title: "\(summary.department) \(summary.year.text)\(sheet.title[0])", page: .landscape, blocks: [.sheet(sheet)])
  }

  package static func sheet(_ summary: SelfEvaluationSummary) -> Sheet {
    let labels = ["序号", "项目名称", "实施单位", "全年预算数", "全年执行数", "执行率", "自评得分", "评价等级"]
    let rows = summary.rows.enumerated().map { index, row in
      Row(
        numbered(index, row.project, row.unit) + money(row.money)
          + [.figure(row.score, .centre), .figure(row.grade?.figure, .centre)])
    }
    let total = Row(
      [.label("合计", columns: 3, bold: true)] + money(summary.total) + [.text("", .centre), .text("", .centre)])
    let counts = count(summary.rows.count, summary.counts.map { ("“\($0.grade.rawValue)”", $0.figure) }, columns: labels.count)
    return Sheet(
      name: "自评汇总", title: ["项目支出绩效自评汇总表", "（\(summary.year.text)）"],
      caption: Caption(left: "编制单位：\(summary.department)", right: "单位：万元"), columns: [5, 29, 19, 11, 11, 9, 8, 8],
      rows: [header(labels)] + rows + [total, counts], repeatedRows: 0..<1,
      notes: ["注：全年执行数取自支付台账，执行率＝全年执行数÷全年预算数；得分和等级由评分规则计算，空白表示尚不能计分。"])
  }

  package static func sheet(_ summary: MonitoringSummary) -> Sheet {
    let labels = ["序号", "项目名称", "实施单位", "监控期间", "年初预算数", "累计执行数", "执行率", "预警", "预警原因"]
    let rows = summary.rows.enumerated().map { index, row in
      Row(
        numbered(index, row.project, row.unit) + [.text(row.period, .centre)] + money(row.money)
          + [.figure(row.light, .centre), .text(row.reasons.joined(separator: "；"))])
    }
    let total = Row(
      [.label("合计", columns: 4, bold: true)] + money(summary.total) + [.text("", .centre), .text("")])
    let counts = count(summary.rows.count, summary.counts.map { ($0.light.rawValue, $0.figure) }, columns: labels.count)
    return Sheet(
      name: "监控汇总", title: ["项目支出绩效运行监控汇总表", "（\(summary.year.text)）"],
      caption: Caption(left: "编制单位：\(summary.department)", right: "单位：万元"), columns: [4, 19, 12, 7, 8, 8, 7, 5, 30],
      rows: [header(labels)] + rows + [total, counts], repeatedRows: 0..<1,
      notes: ["注：绿灯表示进度正常，黄灯表示进度偏慢或者有指标可能完不成，红灯表示进度明显滞后或者有指标确定完不成。"], isCompact: true)
  }

  private static func header(_ labels: [String]) -> Row { Row(labels.map { .label($0, bold: true) }) }

  private static func numbered(_ index: Int, _ project: String, _ unit: String) -> [Cell] {
    [.label("\(index + 1)"), .text(project), .text(unit)]
  }

  private static func money(_ money: SummaryMoney) -> [Cell] {
    [.figure(money.budget), .figure(money.outturn), .figure(money.rate, .centre)]
  }

  /// `共6个项目，其中：“优”5个，“良”1个。`
  private static func count(_ all: Int, _ counts: [(String, Figure)], columns: Int) -> Row {
    var runs: [Run] = [.text("共\(all)个项目，其中：")]
    for (place, entry) in counts.enumerated() { runs += [.text("\(place > 0 ? "，" : "")\(entry.0)"), .figure(entry.1), .text("个")] }
    return Row([Cell(runs + [.text("。")], columnSpan: columns)])
  }
}
