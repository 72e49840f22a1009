import HengValues

/// A percentage that a sentence gives of figures beside it (写明的比率).
struct StatedRate {
  enum Meaning {
    /// 执行率, 完成预算的: what was done of what was due.
    case completion
    /// 占: a part of the whole.
    case share
  }

  let rate: StatedFigure
  let meaning: Meaning
  /// What it may be a ratio of; the first named by its words.
  let part: StatedFigure
  let wholes: [Interval]
  let shownWhole: StatedFigure?
  /// The words leave no other reading.
  let isSure: Bool

  static func all(in sentence: StatedSentence) -> [StatedRate] {
    let figures = sentence.figures
    let whole = Self.wholeOfShares(figures)
    return figures.indices.compactMap { index in
      let figure = figures[index]
      guard figure.kind == .percent, !figure.isBound, index > 0 else { return nil }
      if let rate = ofPrinted(index, figures) { return rate }
      if figure.isShare {
        if let whole, figures[index - 1].isShareable {
          return StatedRate(rate: figure, meaning: .share, part: figures[index - 1], wholes: [whole], shownWhole: nil, isSure: true)
        }
        return share(figure, figures[..<index], sentence)
      }
      return figure.isCompletion ? completion(figure, figures[..<index]) : nil
    }
  }

  /// 完成61646万元，占年初预算数109466万元的56.3%: what it is a rate of stands before it.
  private static func ofPrinted(_ index: Int, _ figures: [StatedFigure]) -> StatedRate? {
    let (rate, whole) = (figures[index], figures[index - 1])
    guard rate.before == "的", !whole.isBound, whole.per.isEmpty, whole.kind == .money || whole.kind.isCount,
      ["占", "为", "完成", "达到"].contains(where: { whole.name.hasHead($0) }),
      let part = figures[..<(index - 1)].clause(endingBefore: whole).last(where: { $0.kind != .percent && $0.depth == whole.depth }),
      part.kind == whole.kind, part.isPlain, !whole.ratio.isZero
    else { return nil }
    return StatedRate(
      rate: rate, meaning: .completion, part: part, wholes: [whole.interval], shownWhole: whole, isSure: true)
  }

  /// Shares of a whole that stands under its name in an earlier sentence.
  static func named(in sentence: StatedSentence, _ named: NamedValues, _ order: Int, besides known: [StatedRate]) -> [StatedRate] {
    let figures = sentence.figures
    return figures.indices.dropFirst().compactMap { index in
      let rate = figures[index]
      guard rate.isShare, !rate.isBound, !known.contains(where: { $0.rate == rate }), !sentence.passage.isCell,
        let part = figures[..<index].clause(endingBefore: rate).last(where: { $0.isPlain && $0.depth <= rate.depth }),
        part.ratio > .zero, rate.isOf(part), !(index + 1 < figures.count && ["、", "和"].contains(figures[index + 1].before))
      else { return nil }
      let wholes = named.wholes(rate.shareBase, before: order, part.range.lowerBound, as: part.kind)
      let dues = wholes.compactMap { part.interval.divided(by: $0.interval) }
      guard let nearest = wholes.last, part.ratio <= nearest.ratio, dues.count == wholes.count, Set(wholes.map(\.ratio)).count <= 3,
        !dues.contains(where: { if case .apart = Agreement($0, rate.share) { false } else { true } })
      else { return nil }
      return StatedRate(rate: rate, meaning: .share, part: part, wholes: [nearest.interval], shownWhole: nil, isSure: true)
    }
  }

  // MARK: completion

