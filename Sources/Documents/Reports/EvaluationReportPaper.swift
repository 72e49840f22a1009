import HengDomain
package import HengFacts
import HengValues

/// A project's evaluation report in seven sections (支出绩效评价报告, 绩效自评报告): words from the report's record, figures from its facts.
///
/// Outline: annex 3 of 财预〔2020〕10号 as 兴县 printed it with its 2022 accounts.
package struct EvaluationReportPaper {
  let project: EvaluatedProject
  let report: EvaluationReport
  let facts: ReportFacts
  /// 编制单位: of the title and the signature.
  let department: String
  /// Level of 一、; the headings below follow.
  let level: Int
  let words: ReportWords

  /// Nil while nobody has written the report's words.
  package init?(_ project: EvaluatedProject, facts: ReportFacts, department: String, level: Int = 2) {
    guard let report = project.report else { return nil }
    self.project = project
    self.report = report
    self.facts = facts
    self.department = department
    self.level = level
    words = ReportWords(report.kind)
  }

  /// The report alone, with its self-evaluation form on a page across.
  package var document: Document {
    get throws(FormError) {
      let form = try ReportAttachments.selfEvaluation(project)
      return Document(
        title: "\(name) \(report.kind.title)", page: .official, style: .official,
        blocks: blocks + [.section(.officialLandscape), .sheet(form)])
    }
  }

  /// The blocks of the report without its attachments.
  package var blocks: [Block] {
    [.title([department, name, report.kind.title])] + basics + work + conclusion + analysis + closing
  }

  var name: String { project.project.name }
  var word: String { report.kind.word }

  /// 一、 at the report's level, （一） one below, 1. two below.
  func heading(_ depth: Int, _ text: String) -> Block { .heading(level: level + depth, text) }

  // MARK: 一

  private var basics: [Block] {
    var blocks: [Block] = [heading(0, "一、项目基本情况"), heading(1, "（一）项目概况"), heading(2, "1.项目背景")]
    blocks += .typed(report.background)
    blocks.append(heading(2, "2.立项依据"))
    blocks += .numbered(report.bases)
    blocks.append(heading(2, "3.主要内容"))
    blocks += .typed(report.content)
    blocks.append(heading(2, "4.实施情况"))
    blocks += .typed(report.implementation)
    blocks.append(heading(2, "5.资金投入和使用情况"))
    blocks += money
    blocks += [heading(1, "（二）项目绩效目标"), heading(2, "1.总体目标")]
    blocks += .typed(project.evaluation.objective.paragraphs)
    blocks.append(heading(2, "2.阶段性目标"))
    blocks += .typed(report.stageObjective.paragraphs)
    return blocks
  }

  private var money: [Block] {
    let money = facts.money, unit = money.unit.rawValue
    var budget: [Run] = money.initial.map { [.text("年初预算数"), .figure($0), .text("\(unit)，年中按程序调整。")] } ?? []
    budget += money.budget.map { [.text("本项目全年预算数"), .figure($0), .text("\(unit)。")] } ?? [.text("本项目没有登记全年预算数。")]
    if let received = money.received {
      budget += [.text("年内下达指标、到位资金"), .figure(received), .text(unit)]
      if let rate = money.receivedRate, let whole = money.budget {
        budget += [.text("，资金到位率为到位资金与全年预算数之比，即"), .figure(received), .text("÷"), .figure(whole), .text("＝"), .figure(rate)]
      }
      budget.append(.text("。"))
    }
    return [.runs(.text("（1）资金预算情况")), .paragraph(budget), .runs(.text("（2）资金执行情况")), .paragraph(execution)]
  }

  /// 全年执行数 with the rate and its formula, and what was left over.
  var execution: [Run] {
    let money = facts.money, unit = money.unit.rawValue
    var runs: [Run] = [.text("截至\(project.project.year.year)年底，本项目全年执行数"), .figure(money.outturn), .text("\(unit)")]
    if let rate = money.rate, let whole = money.budget {
      runs += [.text("，执行率＝全年执行数÷全年预算数＝"), .figure(money.outturn), .text("÷"), .figure(whole), .text("＝"), .figure(rate)]
    } else {
      runs.append(.text("，没有全年预算数，不计算执行率"))
    }
    if let rest = money.remainder, rest.text != "0", !rest.text.hasPrefix("-") {
      runs += [.text("；年末预算结余"), .figure(rest), .text(unit)]
    }
    return runs + [.text("。")]
  }
}

extension String {
  /// Its lines, each a paragraph.
  var paragraphs: [String] { split(whereSeparator: \.isNewline).map(String.init) }
}
