import HengValues

/// Amounts told in a row and their shares told in the same order (对应的占比): `分别为30万元、50万元和20万元，占…的30%、50%和20%`.
struct StatedSeries {
  let amounts: [StatedFigure]
  let shares: [StatedFigure]

  static func all(in sentence: StatedSentence) -> [StatedSeries] {
    let figures = sentence.figures
    var found: [StatedSeries] = []
    var index = figures.startIndex
    while index < figures.endIndex {
      let amounts = run(figures[index...])
      index += max(amounts.count, 1)
      guard amounts.count > 1, amounts[0].kind != .percent, amounts[0].kind != .bare else { continue }
      let shares = run(figures[index...])
      guard shares.count == amounts.count, shares[0].kind == .percent, shares[0].lead.holds("占") else { continue }
      found.append(StatedSeries(amounts: amounts, shares: shares))
    }
    return found
  }

  /// `轻、重工业占比分别为30.6%和69.4%`: shares of one unnamed whole.
  static func sharesAlone(in sentence: StatedSentence) -> [[StatedFigure]] {
    let figures = sentence.figures
    return figures.indices.compactMap { index in
      let first = figures[index]
      guard first.kind == .percent, ["占比分别为", "比重分别为", "占比分别是"].contains(where: first.lead.hasTail),
        !["低保", "残疾", "党员", "妇女"].contains(where: first.before.holds)
      else { return nil }
      let run = run(figures[index...])
      return run.count > 1 ? run : nil
    }
  }

  /// Figures of one kind with nothing but 、 or 和 between them.
  private static func run(_ figures: ArraySlice<StatedFigure>) -> [StatedFigure] {
    guard let first = figures.first else { return [] }
    return [first] + figures.dropFirst().prefix { $0.kind == first.kind && ["、", "和", "与", "及", "以及", ","].contains($0.before) }
  }

  /// The shares as printed leave nothing over.
  var isWhole: Bool { shares.map(\.share).reduce(Interval(.zero), +).contains(.one) }
  var sum: Interval { amounts.map(\.interval).reduce(Interval(.zero), +) }
}

/// The parts of a hundred in the form `22.8:38.8:38.4` (结构比).
struct StatedStructure {
  let parts: [StatedFigure]

  static func all(in sentence: StatedSentence) -> [StatedStructure] {
    var found: [StatedStructure] = []
    var run: [StatedFigure] = []
    func close() {
      if run.count > 2, ["结构", "比例", "之比", "比为"].contains(where: run[0].lead.holds) { found.append(StatedStructure(parts: run)) }
    }
    for figure in sentence.figures {
      if figure.kind == .bare, figure.before == ":" || figure.before == "∶", !run.isEmpty {
        run.append(figure)
      } else {
        close()
        run = figure.kind == .bare ? [figure] : []
      }
    }
    close()
    return found
  }

  var sum: Interval { parts.map(\.number.interval).reduce(Interval(.zero), +) }
  /// Near enough to a hundred to be meant as one.
  var isOfHundred: Bool { sum.middle > Ratio(90) && sum.middle < Ratio(110) }
}
