import HengValues

extension Rule<ScoredSheet> {
  static let sc14ReportScores = Rule(
    "SC-14", "报告各部分写的得分等于其评分表合计", .error, basis: "绩效评价报告第四部分各评分情况表", remedy: "请核对正文与评分表，两处应出自同一组得分"
  ) { subject, _ in
    guard let sections = subject.sheet.reportSections else { return .notRun("没有取得本项目的评价报告") }
    return .remarks(
      sections.filter { $0.textScore != $0.tableScore }.map { section in
        return Remark(
          "“\(section.title)”正文得分\(section.textScore)，评分表合计\(section.tableScore)",
          sides: [
            Finding.Side(label: "正文", figure: "\(section.textScore)", place: section.citation.place(field: section.title)),
            Finding.Side(
              label: "评分表", figure: "\(section.tableScore)",
              place: (section.tableCitation ?? section.citation).place(field: "\(section.title) 评分表合计")),
          ])
      })
  }
}
