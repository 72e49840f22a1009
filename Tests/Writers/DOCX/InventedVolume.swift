import HengDocuments
import HengValues

/// An invented disclosure of final accounts in the shape of a real one: cover, contents, wide tables, text, signature.
enum InventedVolume {
  static let unit = "云溪县乡村建设局"

  static var document: Document {
    var blocks: [Block] = [
      .cover([unit, "2031年度部门决算公开"]), .contents(title: "目　录", depth: 2), .section(.official),
      .heading(level: 1, "第一部分　概况"), .heading(level: 2, "一、本部门职责"),
    ]
    for number in 1...8 { blocks.append(text("\(number). 编造的第\(number)项职责：\(sentence(number))")) }
    blocks += [.heading(level: 2, "二、机构设置情况"), text(sentence(3) + sentence(5)), .heading(level: 1, "第二部分　2031年部门决算表")]
    blocks += [.section(.officialLandscape), .sheet(overview), .section(.officialLandscape), .sheet(payments(46))]
    blocks += [.section(.officialLandscape), .sheet(detail), .section(.official), .heading(level: 1, "第三部分　情况说明")]
    for (index, title) in ["一、收入支出决算总体情况说明", "二、收入决算情况说明", "三、支出决算情况说明", "四、其他重要事项情况说明"].enumerated() {
      blocks.append(.heading(level: 2, title))
      for number in 1...4 { blocks.append(text(sentence(index * 4 + number) + sentence(number + 7))) }
      if index == 3 {
        for (mark, part) in ["（一）机关运行经费", "（二）政府采购情况"].enumerated() {
          blocks += [.heading(level: 3, part), .heading(level: 4, "1. 支出情况"), text(sentence(mark + 20)), text(sentence(mark + 31))]
        }
        blocks.append(.sheet(scores))
      }
    }
    blocks += [.heading(level: 1, "第四部分　名词解释")]
    for number in 1...6 { blocks.append(text("编造名词\(number)：\(sentence(number + 40))")) }
    blocks += [.signature([unit, "2032年9月10日"]), .pageBreak, .title(["编造项目支出", "绩效评价报告"]), text(sentence(50))]
    return Document(title: "\(unit)2031年度部门决算公开", page: .official, style: .official, blocks: blocks)
  }

  static func text(_ text: String) -> Block { .paragraph([.text(text)]) }

  static func figure(_ text: String) -> Figure { Samples.figure("编造.\(text)", text) }

  /// Invented words of many lengths.
  static func sentence(_ number: Int) -> String {
    let amount = "\(1_000 + number * 37).\(10 + number % 90)"
    let ends = ["", "，较上年有所增加", "，主要原因是编造的渠道加固工程跨年结算", "，与“编造口径”一致，完成年初预算的\(60 + number % 40).5%"]
    return "第\(number)号编造事项本年安排\(amount)万元\(ends[number % 4])，其余资金按编造的进度拨付到编造乡镇，由编造站所登记备查。"
  }

  /// 公开01: six columns, two blocks side by side.
  static var overview: Sheet {
    var rows = [
      Row([.label("收入", columns: 3), .label("支出", columns: 3)]),
      Row(["项目", "行次", "决算数", "项目", "行次", "决算数"].map { .label($0) }),
      Row(["栏次", "", "1", "栏次", "", "2"].map { .label($0) }),
    ]
    for number in 1...31 {
      rows.append(
        Row([
          .text("编造收入第\(number)项"), .text("\(number)", .centre), .figure(number % 3 == 0 ? figure("\(27_274_300 + number).52") : nil),
          .text("编造支出第\(number)类"), .text("\(31 + number)", .centre), .figure(number % 4 == 0 ? figure("\(372_800 + number).76") : nil),
        ]))
    }
    return Sheet(
      name: "公开01", title: ["收入支出决算总表"], caption: Caption(left: "部门名称：\(unit)", centre: "2031年度", right: "金额单位：元"),
      columns: [28, 7, 15, 28, 7, 15], rows: rows, repeatedRows: 0..<3, notes: ["注：本表为编造数据，仅供试排。"], isInContents: true)
  }

  /// 公开02: nine columns, two header rows, longer than a page.
  static func payments(_ count: Int) -> Sheet {
    let heads = ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    var rows = [
      Row([.label("项目", columns: 2)] + heads.map { .label($0, rows: 2) }), Row([.label("功能分类科目编码"), .label("科目名称")]),
      Row([.label("栏次", columns: 2)] + (1...7).map { .label("\($0)") }),
      Row([.label("合计", columns: 2, bold: true)] + (1...7).map { .figure($0 < 3 ? figure("31066335.8\($0)") : nil) }),
    ]
    for number in 1...count {
      rows.append(
        Row(
          [.text("99\(number + 10)"), .text("编造科目第\(number)项支出")]
            + (1...7).map { .figure($0 < 3 || $0 == 7 ? figure("\(177_642 * $0 + number).36") : nil) }))
    }
    return Sheet(
      name: "公开02", title: ["收入决算表"], caption: Caption(left: "部门名称：\(unit)", centre: "2031年度", right: "金额单位：元"),
      columns: [9, 23, 10, 10, 9, 9, 9, 11, 10], rows: rows, repeatedRows: 0..<3, notes: ["注：本表为编造数据。"], isInContents: true)
  }

  /// 公开06: sixteen columns.
  static var detail: Sheet {
    var rows = [
      Row([.label("人员经费", columns: 4), .label("公用经费", columns: 12)]),
      Row((1...4).flatMap { _ in ["科目编码", "科目名称", "金额", "其中：基本支出"].map { .label($0) } }),
    ]
    for number in 1...27 {
      rows.append(
        Row(
          (1...4).flatMap { block -> [Cell] in
            [
              .text("30\(block)\(number + 10)"), .text("编造经济分类\(number)"), .figure(figure("\(block)7274348.\(number + 10)")),
              block == 4 ? .text("——", .centre) : .figure(figure("\(number)4348.52")),
            ]
          }))
    }
    return Sheet(
      name: "公开06", title: ["一般公共预算财政拨款支出决算明细表"], caption: Caption(left: "部门名称：\(unit)", centre: "2031年度", right: "金额单位：元"),
      columns: [5, 8, 7, 5, 5, 8, 7, 5, 5, 8, 7, 5, 5, 8, 7, 5], rows: rows, repeatedRows: 0..<2, isInContents: true)
  }

  /// A score table between paragraphs.
  static var scores: Sheet {
    let names = ["一级指标", "二级指标", "三级指标", "权重", "得分"]
    var rows = [Row(names.map { .label($0) })]
    for number in 0..<8 {
      var cells: [Cell] = []
      if number == 0 { cells.append(.label("B 编造产出", rows: 8)) }
      if number % 4 == 0 { cells.append(.label(number == 0 ? "B1 数量" : "B2 质量", rows: 4)) }
      cells += [.text("B\(number / 4 + 1)\(number % 4 + 1) 编造指标"), .text("5", .centre), .figure(figure("4.\(number)5"), .centre)]
      rows.append(Row(cells))
    }
    rows.append(Row([.label("合 计", columns: 3), .text("40", .centre), .figure(figure("36.60"), .centre)]))
    return Sheet(
      name: "表2-1", title: ["表2-1　编造产出指标得分表"], columns: [20, 20, 36, 12, 12], rows: rows, repeatedRows: 0..<1)
  }
}
