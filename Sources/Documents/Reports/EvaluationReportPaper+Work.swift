import HengDomain
import HengFacts
import HengValues

extension EvaluationReportPaper {
  // MARK: 二

  var work: [Block] {
    let year = project.project.year.text
    var blocks: [Block] = [heading(0, "二、\(word)工作开展情况"), heading(1, "（一）\(word)目的、对象和范围")]
    blocks += .typed(words.purpose + words.scope(project: name, year: year))
    blocks += [heading(1, "（二）\(word)原则、依据和方法"), heading(2, "1.\(word)原则")]
    blocks += listed(words.principles)
    blocks.append(heading(2, "2.\(word)依据"))
    blocks += .numbered(facts.frame.bases + ["其他有关制度、办法和项目资料"])
    blocks.append(heading(2, "3.\(word)方法"))
    blocks += listed(words.methods)
    blocks += [heading(1, "（三）\(word)指标体系"), .words(words.indicatorsIntroduction), heading(2, "1.指标设计原则")]
    blocks += listed(words.designPrinciples)
    blocks += [heading(2, "2.指标的确定"), .words(words.levels(facts.frame.points.map { $0.level.partName }))]
    blocks += [heading(2, "3.权重设置"), .paragraph(weights), .words(words.weightNote), .words(words.scoringNote)]
    blocks += [heading(2, "4.评定等级"), .paragraph(bands)]
    blocks.append(heading(1, "（四）\(word)工作过程"))
    for (place, step) in words.process.enumerated() {
      blocks.append(heading(2, "\(place + 1).\(step.0)"))
      blocks += step.1.map(Block.words)
    }
    return blocks
  }

  private func listed(_ items: [(String, String)]) -> [Block] {
    items.enumerated().map { .words("（\($0.offset + 1)）\($0.element.0)。\($0.element.1)") }
  }

  /// 投入10分、产出50分 … of the county's rules.
  private var weights: [Run] {
    var runs: [Run] = [.text("一级指标的分值按规定设置：")]
    for (place, points) in facts.frame.points.enumerated() {
      runs += [.text("\(place > 0 ? "、" : "")\(points.level.partName)"), .figure(points.figure), .text("分")]
    }
    return runs + [.text("。")]
  }

  /// `90分（含）以上为优，80分（含）至90分为良` …
  private var bands: [Run] {
    var runs: [Run] = [.text("按总得分评定优、良、中、差四个等级：")]
    var above: Figure?
    for (floor, grade) in zip(facts.frame.floors, Grade.allCases) {
      if let above {
        runs += [.text("，"), .figure(floor), .text("分（含）至"), .figure(above), .text("分为\(grade.rawValue)")]
      } else {
        runs += [.figure(floor), .text("分（含）以上为\(grade.rawValue)")]
      }
      above = floor
    }
    if let above { runs += [.text("，"), .figure(above), .text("分以下为\(Grade.poor.rawValue)")] }
    return runs + [.text("。")]
  }

  // MARK: 三

  var conclusion: [Block] {
    var blocks: [Block] = [heading(0, "三、综合评价情况及评价结论"), .words(words.conclusionLead), .paragraph(verdict)]
    if !report.achievement.trimmedSpaces.isEmpty { blocks += .typed(report.achievement.paragraphs) }
    return blocks + [.words(words.use), .words("项目评分情况见本报告第四部分各表，项目支出绩效自评表附后")]
  }

  private var verdict: [Run] {
    guard let total = facts.total, let grade = facts.grade else {
      return [.text("“\(name)”尚有指标没有得分，总得分和评价等级待补齐后确定。")]
    }
    var runs: [Run] = [
      .text("经综合评价，“\(name)”\(word)总得分为"), .figure(total), .text("分，评价等级为“"), .figure(grade.figure), .text("”。"),
    ]
    let scored = facts.parts.compactMap { part in part.obtained.map { (part.name, $0) } }
    guard scored.count == facts.parts.count, scored.count > 1 else { return runs }
    runs.append(.text("其中："))
    for (place, part) in scored.enumerated() {
      runs += [.text("\(place > 0 ? "，" : "")\(part.0)得"), .figure(part.1), .text("分")]
    }
    return runs + [.text("。")]
  }

  // MARK: 五、六、七

  var closing: [Block] {
    var blocks: [Block] = [heading(0, "五、主要经验及做法、存在的问题及原因分析和改进措施"), heading(1, "（一）主要经验及做法")]
    blocks += .typed(report.experience)
    blocks.append(heading(1, "（二）存在的问题及原因分析"))
    blocks += .typed(report.problems)
    blocks.append(heading(1, "（三）改进措施"))
    blocks += .typed(report.measures)
    blocks.append(heading(0, "六、有关建议"))
    blocks += .typed(report.suggestions)
    blocks.append(heading(0, "七、其他需要说明的问题"))
    blocks += .typed(report.otherMatters)
    blocks.append(.runs(.text("附件：\(ReportAttachments.selfEvaluationTitle)")))
    return blocks + [.signature([department] + (report.date.map { [$0.chineseText] } ?? []))]
  }
}
