import HengValues

/// A total and the parts that a sentence lists for it (总数与分项).
struct StatedParts {
  enum Opening {
    /// `：`, 分别为: the list is the whole.
    case whole
    /// 其中, 包括: the list may leave something out.
    case some
    /// The parts come first: `…，合计`.
    case before
  }

  let total: StatedFigure
  let parts: [StatedFigure]
  let opening: Opening
  /// 等 behind the last part.
  let isOpenEnded: Bool

  static func all(in sentence: StatedSentence) -> [StatedParts] {
    let figures = sentence.figures
    var found: [StatedParts] = []
    for index in figures.indices.dropFirst() {
      if let opening = opening(figures[index]) {
        found += behind(opening, at: index, in: sentence)
      } else if let parts = ahead(of: index, in: figures) {
        found.append(StatedParts(total: figures[index], parts: parts, opening: .before, isOpenEnded: false))
      }
    }
    return found
  }

  /// A single 其中 that is greater than every value before it.
  static func exceeding(in sentence: StatedSentence) -> [(part: StatedFigure, whole: StatedFigure)] {
    let figures = sentence.figures
    return figures.indices.dropFirst().compactMap { index in
      let part = figures[index]
      guard part.kind == .money, part.isPlain, !part.isEarlier, let at = part.before.byteRange(of: "其中"),
        !String(part.before[at.upperBound...]).holds("比")
      else { return nil }
      var wholes = figures[..<index].filter { $0.kind == .money && $0.per.isEmpty && $0.depth <= part.depth }
      // What stands directly before and bears the same name is the whole.
      if let last = wholes.last, last == figures[index - 1], last.isPlain, last.name.sharesPair(with: part.name) { wholes = [last] }
      guard let whole = wholes.last(where: \.isPlain), wholes.allSatisfy({ $0.ratio < part.ratio }),
        part.number.exponent == whole.number.exponent,
        case .apart = Agreement(part.interval, whole.interval),
        !(index + 1 < figures.count && figures[index + 1].kind == .money && figures[index + 1].isPlain
          && figures[index + 1].depth == part.depth)
      else { return nil }
      return (part, whole)
    }
  }

  private static func opening(_ figure: StatedFigure) -> Opening? {
    let words = figure.before
    if words.holds("加上") || words.holds("主要") || words.holds("例如") || words.holds("比如") || words.holds("如:") { return nil }
    if words.holds("其中") || words.holds("包括") || words.holds("包含") { return .some }
    // 21万元（购置费0万元、运行维护费21万元）
    if words.hasPrefix("("), words.holds("购置") || words.holds("中央") || words.holds("税收") { return .some }
    if words.holds("分别为") || words.holds("分别是") { return .whole }
    guard let colon = words.firstIndex(of: ":") else { return nil }
    // 共1845万元：中央…, not 共1845万元，各级投入情况：….
    return words[..<colon].utf8.count <= 36 && !words[..<colon].contains(",") ? .whole : nil
  }

  // MARK: parts behind a total

  private static func behind(_ opening: Opening, at index: Int, in sentence: StatedSentence) -> [StatedParts] {
    let figures = sentence.figures
    let list = list(from: index, in: figures)
    guard list.count > 1 else { return [] }
    let level = figures[index].depth
    let totals = figures[..<index].filter { $0.depth <= level && $0.kind != .percent && $0.kind != .bare && $0.per.isEmpty }
    var found: [StatedParts] = []
    var seen: Set<StatedFigure.Kind> = [.percent]
    for kind in list.map(\.kind) where seen.insert(kind).inserted {
      let own = list.filter { $0.kind == kind }
      guard own.count > 1, own.count == list.count || own.count * 2 == list.count else { continue }
      let all = totals.filter { $0.kind == kind || kind == .bare }, plain = all.filter { $0.direction == nil }
      let candidates = plain.isEmpty ? all : plain
      guard let total = candidates.last, kind != .bare || Set(candidates.map(\.kind)).count == 1 else { continue }
      // Another total that the parts do give is the one meant.
      let meant = candidates.last { Agreement(sum(own, as: $0), $0.interval).holds } ?? total
      found.append(StatedParts(total: meant, parts: own, opening: opening, isOpenEnded: isOpenEnded(list, sentence)))
    }
    return found
  }

  /// The figures of one row of parts: parted by the same sign, each with a name and nothing that tells of something else.
  private static func list(from index: Int, in figures: [StatedFigure]) -> [StatedFigure] {
    let level = figures[index].depth
    var list = [figures[index]]
    var sign: Character?
    var isNested = false
    for figure in figures[(index + 1)...] {
      if figure.depth > level { continue }
      guard figure.depth == level, let parting = figure.before.first(where: { ",;、".contains($0) }) ?? (figure.kind == .percent ? "," : nil)
      else {
        if figure.before.isEmpty || figure.kind != list[0].kind { continue }
        break
      }
      if figure.kind == .percent || figure.follow == "的" { continue }
      if figure.before.holds("其中") {
        isNested = true
        continue
      }
      if isNested {
        guard figure.before.contains(";") else { continue }
        isNested = false
      }
      if let sign, sign == ";", parting != ";" {
        // A second figure of one item: another measure of it, or something else.
        if figure.kind == list[0].kind { return [] }
        list.append(figure)
        continue
      }
      if let sign, sign != parting, !(sign == "," && parting == ";"), figure.kind == list[0].kind { break }
      if figure.tellsOfSomethingElse { break }
      if sign == nil, figure.kind == list[0].kind { sign = parting }
      list.append(figure)
    }
    return list
  }

