import HengDomain
import HengOperations
import HengRules
import HengValues

/// Budget and outturn of each project as bars (预算与执行图), drawn on the server.
enum BudgetChart {
  private static let labelWidth = 290, barWidth = 400, rowHeight = 34, width = 960

  static func svg(_ assessments: [ProjectAssessment]) -> String {
    let rows = assessments.filter { $0.figures.budgetAmount != nil }
    guard let most = rows.compactMap({ $0.figures.budgetAmount }).max(), !most.isZero else { return "" }
    let height = rows.count * rowHeight + 40
    var body = legend
    for (index, assessment) in rows.enumerated() { body += row(assessment, y: 36 + index * rowHeight, most: most) }
    let summary = rows.map { "\($0.project.name) 预算\($0.figures.budget?.text ?? "")，执行\($0.figures.outturn?.text ?? "未发生")" }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="预算与执行图，可左右滚动">\
      <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" aria-label="各项目预算与执行：\(PageParts.escaped(summary.joined(separator: "；")))">\(body)</svg></div>
      """
  }

  private static let legend = """
    <rect x="\(labelWidth)" y="8" width="16" height="12" fill="#dfe4e8"/><text x="\(labelWidth + 22)" y="19" font-size="13">预算</text>\
    <rect x="\(labelWidth + 70)" y="8" width="16" height="12" fill="#4a7ba4"/><text x="\(labelWidth + 92)" y="19" font-size="13">执行</text>
    """

  private static func row(_ assessment: ProjectAssessment, y: Int, most: Money) -> String {
    let budget = length(assessment.figures.budgetAmount, of: most), paid = length(assessment.figures.outturnAmount, of: most)
    let name = shortened(assessment.project.name, to: 20)
    let slow = isSlow(assessment) ? "慢于序时" : nil
    let budgetText = assessment.figures.budget.map { ScreenNumber($0.text).plain }
    let figures = [budgetText, assessment.figures.rate.map { "执行率\($0.text)" }, slow].compactMap { $0 }
    return """
      <text x="\(labelWidth - 8)" y="\(y + 18)" font-size="13" text-anchor="end">\(PageParts.escaped(name))</text>\
      <rect x="\(labelWidth)" y="\(y + 5)" width="\(budget)" height="18" fill="#dfe4e8"/>\
      <rect x="\(labelWidth)" y="\(y + 9)" width="\(paid)" height="10" fill="\(isSlow(assessment) ? "#a4660a" : "#4a7ba4")"/>\
      <text x="\(labelWidth + budget + 8)" y="\(y + 18)" font-size="13">\(PageParts.escaped(figures.joined(separator: "，")))</text>
      """
  }

  private static func isSlow(_ assessment: ProjectAssessment) -> Bool {
    guard let paid = assessment.figures.outturnAmount, let budget = assessment.figures.budgetAmount, let rate = paid.ratio(to: budget)
    else { return false }
    return PaceBar.isSlow(rate, assessment.signal?.pace ?? .one)
  }

  /// Whole units of the drawing; at least 1 where there is money at all.
  private static func length(_ amount: Money?, of most: Money) -> Int {
    guard let amount, !amount.isZero, let share = amount.ratio(to: most) else { return 0 }
    return max(Int((share * Ratio(Int128(barWidth))).rounded(0).coefficient), 1)
  }

  private static func shortened(_ text: String, to count: Int) -> String {
    text.count > count ? text.prefix(count - 1) + "…" : text
  }
}
