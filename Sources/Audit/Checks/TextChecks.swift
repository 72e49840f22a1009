import HengRules

extension PaperCheck {
  /// PA on every evaluation report, and on the text of the whole paper.
  static let text = PaperCheck("文字核查") { paper in
    let words = PaperWords(paper.paper, file: paper.file, forms: paper.forms)
    return words.reports.reduce(into: PaperTextRules.all.report(on: words.text, profile: paper.profile)) { report, subject in
      report = report + ReportRules.all.report(on: subject, profile: paper.profile)
    }
  }
}
