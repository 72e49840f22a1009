import HengDocuments
import HengValues

/// An invented disclosure set with every kind of block: cover, contents, parts, wide tables on turned pages, a report, a form.
enum OfficialSample {
  static let unit = "样例县田园建设局"

  static var document: Document {
    var blocks: [Block] = [
      .cover([unit, "2031年度部门决算公开", "2032年8月"]), .contents(title: "目　录", depth: 2),
      .heading(level: 1, "第一部分 概况"), .heading(level: 2, "一、主要职责"),
    ]
    blocks += duties.enumerated().map { paragraph("（\($0 + 1)）\($1)") }
    blocks += [
      .heading(level: 2, "二、机构设置"), paragraph("本局设综合股、工程股、数据股三个股室，另管一个服务中心。年末实有人员二十三人。"),
      .section(.officialLandscape), .heading(level: 1, "第二部分 2031年度部门决算表"), .sheet(balance), .pageBreak, .sheet(detail),
      .section(.official), .heading(level: 1, "第三部分 情况说明"), .heading(level: 2, "一、收支总体情况"),
      .paragraph([
        .text("2031年度收入总计"), .figure(figure("总计", "66,618,228.77")), .text("元，比上年增加"), .figure(figure("增加", "1,204,055.10")),
        .text("元，增长"), .figure(figure("增幅", "1.84%")), .text("，主要是当年新开工的灌渠、村道和饮水工程较多，省、市两级补助资金到位也早于往年。"),
      ]),
      .heading(level: 3, "（一）收入"), paragraph(long), .heading(level: 3, "（二）支出"), paragraph(later),
      .heading(level: 4, "1. 其中：项目支出"), paragraph("全年安排项目十二个，全部完工。各项目的绩效自评得分见附件。"),
      .section(.official), .heading(level: 1, "第四部分 附件"), .title([unit, "2031年度村道养护项目", "支出绩效评价报告"]),
      .heading(level: 2, "一、基本情况"), paragraph(long), .heading(level: 2, "二、评价结论"), paragraph("各级指标得分如下表。"),
      .sheet(scores), paragraph("评价组认为项目管理规范，群众满意，建议继续安排资金。"), .signature([unit, "2032年3月15日"]),
    ]
    blocks += [.section(.landscape)] + Samples.selfEvaluation.blocks
    return Document(title: "\(unit)2031年度部门决算公开", page: .official, style: .official, blocks: blocks)
  }

  private static let duties = [
    "拟订全县村庄建设的年度计划，报县政府批准后组织实施。", "管理村道、灌渠、饮水点等小型公共设施的养护资金。", "指导各乡镇开展设施登记、巡查和维修，定期公布巡查结果。",
    "组织村级管护人员的培训和考核。", "承办县政府交办的其他事项。",
  ]

  private static let long =
    "全局上下按照年初确定的任务，先急后缓安排资金，逐村核对工程量，逐笔核对付款凭证。一季度完成前期勘测，二季度开工，三季度完成主体，"
    + "四季度验收结算。全年共铺筑村道41.6公里，更换闸门36座，新装水表1,280只，受益群众9,764人，其中低收入家庭成员1,105人。"
    + "资金到位率100%，支付进度98.37%，结余资金16.21万元按规定交回财政。巡查中发现的27处问题已全部整改，另有3处因冬季停工顺延到次年四月底前完成。"

  private static let later =
    "支出按功能分为三类：工程建设占六成，日常养护占三成，培训和巡查占一成。工程款按合同和验收单分三次支付，养护费按季度拨付到村，"
    + "培训费凭签到表和票据报销。全年共办理支付318笔，退回材料不齐的21笔，补齐后再付。与上年相比，办公支出下降5.20%，"
    + "车辆运行支出下降3.07%，节省的资金用于两处新增的饮水点。年末结转资金1,450,208.36元，全部为跨年工程的质量保证金，到期后支付。"

