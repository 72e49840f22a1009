package import HengDomain
package import HengFacts
package import HengValues

/// 部门整体支出绩效自评表: the department's whole spending on one page.
package enum DepartmentEvaluationForm {
  package static func document(
    _ evaluation: DepartmentEvaluation, facts: DepartmentEvaluationFacts, department: String, year: FiscalYear
  ) -> Document {
    Document(
      title: "\(department) \(year.text)部门整体支出绩效自评表",
      blocks: [.sheet(sheet(evaluation, facts: facts, department: department, year: year))])
  }

  package static func sheet(
    _ evaluation: DepartmentEvaluation, facts: DepartmentEvaluationFacts, department: String, year: FiscalYear
  ) -> Sheet {
    let grades = Grade.allCases.map { grade -> Cell in
      guard let own = facts.grade, own.grade == grade else { return .text("\(grade.rawValue) ☐", .centre) }
      var tick = own.figure
      tick.text = "☑"
      return Cell([.text("\(grade.rawValue) "), .figure(tick)], alignment: .centre)
    }
    return Sheet(
      name: "部门整体自评", title: ["部门整体支出绩效自评表", "（\(year.text)）"],
      caption: Caption(left: "预算单位（盖章）：", right: "单位：元"), columns: [20, 20, 20, 20, 20],
      rows: [
        Row([.label("部门（单位）名称"), .text(department, columns: 4)]),
        Row([.label("部门预算执行情况", rows: 2), .label("全年预算数（A）"), .label("全年执行数（B）"), .label("执行率（B/A）"), .label("自评得分")]),
        Row([
          .figure(facts.budget, .centre), .figure(facts.outturn, .centre), .figure(facts.rate, .centre), .figure(facts.score, .centre),
        ]),
        Row([.label("评价等级")] + grades),
        Row([.label("年度绩效目标完成情况"), .text(listed(evaluation.achievements), columns: 4)]),
        Row([.label("发现的主要问题及原因"), .text(listed(evaluation.problems), columns: 4)]),
        Row([.label("下一步改进措施"), .text(listed(evaluation.measures), columns: 4)]),
      ])
  }

  /// `1.…` by lines; a single item stands without number.
  static func listed(_ items: [String], otherwise: String = "无") -> String {
    let written = items.map(\.trimmedSpaces).filter { !$0.isEmpty }
    guard written.count > 1 else { return written.first?.asSentence ?? otherwise }
    return written.enumerated().map { "\($0.offset + 1).\($0.element.asSentence)" }.joined(separator: "\n")
  }
}

/// 部门整体绩效目标: 一 总体绩效目标, 二 分项绩效目标, 三 工作保障措施.
package enum DepartmentTargetsPaper {
  package static func document(_ targets: DepartmentTargets, department: String, year: FiscalYear) -> Document {
    Document(
      title: "\(department) \(year.text)部门整体绩效目标", page: .official, style: .official,
      blocks: [.title([department, "\(year.text)部门整体绩效目标"])] + blocks(targets))
  }

  /// Without a title, for a paper of more parts; `level` is that of 一、.
  package static func blocks(_ targets: DepartmentTargets, level: Int = 2) -> [Block] {
    [.heading(level: level, "一、总体绩效目标")] + .typed(targets.overall.paragraphs)
      + [.heading(level: level, "二、分项绩效目标")] + items(targets.items, level: level, lead: "绩效目标：")
      + [.heading(level: level, "三、工作保障措施")] + items(targets.safeguards, level: level, lead: "")
  }

  private static func items(_ items: [DepartmentTargets.Item], level: Int, lead: String) -> [Block] {
    guard !items.isEmpty else { return [.words("无")] }
    return items.enumerated().flatMap { place, item -> [Block] in
      let text = item.text.paragraphs
      let heading = Block.heading(level: level + 1, "（\((place + 1).chineseNumeral)）\(item.title.withoutStop)")
      guard let first = text.first else { return [heading] }
      return [heading, .words("\(lead)\(first)")] + text.dropFirst().map(Block.words)
    }
  }
}
