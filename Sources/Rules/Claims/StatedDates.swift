import HengValues

/// Two days or months between which something lasted, and how long it says that this is (起止日期与时长).
struct StatedSpan {
  struct Day {
    var year: Int
    var month: Int
    /// nil where only months are printed.
    var day: Int?
    /// 2月30日.
    var isImpossible: Bool { (try? CivilDate(year: year, month: month, day: day ?? 1)) == nil }
    var dayNumber: Int? { (try? CivilDate(year: year, month: month, day: day ?? 1))?.dayNumber }
    var months: Int { year * 12 + month }
    var text: String { "\(year)年\(month)月" + (day.map { "\($0)日" } ?? "") }
  }

  let first: Day
  let last: Day
  /// 共92天, 为期3个月; nil where none is told.
  let length: StatedFigure?
  /// The second date prints no year of its own.
  let isYearTaken: Bool
  let range: Range<Int>

  static func all(in sentence: StatedSentence) -> [StatedSpan] {
    var found: [StatedSpan] = []
    var index = 0
    let figures = sentence.figures
    while index < figures.count {
      var next = index
      guard let first = day(figures, &next, after: nil), next < figures.count, let join = Self.join(figures[next].before) else {
        index += 1
        continue
      }
      let isYearTaken = figures[next].kind != .count("年")
      guard let last = day(figures, &next, after: first), (first.day == nil) == (last.day == nil) || !join else {
        index += 1
        continue
      }
      let length = next < figures.count && figures[next].isLength && figures[next].before.utf8.count < 60 ? figures[next] : nil
      found.append(
        StatedSpan(
          first: first, last: last, length: length, isYearTaken: isYearTaken,
          range: figures[index].range.lowerBound..<figures[next - 1].range.upperBound))
      index = next
    }
    return found
  }

  /// The words between two dates; nil where they join none.
  private static func join(_ words: String) -> Bool? {
    ["至", "到", "-", "—", "~", "–", "——", "起至", "开始至", "开始到", "起到", "日至", "－"].contains(words) ? true : nil
  }

  /// `2023年3月1日`, `3月1日`, `1日`; the second takes from the first what it leaves out.
  private static func day(_ figures: [StatedFigure], _ at: inout Int, after first: Day?) -> Day? {
    func take(_ unit: String, _ index: Int, adjoins: Bool) -> Int? {
      guard index < figures.count, figures[index].kind == .count(unit), figures[index].number.digits.decimals == 0,
        !adjoins || figures[index].before.isEmpty
      else { return nil }
      return Int(exactly: figures[index].number.digits.coefficient)
    }
    var index = at
    let year = take("年", index, adjoins: false).flatMap { (1900...2100).contains($0) ? $0 : nil }
    if year != nil { index += 1 }
    let month = take("月", index, adjoins: year != nil)
    if month != nil { index += 1 }
    let day = take("日", index, adjoins: month != nil || year != nil)
    if day != nil { index += 1 }
    guard let ownYear = year ?? first?.year, let ownMonth = month ?? first?.month, month != nil || (first?.day != nil && day != nil),
      year == nil || month != nil
    else { return nil }
    at = index
    return Day(year: ownYear, month: ownMonth, day: day)
  }
}

extension StatedFigure {
  /// 共92天, 历时3个月, 10个自然日.
  fileprivate var isLength: Bool {
    switch kind {
    case .count("天"), .count("个月"): return !isBound
    case .count("个"): return !isBound && (follow.hasHead("自然日") || follow.hasHead("工作日"))
    case .count("日"): return !isBound && has(["共", "历时", "为期", "公示期", "期限"])
    default: return false
    }
  }

  var isWorkdays: Bool { follow.hasHead("工作日") || follow.hasHead("个工作日") }
}
