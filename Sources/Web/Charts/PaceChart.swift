import HengDomain
import HengOperations
import HengRules
import HengValues

/// How far the money is against how far the year is (序时进度图).
enum PaceChart {
  private static let width = 300, left = 2, length = 296

  static func svg(_ assessment: ProjectAssessment) -> String? {
    guard let signal = assessment.signal, let rate = signal.executionRate, let monitoring = assessment.ledger.monitoring.last else {
      return nil
    }
    let months = monitoring.period.monthsText
    let paid = Percentage(of: rate).text, due = Percentage(of: signal.pace).text
    return """
      <svg class="pace-chart" viewBox="0 0 \(width) 30" role="img" aria-label="\(months)执行率\(paid)，序时进度\(due)">\
      \(PaceBar.drawing(rate, signal.pace, left: left, length: length, height: 30))</svg>\
      <dl class="facts small"><div><dt><span class="whole">\(months)</span>执行率</dt><dd>\(paid)</dd></div><div><dt>序时进度（竖线）</dt><dd>\(due)</dd></div></dl>
      """
  }
}

/// A small bar of the outturn with the even pace as a mark (进度条): striped where the money is below nine tenths of it.
enum PaceBar {
  /// The rate with its bar, for a cell of a table.
  static func beside(_ rate: String, _ assessment: ProjectAssessment) -> String {
    guard !rate.isEmpty, let paid = assessment.figures.outturnAmount, let budget = assessment.figures.budgetAmount,
      let ratio = paid.ratio(to: budget)
    else { return rate }
    let pace = assessment.signal?.pace ?? .one
    let bar = drawing(ratio, pace, left: 0, length: 96, height: 16)
    return "<span class=\"rate\">\(rate)<svg class=\"pace\" viewBox=\"0 0 98 16\" aria-hidden=\"true\">\(bar)</svg></span>"
  }

  /// Track, bar and mark.
  static func drawing(_ rate: Ratio, _ pace: Ratio, left: Int, length: Int, height: Int) -> String {
    func place(_ ratio: Ratio) -> Int {
      left + Int((min(max(ratio, .zero), .one) * Ratio(Int128(length))).rounded(0).coefficient)
    }
    let end = place(rate), mark = place(pace), top = height / 5, thick = height * 3 / 5
    let isSlow = isSlow(rate, pace)
    let stripes = stride(from: left - thick, to: end, by: 7).map { start -> String in
      // Clipped by hand: a pattern would need an id of its own in every row.
      let (x0, x1) = (max(start, left), min(start + thick, end))
      guard x0 < x1 else { return "" }
      return "<path d=\"M\(x0) \(top + thick - (x0 - start))L\(x1) \(top + thick - (x1 - start))\" stroke=\"#fff\" stroke-width=\"1.5\"/>"
    }
    return """
      <path fill="#dfe4e8" d="M\(left) \(top)h\(length)v\(thick)h-\(length)z"/>\
      <path fill="\(isSlow ? "#a4660a" : "#4a7ba4")" d="M\(left) \(top)H\(end)v\(thick)H\(left)z"/>\(isSlow ? stripes.joined() : "")\
      <path d="M\(mark) 0v\(height)" stroke="#1b2430" stroke-width="2"/>
      """
  }

  static func isSlow(_ rate: Ratio, _ pace: Ratio) -> Bool { rate * Ratio(10) < pace * Ratio(9) }
}