  static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }
  static func figure(_ key: String, _ text: String) -> Figure { Samples.figure(key, text) }

  private static func amount(_ row: Int, _ column: Int) -> Cell {
    if (row * 7 + column * 3) % 5 == 0 { return .text("") }
    let value = (row * 7919 + column * 104_729) % 9_999_983
    return .figure(figure("c\(row).\(column)", "\(value).\(10 + (row + column) % 90)"))
  }

  /// 收入支出决算总表: two sides beside each other, two header rows.
  private static var balance: Sheet {
    var rows = [
      Row([.label("收入", columns: 3), .label("支出", columns: 3)]),
      Row(["项目", "行次", "决算数", "项目", "行次", "决算数"].map { .label($0) }),
    ]
    let left = ["一、一般拨款收入", "二、基金拨款收入", "三、资本拨款收入", "四、补助收入", "五、其他收入"]
    for row in 0..<24 {
      rows.append(
        Row([
          .text(row < left.count ? left[row] : ""), .label("\(row + 1)"), row < left.count ? amount(row, 1) : .text(""),
          .text("第\(row + 1)类支出"), .label("\(row + 32)"), amount(row, 2),
        ]))
    }
    rows.append(
      Row([
        .label("总计", bold: true), .label("25"), .figure(figure("t1", "66618228.77")), .label("总计", bold: true), .label("56"),
        .figure(figure("t2", "66618228.77")),
      ]))
    return Sheet(
      name: "公开01 收入支出决算总表", title: ["收入支出决算总表"],
      caption: Caption(left: "\n部门名称：\(unit)", centre: "2031年度", right: "公开01表\n金额单位：元"), columns: [27, 6, 17, 27, 6, 17], rows: rows,
      repeatedRows: 0..<2, notes: ["注：样例数据，合计与分项之间可能有尾差。"], isInContents: true)
  }

  /// 支出明细: nine columns over a page break.
  private static var detail: Sheet {
    var rows = [
      Row([.label("项目", columns: 2), .label("本年支出", columns: 7)]),
      Row(["科目编码", "科目名称", "合计", "基本支出", "项目支出", "上缴支出", "经营支出", "补助支出", "其他"].map { .label($0) }),
      Row([.label("合计", columns: 2, bold: true)] + (0..<7).map { amount(99, $0) }),
    ]
    for row in 0..<44 {
      rows.append(Row([.text("2130\(100 + row)", .centre), .text("样例科目\(row + 1)的支出")] + (0..<7).map { amount(row, $0) }))
    }
    return Sheet(
      name: "公开03 支出决算表", title: ["支出决算表"], caption: Caption(left: "部门名称：\(unit)", centre: "2031年度", right: "金额单位：元"),
      columns: [10, 20, 10, 10, 10, 10, 10, 10, 10], rows: rows, repeatedRows: 0..<2, notes: ["注：样例数据。"], isInContents: true)
  }

  private static var scores: Sheet {
    var rows = [Row(["一级指标", "二级指标", "三级指标", "权重", "得分"].map { .label($0) })]
    for row in 0..<8 {
      var cells: [Cell] = []
      if row == 0 { cells.append(.label("产出", rows: 8)) }
      if row % 4 == 0 { cells.append(.label(row == 0 ? "数量" : "质量", rows: 4)) }
      cells += [
        .text("B\(row / 4 + 1)\(row % 4 + 1) 村道养护指标"), .figure(figure("w\(row)", "5"), .centre),
        .figure(figure("s\(row)", "4.\(60 + row)"), .centre),
      ]
      rows.append(Row(cells))
    }
    rows.append(
      Row([.label("合 计", columns: 3, bold: true), .figure(figure("w", "40"), .centre), .figure(figure("s", "37.08"), .centre)]))
    return Sheet(
      name: "表2-1 产出指标", title: ["表 2-1 产出指标得分表"], columns: [14, 14, 44, 14, 14], rows: rows, repeatedRows: 0..<1)
  }
}
