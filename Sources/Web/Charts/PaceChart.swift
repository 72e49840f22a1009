import HengDomain
import HengOperations
import HengRules
import HengValues

/// How far the money is against how far the year is (序时进度图).
enum PaceChart {
  private static let width = 960, height = 96, left = 20, length = 900

  static func svg(_ assessment: ProjectAssessment) -> String {
    guard let signal = assessment.signal, let rate = signal.executionRate, let monitoring = assessment.ledger.monitoring.last else {
      return ""
    }
    let months = monitoring.period.monthsText
    let paid = Percentage(of: rate).text, due = Percentage(of: signal.pace).text
    let end = place(rate), mark = place(signal.pace)
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="支出进度图，可左右滚动">\
      <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(months)执行率\(paid)，序时进度\(due)">\
      <text x="\(left)" y="20" font-size="14">\(months)支出进度</text>\
      <rect x="\(left)" y="34" width="\(length)" height="20" fill="#e4e7ea"/>\
      <rect x="\(left)" y="34" width="\(end - left)" height="20" fill="#2f5d7c"/>\
      <path d="M\(mark) 28V60" stroke="#8f2a1d" stroke-width="2" stroke-dasharray="4 3"/>\
      <text x="\(min(max(end, left + 60), left + length - 60))" y="80" font-size="13" text-anchor="middle">执行 \(paid)</text>\
      <text x="\(mark)" y="22" font-size="13" text-anchor="middle">序时 \(due)</text></svg></div>
      """
  }

  private static func place(_ ratio: Ratio) -> Int {
    let bounded = min(max(ratio, .zero), .one)
    return left + Int((bounded * Ratio(Int128(length))).rounded(0).coefficient)
  }
}
