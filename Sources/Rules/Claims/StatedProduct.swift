import HengValues

/// A count, what one of it gets, and the amount in all (数量、标准与金额).
struct StatedProduct {
  let count: StatedFigure
  let rate: StatedFigure
  let total: StatedFigure

  /// One sentence or clause with one count of the measure, one rate and one amount; anything else leaves it open which belong together.
  static func all(in sentence: StatedSentence) -> [StatedProduct] {
    let rates = sentence.figures.filter { $0.kind == .money && !$0.per.isEmpty && !$0.isCompound && !$0.isBound }
    return rates.compactMap { rate in
      product(rate, clause(of: rate, in: sentence.figures)) ?? (rates.count == 1 ? product(rate, sentence.figures[...]) : nil)
    }
  }

  private static func clause(of rate: StatedFigure, in figures: [StatedFigure]) -> ArraySlice<StatedFigure> {
    guard let at = figures.firstIndex(of: rate) else { return [] }
    func parts(_ figure: StatedFigure) -> Bool { figure.before.contains(";") || figure.before.contains("。") }
    let start = figures[...at].lastIndex(where: parts) ?? figures.startIndex
    let end = figures[(at + 1)...].firstIndex(where: parts) ?? figures.endIndex
    return figures[start..<end]
  }

  private static func product(_ rate: StatedFigure, _ figures: ArraySlice<StatedFigure>) -> StatedProduct? {
    guard !figures.contains(where: { $0.before.contains("×") || $0.before.contains("*") }) else { return nil }
    let counts = figures.filter { $0.counts(rate.per) && !$0.isBound && $0.direction == nil }
    guard counts.count == 1, let count = counts.first, !count.ratio.isZero else { return nil }
    let amounts = figures.filter { $0.kind == .money && $0.per.isEmpty && !$0.isBound && !$0.isCompared && $0.depth <= rate.depth }
    guard amounts.count == 1, let total = amounts.first else { return nil }
    // A time that is told beside them (6个月, 2次) multiplies as well.
    let times: Set<StatedFigure.Kind> = [.count("个月"), .count("次"), .count("天"), .count("期"), .count("批"), .count("月"), .count("学期")]
    guard rate.isAverage || !figures.contains(where: { times.contains($0.kind) && $0.lead.utf8.count < 30 && !$0.isMonthOfDate }) else {
      return nil
    }
    guard rate.isAverage || !figures.contains(where: { $0.kind == .percent }) else { return nil }
    return StatedProduct(count: count, rate: rate, total: total)
  }
}

extension StatedFigure {
  /// A change against another year, not an amount.
  fileprivate var isCompared: Bool { direction != nil && ["比", "较", "同期", "上年", "去年"].contains { before.holds($0) } }

  /// 23个县 counts 县.
  fileprivate func counts(_ unit: String) -> Bool { kind == .count(unit) || kind == .count("个") && follow.hasHead(unit) }

  /// 3月 of a date.
  fileprivate var isMonthOfDate: Bool { kind == .count("月") && number.digits.decimals == 0 && before.hasTail("年") }
}
