import HengValues

/// What is added to a sum, or left of it, in the words of a budget report (收支关系): `加上…，收入总计…`, `预算…，支出…，剩余…`.
struct StatedBalance {
  enum Meaning { case sum, rest }

  let meaning: Meaning
  let result: StatedFigure
  let terms: [StatedFigure]
  /// Every name that is added has its figure.
  let isComplete: Bool

  static func all(in sentence: StatedSentence) -> [StatedBalance] {
    guard sentence.figures.count > 2 else { return [] }
    return [sum(sentence), rest(sentence)].compactMap { $0 }
  }

  private static let sums = ["收入总量", "支出总量", "收入总计", "支出总计", "收入合计", "支出合计", "总收入", "总支出", "可用财力", "收入总额"]

  private static func sum(_ sentence: StatedSentence) -> StatedBalance? {
    let passage = sentence.passage
    guard
      let plus = passage.first("加上", in: sentence.range) ?? passage.first("加:", in: sentence.range)
        ?? passage.first(";加", in: sentence.range)
    else { return nil }
    let money = sentence.figures.filter { $0.kind == .money && $0.depth == 0 && $0.per.isEmpty }
    guard
      let result = money.first(where: { figure in
        figure.range.lowerBound > plus.upperBound && Self.sums.contains { figure.plainLead.hasTail($0) }
      })
    else { return nil }
    let ahead = money.filter { $0.range.upperBound <= plus.lowerBound && $0.isPlain && !$0.isEarlier && !$0.isPlanned }
    let added = money.filter { $0.range.lowerBound > plus.lowerBound && $0.range.lowerBound < result.range.lowerBound }
    guard !added.isEmpty, added.allSatisfy(\.isPlain) else { return nil }
    let rest = added.map(\.interval).reduce(Interval(.zero), +)
    // Of several values before 加上 the one that fits is the one that is added to.
    guard let first = ahead.first(where: { Agreement(rest + $0.interval, result.interval).holds }) ?? ahead.first else { return nil }
    return StatedBalance(
      meaning: .sum, result: result, terms: [first] + added, isComplete: ahead.count == 1 && isComplete(added, passage, plus, result))
  }

  /// Every piece between 加上 and the sum has digits.
  private static func isComplete(_ added: [StatedFigure], _ passage: PaperPassage, _ plus: Range<Int>, _ result: StatedFigure) -> Bool {
    guard let last = added.last else { return false }
    return passage.words(plus.upperBound..<last.range.upperBound).split(whereSeparator: { ",、;".contains($0) }).allSatisfy { piece in
      piece.contains { $0.isASCII && $0.isNumber } || piece.allSatisfy { $0 == ":" }
    } && passage.words(last.range.upperBound..<result.range.lowerBound).count <= 24
  }

  private static func rest(_ sentence: StatedSentence) -> StatedBalance? {
    let money = sentence.figures.filter { $0.kind == .money && $0.depth == 0 && $0.per.isEmpty && !$0.isBound }
    guard money.count == 3, let rest = money.last, ["剩余", "结余", "尚余", "结转", "余额"].contains(where: { rest.plainLead.hasTail($0) }),
      ["预算", "到位", "下达", "收到", "安排", "总额"].contains(where: money[0].name.holds), money[0].isPlain, money[1].isPlain,
      ["支出", "支付", "使用", "拨付", "执行"].contains(where: money[1].name.holds), money[1].ratio < money[0].ratio
    else { return nil }
    return StatedBalance(meaning: .rest, result: rest, terms: [money[0], money[1]], isComplete: true)
  }

  var due: Interval {
    switch meaning {
    case .sum: terms.map(\.interval).reduce(Interval(.zero), +)
    case .rest: terms[0].interval - terms[1].interval
    }
  }

  var dueExact: ExactDecimal {
    switch meaning {
    case .sum: terms.exactSum
    case .rest: terms[0].number.exact - terms[1].number.exact
    }
  }
}
