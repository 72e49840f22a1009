import HengValues

/// A change that a sentence states, with the value that changed (增减).
struct StatedChange {
  /// 增加13.66万元; nil where only the rate is told.
  let amount: StatedFigure?
  let rate: StatedFigure?
  let isUp: Bool
  /// What the value may have been before.
  let bases: [Interval]
  /// The value itself, for the computation.
  let value: StatedFigure?
  let isSure: Bool
  /// Of two values the nearer one is most likely meant.
  var isLikely = false

  static func all(in sentence: StatedSentence) -> [StatedChange] {
    let figures = sentence.figures
    return figures.indices.compactMap { index in
      let figure = figures[index]
      guard !figure.isBound, let isUp = figure.direction, figure.kind == .percent || figure.kind == .count("倍") else { return nil }
      return change(figure, isUp, figures[..<index]) ?? reversed(index, isUp, figures)
    }
  }

  /// 支出100万元，比上年80万元，增长25%: two values and the rate between them.
  private static func ofTwo(_ near: [StatedFigure], _ rate: StatedFigure, _ isUp: Bool) -> StatedChange? {
    let earlier = near.filter { $0.isEarlier && !$0.name.hasHead("占") && !$0.has(["年初预算"]) }
    guard rate.kind == .percent, earlier.count == 1, let before = earlier.first, let at = near.firstIndex(of: before), at > 0,
      near.count - at <= 2, let value = now(Array(near[..<at])).last, value.kind == before.kind, value.isPlain, !before.isBound
    else { return nil }
    return StatedChange(amount: nil, rate: rate, isUp: isUp, bases: [before.interval], value: value, isSure: true)
  }

  /// 增长10.7%，增收5939万元: the rate comes first.
  private static func reversed(_ index: Int, _ isUp: Bool, _ figures: [StatedFigure]) -> StatedChange? {
    let rate = figures[index]
    guard rate.kind == .percent, index + 1 < figures.count, index > 0 else { return nil }
    let amount = figures[index + 1]
    guard amount.kind == .money || amount.kind.isCount, amount.direction == isUp, !amount.isBound, amount.depth == rate.depth,
      amount.before == "," + amount.lead, amount.lead.count <= 4,
      !(index + 2 < figures.count && figures[index + 2].kind == .percent && figures[index + 2].direction != nil
        && !figures[index + 2].before.contains(where: { ";。".contains($0) }))
    else { return nil }
    let own = figures[..<index].clause(endingBefore: rate).filter { $0.comparesWith(rate) }
    guard own.allSatisfy({ $0.direction == nil }) else { return nil }
    let values = now(Self.values(own, as: amount))
    guard let value = values.last, Set(values.map(\.ratio)).count == 1 else { return nil }
    let base = isUp ? value.interval - amount.interval : value.interval + amount.interval
    return StatedChange(amount: amount, rate: rate, isUp: isUp, bases: [base], value: value, isSure: true)
  }

  /// 增加53.81万元，下降8.81%: an amount and its rate that point to different sides.
  static func opposed(in sentence: StatedSentence) -> [(amount: StatedFigure, rate: StatedFigure)] {
    zip(sentence.figures, sentence.figures.dropFirst()).compactMap { amount, rate in
      guard rate.kind == .percent, amount.kind == .money || amount.kind.isCount, let up = amount.direction, let rateUp = rate.direction,
        up != rateUp, rate.before == "," + rate.lead, rate.lead.count <= 2, amount.depth == rate.depth, !amount.ratio.isZero,
        !rate.ratio.isZero
      else { return nil }
      return (amount, rate)
    }
  }

