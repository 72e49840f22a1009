import HengDomain
package import HengFacts
import HengValues

extension EvaluationReportPaper {
  // MARK: 四

  var analysis: [Block] {
    var blocks: [Block] = [
      heading(0, "四、\(word)指标分析"),
      .words("本项目指标从\(facts.parts.map(\.name).joined(separator: "、"))\(facts.parts.count)个方面逐项分析如下"),
    ]
    for (place, part) in facts.parts.enumerated() {
      blocks += [heading(1, "（\(Self.numerals[min(place, Self.numerals.count - 1)])）项目\(part.name)情况"), .paragraph(lead(part))]
      blocks += part.level == .input ? inputs(part) : scored(part, place: place + 1)
    }
    return blocks
  }

  private static let numerals = ["一", "二", "三", "四", "五", "六"]

  /// What the part looks at, points possible and obtained.
  private func lead(_ part: ReportPart) -> [Run] {
    let labels = part.groups.map { $0.label.hasSuffix("指标") ? String($0.label.dropLast(2)) : $0.label }
    let sides = labels.joined(separator: "、") + (labels.count > 1 ? "\(labels.count)个" : "")
    let about = part.level == .input ? "考察预算资金的执行进度" : "从\(sides)方面进行考察"
    var runs: [Run] = [.text("\(part.level.label)\(about)，分值共计"), .figure(part.possible)]
    guard let obtained = part.obtained else { return runs + [.text("分，其中有指标没有得分，本部分得分待定。")] }
    runs += [.text("分，实际得分"), .figure(obtained), .text("分")]
    if let rate = part.rate, part.level != .input { runs += [.text("，得分率"), .figure(rate)] }
    return runs + [.text("。")]
  }

  /// 投入: the execution rate in words, without a table.
  private func inputs(_ part: ReportPart) -> [Block] {
    part.rows.flatMap { row -> [Block] in
      guard row.indicator == nil else { return paragraphs(of: row) }
      let money = facts.money
      var runs: [Run] = money.budget.map { [.text("本项目全年预算数"), .figure($0), .text("\(money.unit.rawValue)，")] } ?? []
      runs += execution
      return [codeLine(row), .paragraph(runs), score(row)]
    }
  }

  private func scored(_ part: ReportPart, place: Int) -> [Block] {
    var blocks: [Block] = [.sheet(ReportScoreTable.sheet(part, number: "\(place)-1"))]
    for (index, group) in part.groups.enumerated() {
      if part.groups.count > 1 { blocks.append(.runs(.text("（\(index + 1)）\(group.label)"))) }
      blocks += group.rows.flatMap(paragraphs)
    }
    return blocks
  }

  /// 编码和名称, then value against target with the evidence, then the score.
  private func paragraphs(of row: ReportRow) -> [Block] {
    var runs: [Run] = row.target.map { [.text("年度指标值为"), $0.quoted.0, .figure($0), $0.quoted.1, .text("，")] } ?? [.text("没有设定年度指标值，")]
    runs += row.actual.map { [.text("实际完成值为"), $0.quoted.0, .figure($0), $0.quoted.1, .text("。")] } ?? [.text("没有填报实际完成值。")]
    var blocks: [Block] = [codeLine(row), .paragraph(runs)]
    let evidence = row.indicator.flatMap { report.evidence[$0] } ?? ""
    if !evidence.trimmedSpaces.isEmpty { blocks += .typed(evidence.paragraphs) }
    if !row.deviation.trimmedSpaces.isEmpty { blocks.append(.words("未完成原因：\(row.deviation.trimmedSpaces)")) }
    return blocks + [score(row)]
  }

  private func codeLine(_ row: ReportRow) -> Block { .runs(.text("\(row.code) \(row.name)：")) }

  private func score(_ row: ReportRow) -> Block {
    guard let score = row.score else { return .runs(.text("本项分值"), .figure(row.weight), .text("分，按评分规则尚不能计分。")) }
    return .runs(.text("本项分值"), .figure(row.weight), .text("分，按评分规则得"), .figure(score), .text("分。"))
  }
}

extension Figure {
  /// Quotation marks around words; a value with digits stands bare.
  fileprivate var quoted: (Run, Run) {
    text.contains(where: \.isNumber) ? (.text(""), .text("")) : (.text("“"), .text("”"))
  }
}

/// 评分情况表 of one part: 一级指标, 二级指标, 三级指标, 权重, 得分.
enum ReportScoreTable {
  static func sheet(_ part: ReportPart, number: String) -> Sheet {
    let title = "表 \(number) \(part.level.label)评分情况表"
    let header = Row(["一级指标", "二级指标", "三级指标", "权重", "得分"].map { .label($0, bold: true) })
    var rows: [Row] = []
    for group in part.groups {
      for (place, row) in group.rows.enumerated() {
        var cells: [Cell] = rows.isEmpty ? [.label("\(part.letter) \(part.name)", rows: part.rows.count)] : []
        if place == 0 { cells.append(.label("\(group.code) \(group.label)", rows: group.rows.count)) }
        rows.append(
          Row(cells + [.text("\(row.code) \(row.name)"), .figure(row.weight, .centre), .figure(row.score, .centre)]))
      }
    }
    let total = Row([.label("合 计", columns: 3, bold: true), .figure(part.possible, .centre), .figure(part.obtained, .centre)])
    return Sheet(
      name: "表\(number)", title: [title], columns: [14, 24, 38, 12, 12], rows: [header] + rows + [total], repeatedRows: 0..<1)
  }
}

/// What is bound behind a report (报告附件).
package enum ReportAttachments {
  package static let selfEvaluationTitle = FormKind.selfEvaluationShanxi.title

  /// The project's own self-evaluation form with the scores of its card, for the volume; landscape.
  package static func selfEvaluation(_ project: EvaluatedProject, name: String? = nil) throws(FormError) -> Sheet {
    var sheet = try ShanxiSelfEvaluationForm.sheet(project.ledger, project.evaluation, facts: project.form)
    if let name { sheet.name = name }
    return sheet
  }
}