  private static func completion(_ rate: StatedFigure, _ before: ArraySlice<StatedFigure>) -> StatedRate? {
    func usable(_ figures: ArraySlice<StatedFigure>) -> [StatedFigure] {
      figures.filter { $0.kind != .percent && $0.kind != .bare && $0.per.isEmpty && $0.depth <= rate.depth && !$0.isBound }
    }
    let own = usable(before.clause(endingBefore: rate))
    // A clause that names what was done alone leaves it open what was due, once another rate has been told.
    if own.count == 1, before.contains(where: \.isCompletion) { return nil }
    let usable = own.count > 1 ? own : usable(before)
    guard let last = usable.last else { return nil }
    let isMoney = !rate.has(["完成率", "任务", "目标", "合格", "验收", "覆盖"]) || last.kind == .money
    let same = usable.filter { isMoney ? $0.kind == .money : $0.kind == last.kind }
    guard same.count > 1 else { return nil }
    let isArrival = rate.has(["到位"])
    let rests = same.filter(\.isRest)
    let done = same.filter { !$0.isRest && (isArrival ? $0.has(["到位"]) : $0.isDone) }
    let due = same.filter { !$0.isRest && $0.isDue && !(isArrival && $0.has(["到位"])) }
    // 完成年初预算的95.89% of an initial budget of nothing, whatever other figure gives the rate.
    if rate.lead.holds("年初预算"), !rate.ratio.isZero, let zero = same.last(where: { $0.ratio.isZero && $0.has(["年初预算"]) }),
      let part = same.last, !part.ratio.isZero
    {
      return StatedRate(rate: rate, meaning: .completion, part: part, wholes: [zero.interval], shownWhole: zero, isSure: true)
    }
    // Any two figures that give the rate explain it.
    let pairs = same.flatMap { a in same.compactMap { b in a == b ? nil : a.interval.divided(by: b.interval) } }
    if pairs.contains(where: { Agreement($0, rate.share).holds }) { return nil }
    guard let part = done.last, Set(done.map(\.ratio)).count == 1 else {
      guard same.count == 2, same[0].ratio < same[1].ratio || same[0].ratio > same[1].ratio else { return nil }
      let (small, large) = same[0].ratio < same[1].ratio ? (same[0], same[1]) : (same[1], same[0])
      return StatedRate(rate: rate, meaning: .completion, part: small, wholes: [large.interval], shownWhole: large, isSure: false)
    }
    var wholes = due.filter { $0 != part }.map(\.interval)
    if let rest = rests.last { wholes.append(part.interval + rest.interval) }
    guard !wholes.isEmpty else {
      let others = same.filter { $0 != part && !$0.isRest }
      guard others.count == 1, let other = others.first else { return nil }
      return StatedRate(rate: rate, meaning: .completion, part: part, wholes: [other.interval], shownWhole: other, isSure: same.count == 2)
    }
    return StatedRate(
      rate: rate, meaning: .completion, part: part, wholes: wholes, shownWhole: due.last { $0 != part }, isSure: true)
  }

  // MARK: share

  /// Shares that make up 100 % are shares of the sum of their parts.
  private static func wholeOfShares(_ figures: [StatedFigure]) -> Interval? {
    let pairs = figures.indices.dropFirst().filter { figures[$0].isShare && !figures[$0].isBound && figures[$0 - 1].isShareable }
    guard pairs.count > 1, pairs.count == figures.count(where: \.isShare), Set(pairs.map { figures[$0 - 1].kind }).count == 1,
      Set(pairs.map { figures[$0].depth }).count == 1
    else { return nil }
    let shares = pairs.map { figures[$0].share }.reduce(Interval(.zero), +)
    return shares.contains(.one) ? pairs.map { figures[$0 - 1].interval }.reduce(Interval(.zero), +) : nil
  }

  /// The value that 其中 divides, where every value since is a part of it.
  private static func opened(before part: StatedFigure, in before: ArraySlice<StatedFigure>) -> StatedFigure? {
    guard let opening = before.lastIndex(where: { $0.before.holds("其中") && $0.range.lowerBound <= part.range.lowerBound }),
      before[opening].depth == part.depth
    else { return nil }
    let whole = before[..<opening].last { $0.kind == part.kind && $0.isPlain && $0.depth <= part.depth && !$0.isEarlier }
    return whole.flatMap { $0.isPlanned && !$0.has(["采购预算", "支出预算"]) ? nil : $0 }
  }

