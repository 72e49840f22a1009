import HengDocuments
import HengValues

/// Invented papers with the grids of real forms.
enum Samples {
  static func figure(_ key: String, _ text: String) -> Figure {
    .recorded(key: key, label: key, text: text, Citation(paper: "ledger", lines: key))
  }

  static func number(_ key: String, _ text: String, rows: Int = 1, columns: Int = 1) -> Cell {
    .figure(figure(key, text), rows: rows, columns: columns, .centre)
  }

  /// 项目支出绩效自评表: landscape, ten columns, merges both ways.
  static var selfEvaluation: Document {
    var rows: [Row] = [
      Row([
        .label("项目名称"), .text("高标准农田灌溉渠系维修养护项目", columns: 4), .label("资金来源"),
        .text("本级安排 ☑", columns: 2, .centre), .text("上级转移支付 ☐", columns: 2, .centre),
      ]),
      Row([
        .label("主管部门"), .text("清河县农业农村局", columns: 4), .label("实施单位"), .text("清河县农田建设服务中心", columns: 4),
      ]),
      Row(
        [.label("项目资金（万元）（10分）", rows: 5), .label("", columns: 2)]
          + ["年初预算数", "全年预算数(A)", "全年执行数(B)", "分值(10分)", "执行率(B/A)", "得分", "得分计算方法"].map { .label($0) }),
    ]
    let funds: [(String, [String])] = [
      ("年度资金总额：", ["1,200.00", "1,180.00", "1,020.70", "10", "86.50%", "8.65"]),
      ("其中：当年财政拨款", ["1,000.00", "980.00", "820.70", "-", "83.74%", "-"]),
      ("上年结转资金", ["200.00", "200.00", "200.00", "-", "100.00%", "-"]),
      ("其他资金", ["0.00", "0.00", "0.00", "-", "-", "-"]),
    ]
    for (row, fund) in funds.enumerated() {
      var cells: [Cell] = [.label(fund.0, columns: 2)]
      for (column, text) in fund.1.enumerated() { cells.append(number("funds.\(row).\(column)", text)) }
      if row == 0 { cells.append(.text("执行率×该项分值，最高不超过分值上限。", rows: 4)) }
      rows.append(Row(cells))
    }
    rows += [
      Row([.label("年度总体目标", rows: 2), .label("预期目标", columns: 4), .label("实际完成情况", columns: 5)]),
      Row([
        .text("维修衬砌支渠 12.4 公里，更换闸门 36 座，恢复灌溉面积 8600 亩，使项目区灌溉水利用系数提高到 0.58 以上。", columns: 4),
        .text("已完成支渠衬砌 11.9 公里、闸门 36 座，恢复灌溉面积 8450 亩；剩余 0.5 公里因冬季停工，计划次年四月底前完工。", columns: 5),
      ]),
    ]
    rows += indicators
    rows += [
      Row([.label("总分", columns: 8, bold: true), number("total", "95.29"), .text("")]),
      Row([.label("项目用款单位自我评定", columns: 2)] + ["优☑", "良☐", "中☐", "差☐"].map { .text($0, columns: 2, .centre) }),
      Row([.label("主管部门审核结论", columns: 2)] + ["优☑", "良☐", "中☐", "差☐"].map { .text($0, columns: 2, .centre) }),
    ]
    let sheet = Sheet(
      name: "项目支出绩效自评表", title: ["项目支出绩效自评表", "（2023年度）"],
      caption: Caption(left: "预算单位（盖章）：清河县农业农村局", right: "单位：万元"), columns: [9, 9, 10, 15, 11, 11, 7, 13, 6, 9], rows: rows,
      repeatedRows: 9..<10,
      notes: ["注：1.每项指标得分不高于该项分值。", "2.定性指标按达成、部分达成、未达成三档计分，分别取 100%—80%、80%—60%、60%—0%。"])
    return Document(title: "项目支出绩效自评表", page: .landscape, blocks: [.sheet(sheet)])
  }