  private static func change(_ rate: StatedFigure, _ isUp: Bool, _ before: ArraySlice<StatedFigure>) -> StatedChange? {
    let own = before.clause(endingBefore: rate)
    let near = own.filter { $0.comparesWith(rate) }
    guard let last = near.last else { return nil }
    // 由100万元增加到150万元，增长50%; 比上年的450万元增长11%.
    if last.direction == nil, let (from, to) = span(near) {
      return StatedChange(amount: nil, rate: rate, isUp: isUp, bases: [from.interval], value: to, isSure: true)
    }
    if last.direction == nil, let change = ofTwo(near, rate, isUp) { return change }
    guard let direction = last.direction, direction == isUp, !last.isBound, own.last == last || own.last?.kind == .percent else {
      return nil
    }
    var values = Self.values(near.dropLast(), as: last)
    var isOfClause = !values.isEmpty
    if values.isEmpty {
      let all = Self.values(before.filter { $0.comparesWith(rate) && $0 != last }, as: last)
      isOfClause = all.count == 1
      values = Array(all.suffix(1))
    }
    guard !values.isEmpty, values.count <= 4 else { return nil }
    let now = Self.now(values)
    // A value of nothing that fell is the fault of the value.
    if !isUp, let last = now.last, last.ratio.isZero { return nil }
    let bases = now.map { isUp ? $0.interval - last.interval : $0.interval + last.interval } + values.filter(\.isEarlier).map(\.interval)
    return StatedChange(
      amount: last, rate: rate, isUp: isUp, bases: bases, value: now.last, isSure: isOfClause && Set(now.map(\.ratio)).count <= 1,
      isLikely: isOfClause && now.count == 2)
  }

  /// Values of the year itself; what was planned only where nothing else is told.
  private static func now(_ values: [StatedFigure]) -> [StatedFigure] {
    let own = values.filter { !$0.isEarlier }
    let done = own.filter { !$0.isPlanned }
    return done.isEmpty ? own : done
  }

  private static func values(_ figures: some Sequence<StatedFigure>, as change: StatedFigure) -> [StatedFigure] {
    figures.filter { $0.kind == change.kind && $0.direction == nil && !$0.isBound && !$0.name.hasHead("占") }
  }

  private static func span(_ near: [StatedFigure]) -> (StatedFigure, StatedFigure)? {
    guard near.count > 1 else { return nil }
    let (from, to) = (near[near.count - 2], near[near.count - 1])
    guard from.kind == to.kind, from.has(["由", "从"]), to.before.hasTail("到") || to.before.hasTail("至") || to.before.hasTail("为")
    else { return nil }
    return (from, to)
  }

  /// The change of the value between two years that are both printed.
  static func differences(in sentence: StatedSentence) -> [(change: StatedFigure, now: StatedFigure, before: StatedFigure)] {
    let figures = sentence.figures
    return figures.indices.compactMap { index in
      let change = figures[index]
      guard change.direction != nil, change.kind != .percent, change.kind != .bare, !change.isBound else { return nil }
      let all = Self.values(figures[..<index].clause(endingBefore: change).filter { $0.comparesWith(change) }, as: change)
      let values = now(all) + all.filter(\.isEarlier)
      guard values.count == 2, let before = values.first(where: \.isEarlier), let now = values.first(where: { !$0.isEarlier }) else {
        return nil
      }
      return (change, now, before)
    }
  }
}

extension StatedFigure {
  private static let up = ["增加", "增长", "上升", "提高", "上涨", "增幅", "增收", "超收", "增支", "多"],
    down = ["减少", "下降", "降低", "压减", "降幅", "减幅", "减收", "短收", "节支", "减支", "少"]

  static func direction(of words: String) -> Bool? {
    if words.hasTail(")") { return nil }
    if Self.up.contains(where: { words.hasTail($0) }) { return true }
    return Self.down.contains(where: { words.hasTail($0) }) ? false : nil
  }

  /// A value of the same depth, neither a percentage nor a rate.
  fileprivate func comparesWith(_ other: StatedFigure) -> Bool {
    kind != .percent && kind != .bare && per.isEmpty && depth == other.depth
  }

  /// 预算, 计划数: what was to be, not what was.
  var isPlanned: Bool { leadEnds(["预算", "预算数", "计划", "计划数", "任务", "任务数", "目标"]) }

  var isEarlier: Bool { has(["上年", "去年", "上一年", "上年度", "年初预算", "以前"]) || has(["比20", "较20"]) }
}

extension StatedFigure.Kind {
  var isCount: Bool { if case .count = self { true } else { false } }
}

extension ArraySlice<StatedFigure> {
  /// The figures since the last ； or 。 before a figure.
  func clause(endingBefore figure: StatedFigure) -> ArraySlice<StatedFigure> {
    if figure.before.contains(";") || figure.before.contains("。") { return self[endIndex...] }
    guard let start = lastIndex(where: { $0.before.contains(";") || $0.before.contains("。") }) else { return self }
    return self[start...]
  }
}
