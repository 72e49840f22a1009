import HengDomain
import HengFacts
import HengValues

// 十（四）预算绩效.

extension DisclosureBlocks {
  static func performance(_ facts: NarrativeFacts) -> [Block] {
    let performance = facts.performance
    return [.heading(level: 4, "（1）预算绩效管理工作开展情况")] + work(facts)
      + [.heading(level: 4, "（2）项目绩效自评结果")] + projects(facts) + [.heading(level: 4, "（3）部门（单位）整体支出绩效自评结果")]
      + [department(performance.department)] + [.heading(level: 4, "（4）部门评价项目绩效评价结果"), reports(performance.reports)]
      + [.heading(level: 4, "（5）其他需要说明的事项"), .paragraph([.text(closed(performance.otherMatters ?? "无"))])]
  }

  private static func work(_ facts: NarrativeFacts) -> [Block] {
    let performance = facts.performance
    let work = performance.work
    let share: Words = work.share.map { "，占本部门（单位）项目支出总额的\($0)" } ?? ""
    let first: Words =
      "按照预算绩效管理要求和“谁支出、谁自评”的原则，\(facts.department)对\(facts.year.text)项目支出开展绩效自评，涵盖一级项目\(work.tierOne)，二级项目\(work.tierTwo)，共涉及资金\(work.funds.total)\(share)，\(parts(work.funds))。涉密项目除外。"
    var blocks = [first.paragraph]
    if let funds = performance.departmentFunds {
      blocks.append(("开展了\(facts.year.text)部门（单位）整体支出绩效自评，涉及资金\(funds.total)，\(parts(funds))。" as Words).paragraph)
    }
    let lesson: Words = performance.lesson.map { "\($0)。" } ?? ""
    if let reviewed = performance.reviewed {
      let words: Words =
        "组织对“\(reviewed.example)”等\(reviewed.count)项目开展了部门评价，涉及资金\(reviewed.funds.total)，\(parts(reviewed.funds))。\(lesson)"
      blocks.append(words.paragraph)
    } else {
      blocks.append(("本年度没有开展部门评价。" + lesson).paragraph)
    }
    return blocks
  }

  private static func parts(_ funds: NarrativeFacts.MoneyByBudget) -> Words {
    "其中：" + funds.parts.map { "\($0.name)\($0.amount)" as Words }.joined("、")
  }

  private static func projects(_ facts: NarrativeFacts) -> [Block] {
    let performance = facts.performance
    var blocks = performance.tiers.map { tier(facts, $0).paragraph }
    guard !performance.summaries.isEmpty else { return blocks }
    blocks.append(.paragraph([.text("各项目绩效自评结果如下：")]))
    return blocks + performance.summaries.enumerated().map { summary($0.offset + 1, $0.element).paragraph }
  }

  private static func tier(_ facts: NarrativeFacts, _ tier: NarrativeFacts.TierResult) -> Words {
    let name = tier.tier == .one ? "一级" : "二级"
    let grades = tier.grades.map { "\($0.count)项目自评等级为“\($0.grade.rawValue)”" as Words }.joined("，")
    let measures: Words = tier.measures.map { "对自评等级为“中”“差”的项目，采取的改进管理措施是\($0)。" } ?? "没有自评等级为“中”“差”的项目。"
    return "\(facts.owner)\(name)项目绩效自评个数\(tier.count)，涉及资金\(tier.funds)：\(grades)。\(measures)涉密项目除外。"
  }

  private static func summary(_ number: Int, _ summary: NarrativeFacts.ProjectSummary) -> Words {
    let execution = summary.execution
    let rate: Words = execution.completion.map { "，执行率为\($0)" } ?? "，没有预算，不计算执行率"
    let figures: Words =
      "\("\(number)").“\(summary.project)”项目绩效自评综述：根据年初设定的绩效目标，自评得分\(summary.score)，项目全年预算数\(execution.budget)，执行数为\(execution.outturn)\(rate)。"
    return figures
      + "项目目标完成情况：\(summary.achievement)。发现的主要问题及原因：\(summary.problems)。下一步的改进措施：\(summary.measures)（项目自评表详见附件）。"
  }

  private static func department(_ result: NarrativeFacts.DepartmentResult?) -> Block {
    guard let result else { return .paragraph([.text("本年度没有开展部门（单位）整体支出绩效自评。")]) }
    let execution = result.execution
    let score: Words = result.score.map { "整体绩效自评得分为\($0)。" } ?? "整体绩效自评没有评定得分。"
    let rate: Words = execution.completion.map { "，执行率为\($0)" } ?? ""
    let words: Words =
      "部门（单位）整体支出绩效自评综述：对照年初设定的绩效目标，\(score)部门（单位）全年预算数为\(execution.budget)，执行数为\(execution.outturn)\(rate)。年度绩效目标完成情况：\(result.achievements)。发现的主要问题及原因：\(result.problems)。下一步改进措施：\(result.measures)。涉密内容除外。"
    return words.paragraph
  }

  private static func reports(_ entries: [NarrativeFacts.ReportEntry]) -> Block {
    guard !entries.isEmpty else { return .paragraph([.text("本年度没有公开的绩效评价报告。")]) }
    return (entries.map { "《\($0.title)》（详见附件\($0.number)）" as Words }.joined("、") + "。").paragraph
  }
}