  private static func share(_ rate: StatedFigure, _ before: ArraySlice<StatedFigure>, _ sentence: StatedSentence) -> StatedRate? {
    guard let part = before.last(where: { $0.kind != .percent }), part.kind != .bare, part.per.isEmpty, !part.isBound,
      part.range.upperBound + 60 > rate.range.lowerBound - rate.before.utf8.count
    else { return nil }
    let base = rate.shareBase
    guard !StatedFigure.elsewhere.contains(where: base.holds), !StatedFigure.planned.contains(where: base.hasTail) else { return nil }
    let earlier = before.filter { $0 != part && $0.kind == part.kind && $0.per.isEmpty && !$0.isBound }
    guard !earlier.isEmpty else { return nil }
    if earlier.contains(where: { other in part.interval.divided(by: other.interval).map { Agreement($0, rate.share).holds } ?? false }) {
      return nil
    }
    // Figures that have a share of their own are parts beside this one; the whole comes first.
    let figures = sentence.figures
    let siblings = Set(
      figures.indices.dropLast().filter { figures[$0 + 1].lead.holds("占") && figures[$0 + 1].before.hasTail(figures[$0 + 1].lead) }.map {
        figures[$0].range
      })
    if let whole = opened(before: part, in: before), part.ratio <= whole.ratio, !whole.ratio.isZero,
      base.isEmpty || NamedValues.isOne(whole.name, base)
    {
      return StatedRate(rate: rate, meaning: .share, part: part, wholes: [whole.interval], shownWhole: whole, isSure: true)
    }
    let wholes = earlier.filter { !siblings.contains($0.range) }
    guard wholes.count == 1, let whole = wholes.first, whole == earlier.first, part.ratio <= whole.ratio, !whole.ratio.isZero else {
      return nil
    }
    let isNamed = base.isEmpty || StatedFigure.wholeWords.contains(where: base.holds) || whole.shares(words: base)
    return StatedRate(rate: rate, meaning: .share, part: part, wholes: [whole.interval], shownWhole: whole, isSure: isNamed)
  }
}

extension StatedFigure {
  fileprivate static let elsewhere = ["全县", "全国", "全市", "全省", "全区", "全乡", "全镇", "全村", "全州", "总人口", "地区", "同期", "上年", "去年", "GDP"]
  /// A rate of what was to be done.
  fileprivate static let planned = ["预算", "预算数", "任务", "任务数", "计划", "计划数", "目标"]
  fileprivate static let wholeWords = ["总", "合计", "全部", "整体", "其"]

  fileprivate var isShareable: Bool { kind != .percent && kind != .bare && per.isEmpty && !isBound && direction == nil }

  var isShare: Bool { kind == .percent && lead.holds("占") && !lead.holds("占地") }

  /// 执行率, 完成年初预算的, 为预算的.
  var isCompletion: Bool {
    let words = plainLead
    if words.hasTail("增长率") || words.hasTail("合格率") || words.hasTail("满意率") || words.hasTail("利率") { return false }
    if ["执行率", "支付率", "拨付率", "支出率", "使用率", "到位率", "完成率", "发放率", "支出进度", "执行进度", "支付进度", "拨付进度", "完成比例", "执行比例"].contains(where: {
      words.hasTail($0)
    }) {
      return true
    }
    guard lead.holds("完成") || lead.hasHead("为") || lead.hasHead("占") else { return false }
    return ["预算", "预算数", "计划", "任务", "目标", "计划数", "年初预算数", "全年预算数", "任务数"].contains { words.hasTail($0) }
  }

  fileprivate var isRest: Bool { has(["未支", "未付", "未拨", "未使用", "未完成", "未执行", "结余", "剩余", "余额", "尚余", "结转", "节约"]) }

  fileprivate var isDone: Bool {
    has(["支出", "支付", "拨付", "已拨", "执行", "已使用", "实际使用", "使用资金", "完成", "发放", "决算", "兑付", "报账", "实际"]) && !has(["预算", "计划", "应"])
  }

  fileprivate var isDue: Bool {
    has(["预算", "计划", "安排", "下达", "目标", "任务", "投资", "总额", "共", "批复", "应", "指标", "到位", "投入", "总", "收到", "资金"]) && !isDone
  }

  /// `支出总额` of 占支出总额的.
  var shareBase: String {
    guard let found = lead.byteRange(of: "占") else { return "" }
    var words = lead[found.upperBound...]
    for tail in ["为", "比例", "比重", "的", "比"] where words.hasTail(tail) { words = words.dropLast(tail.count) }
    return String(words)
  }

  /// The words between a value and its share name nothing else: 民生支出113875万元，民生支出占….
  fileprivate func isOf(_ part: StatedFigure) -> Bool {
    guard let found = lead.byteRange(of: "占") else { return false }
    let subject = String(lead[..<found.lowerBound])
    return subject.isEmpty || part.name.holds(subject)
  }

  /// Two signs one behind the other stand in both.
  fileprivate func shares(words: String) -> Bool { (lead + follow).sharesPair(with: words) }
}

extension String {
  /// Whether two signs one behind the other stand in both texts.
  func sharesPair(with words: String) -> Bool {
    let own = Array(self), other = Array(words)
    guard own.count > 1, other.count > 1 else { return false }
    let pairs = Set(zip(own, own.dropFirst()).map { "\($0)\($1)" })
    return zip(other, other.dropFirst()).contains { pairs.contains("\($0)\($1)") }
  }
}