  private static var indicators: [Row] {
    let groups: [(String, [(String, [(String, String, String, String, String)])])] = [
      (
        "产出指标（50分）",
        [
          ("数量指标", [("维修衬砌支渠长度", "≥12.4公里", "11.9公里", "10", "9.60"), ("更换闸门数量", "≥36座", "36座", "10", "10.00")]),
          ("质量指标", [("工程验收合格率", "100%", "100%", "10", "10.00")]),
          ("时效指标", [("工程完工时间", "11月底前", "部分跨年", "10", "8.00")]),
          ("成本指标", [("每公里衬砌成本", "≤42万元", "41.3万元", "10", "10.00")]),
        ]
      ),
      (
        "效益指标（30分）",
        [
          ("经济效益指标", [("亩均增产粮食", "≥60公斤", "63公斤", "10", "10.00")]),
          ("社会效益指标", [("受益农户数量", "≥2100户", "2084户", "10", "9.92")]),
          ("生态效益指标", [("灌溉水利用系数", "≥0.58", "0.58", "5", "5.00")]),
          ("可持续影响指标", [("渠系管护责任落实情况", "逐段落实到人", "基本落实", "5", "4.12")]),
        ]
      ),
      ("满意度指标（10分）", [("服务对象满意度指标", [("受益农户满意度", "≥95%", "96.2%", "10", "10.00")])]),
    ]
    let count = groups.flatMap(\.1).flatMap(\.1).count
    var rows = [
      Row(
        [.label("绩效指标", rows: count + 1)]
          + ["一级指标", "二级指标", "三级指标", "年度指标值(A)", "实际完成值(B)", "分值", "评分标准", "得分", "未完成原因分析"].map { .label($0) })
    ]
    for (first, seconds) in groups {
      for (secondIndex, second) in seconds.enumerated() {
        for (index, third) in second.1.enumerated() {
          var cells: [Cell] = []
          if secondIndex == 0, index == 0 { cells.append(.label(first, rows: seconds.flatMap(\.1).count)) }
          if index == 0 { cells.append(.label(second.0, rows: second.1.count)) }
          cells += [
            .text(third.0), .text(third.1, .centre), .text(third.2, .centre), number("\(third.0).weight", third.3),
            .text("完成指标得满分，未完成按完成情况得分"), number("\(third.0).score", third.4),
            .text(third.3 == third.4.replacing(".00", with: "") ? "" : "受冬季停工影响，次年补足"),
          ]
          rows.append(Row(cells))
        }
      }
    }
    return rows
  }

  /// 绩效运行监控表, variant A: portrait, eleven columns, `count` indicators, a cause merged down over many rows.
  static func monitoring(_ count: Int) -> Document {
    var rows: [Row] = [
      Row([.label("项目名称", columns: 3), .text("农村饮水安全巩固提升项目", columns: 4), .label("项目负责人"), .text("甲某某", columns: 3)]),
      Row([.label("主管部门", columns: 3), .text("清河县水务局", columns: 4), .label("实施单位"), .text("清河县供水服务站", columns: 3)]),
      Row([.label("资金情况（万元）", rows: 4, columns: 3)] + ["类别", "年初预算数", "1-7月执行数", "预算执行率"].map { .label($0, columns: 2) }),
    ]
    for (name, values) in [
      ("年度资金总额：", ["860.00", "514.03", "59.77%"]), ("其中：财政拨款", ["860.00", "514.03", "59.77%"]), ("其他资金", ["", "", ""]),
    ] { rows.append(Row([.label(name, columns: 2)] + values.map { number("\(name)\($0)", $0, columns: 2) })) }
    rows.append(Row([.label("年度总体目标"), .text("巩固 23 个村供水设施，改造管网 41 公里，水质合格率稳定在 95% 以上，保障全年不间断供水。", columns: 10)]))
    rows.append(
      Row(
        [.label("绩效指标", rows: count + 1), .label("一级指标"), .label("二级指标"), .label("三级指标")]
          + ["年度指标值", "1-7月完成情况", "全年预计完成情况", "偏差原因分析", "完成目标可能性", "不能完成目标原因及整改措施", "备注"].map { .label($0) }))
    let kinds = ["数量指标", "质量指标", "时效指标", "成本指标"]
    let block = max(count / 4, 1)
    for index in 0..<count {
      var cells: [Cell] = []
      if index == 0 { cells.append(.label("产出指标", rows: count)) }
      if index % block == 0, index / block < 4 {
        cells.append(.label(kinds[index / block], rows: index / block == 3 ? count - index : min(block, count - index)))
      }
      cells += [
        .text("第\(index + 1)段输配水管网改造长度"), .text("≥\(index + 3)公里", .centre), .text("\(index + 1)公里", .centre),
        .text("\(index + 3)公里", .centre),
      ]
      if index == 0 {
        cells += [
          .text("上半年雨期较长，部分路段开挖许可批复晚于计划，管材到货推迟约二十天，已调整施工顺序。", rows: count), .text("确定能", rows: count, .centre),
        ]
      }
      cells += [.text(index % 5 == 2 ? "增加班组，九月底前补齐进度" : ""), .text("")]
      rows.append(Row(cells))
    }
    let sheet = Sheet(
      name: "绩效运行监控表", title: ["农村饮水安全巩固提升项目绩效运行监控表", "（2024年度）"], caption: Caption(left: "填报单位：清河县水务局", centre: "2024年8月", right: "单位：万元"),
      columns: [6, 8, 8, 13, 9, 9, 9, 12, 8, 12, 6], rows: rows, repeatedRows: 7..<8, notes: ["注：完成情况按截至7月底的实际数填列。"])
    return Document(title: "绩效运行监控表", blocks: [.sheet(sheet)])
  }
}
