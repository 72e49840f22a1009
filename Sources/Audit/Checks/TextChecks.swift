import HengRules

extension PaperCheck {
  /// PA on every evaluation report, and on the text of the whole paper.
  static let text = PaperCheck("文字核查") { paper in
    let words = PaperWords(paper.paper, file: paper.file, forms: paper.forms)
    guard !words.text.passages.isEmpty else {
      return .notRun(PaperTextRules.all, "没有读到文字") + .notRun(ReportRules.all, "没有识别出绩效评价报告")
    }
    let text = PaperTextRules.all.report(on: words.text.stating(), profile: paper.profile)
    guard !words.reports.isEmpty else { return text + .notRun(ReportRules.all, "没有识别出绩效评价报告") }
    return words.reports.reduce(into: text) { report, subject in
      report = report + ReportRules.all.report(on: subject, profile: paper.profile)
    }
  }
}

extension RuleReport {
  static func notRun<Subject>(_ rules: [Rule<Subject>], _ reason: String) -> RuleReport {
    RuleReport(coverage: rules.map { Coverage(rule: $0.code, state: .notRun, reason: reason) })
  }
}