  private static func isOpenEnded(_ list: [StatedFigure], _ sentence: StatedSentence) -> Bool {
    guard let last = list.last else { return false }
    let words = sentence.passage.words(last.range.upperBound..<min(sentence.range.upperBound, last.range.upperBound + 30))
    return last.follow.holds("等") || words.hasPrefix("等") || words.holds("……") || words.holds("...") || words.holds("其后")
      || words.holds("余略")
  }

  // MARK: parts before a total

  private static let totals = ["合计", "共计", "总计", "一共", "合计共", "总共", "合计投入", "合计安排", "共计投入", "共计安排"]

  private static func ahead(of index: Int, in figures: [StatedFigure]) -> [StatedFigure]? {
    let total = figures[index]
    guard total.leadEnds(totals), total.kind != .percent, total.before.first == ",", total.per.isEmpty else { return nil }
    var parts: [StatedFigure] = []
    var sign: Character?
    for figure in figures[..<index].reversed() where figure.depth <= total.depth && !figure.isDate {
      if figure.before.holds("加上") { return nil }
      guard figure.kind == total.kind || figure.kind == .bare, figure.per.isEmpty, figure.depth == total.depth, !figure.isCompound,
        !figure.has(StatedFigure.otherWords), !figure.before.contains("×"), !figure.before.contains("*")
      else { return nil }
      parts.insert(figure, at: 0)
      guard let parting = figure.before.first(where: { ",;、。:".contains($0) }) else {
        if figure == figures.first { break }
        return nil
      }
      if ";。:".contains(parting) || figure.before.contains(":") { break }
      if let sign, parting != sign { break }
      sign = parting
    }
    return parts.count > 1 ? parts : nil
  }

  // MARK: changes and long rows

  /// 收入增加3627万元，其中：本级收入增加365万元、上级补助收入增加3262万元: changes to one side that make up a change.
  static func changes(in sentence: StatedSentence) -> [StatedParts] {
    let figures = sentence.figures
    return figures.indices.dropFirst().compactMap { index in
      let first = figures[index]
      guard first.kind == .money, let isUp = first.direction, !first.isBound,
        first.before.holds("其中") || first.before.hasPrefix("("),
        let total = figures[..<index].last(where: { $0.kind == .money && $0.depth <= first.depth }), total.direction == isUp,
        !total.isBound,
        total == figures[index - 1]
      else { return nil }
      let more = figures[(index + 1)...].prefix { figure in
        figure.depth > first.depth
          || figure.kind == .money && figure.direction == isUp && figure.depth == first.depth && !figure.isBound
            && figure.before.contains { "、,;)".contains($0) } && !figure.before.contains("。")
      }.filter { $0.depth == first.depth }
      guard !more.isEmpty else { return nil }
      return StatedParts(total: total, parts: [first] + more, opening: .some, isOpenEnded: false)
    }
  }

  /// Five plain amounts or more parted by one sign.
  static func runs(in sentence: StatedSentence) -> [[StatedFigure]] {
    var found: [[StatedFigure]] = []
    var run: [StatedFigure] = []
    for figure in sentence.figures where figure.depth == 0 {
      let goesOn = figure.kind == .money && figure.isPlain && !figure.isEarlier
      if goesOn, let last = run.last, last.kind == .money,
        figure.before.first == "," || figure.before.first == "、" || figure.before.first == ";"
      {
        run.append(figure)
      } else {
        if run.count >= 5 { found.append(run) }
        run = goesOn ? [figure] : []
      }
    }
    if run.count >= 5 { found.append(run) }
    return found
  }

  // MARK: sums

  /// The sum of the parts as the total is measured.
  static func sum(_ parts: [StatedFigure], as total: StatedFigure) -> Interval {
    let scale = Interval(Ratio(Int128.powerOfTen(total.number.exponent)))
    return parts.reduce(Interval(.zero)) { sum, part in
      guard part.kind == .bare, total.kind != .bare else { return sum + part.interval }
      if case .count = total.kind { return sum + Interval(part.number.digits.ratio) * scale }
      return sum + (part.number.exponent == 0 ? part.number.digits.interval * scale : part.interval)
    }
  }

  var sum: Interval { Self.sum(parts, as: total) }
}

extension StatedFigure {
  /// A year, month or day.
  var isDate: Bool { kind == .count("年") || kind == .count("月") || kind == .count("日") }
}

extension Agreement {
  var holds: Bool { if case .agrees = self { true } else { false } }
}

extension StatedFigure {
  /// Words of another fact than the part of a sum.
  static let otherWords = [
    "比上", "比去", "比年", "比20", "比预", "较上", "较去", "较年", "较20", "较预", "同比", "增加", "增长", "新增", "减少", "下降", "上升", "未支", "未完成", "未发", "未拨", "单价",
    "补助标准", "人均",
    "户均", "平均", "每", "占", "率", "最高", "最低", "目标", "不含", "应补", "应为",
  ]

  /// A figure that a list of parts does not go on with: a total, a change, what was paid of it, whom it reached.
  var tellsOfSomethingElse: Bool {
    has(Self.otherWords) || has(["合计", "共计", "总计", "累计", "已", "实际", "得分"])
      || ["支出", "拨付", "到位", "使用", "执行", "完成", "受益", "覆盖", "带动", "惠及", "共", "建设", "用于"].contains { lead.hasPrefix($0) }
      || !per.isEmpty || isCompound
  }
}
