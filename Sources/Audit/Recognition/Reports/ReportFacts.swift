import HengDomain
import HengRules
import HengValues

/// Reads what a report states out of its headings and paragraphs (报告事实).
struct ReportFacts {
  private(set) var subject: ReportSubject
  /// From where on the parts of section four stand, to set score tables into them.
  private(set) var partPlaces: [Place] = []

  private enum Section { case other, basics, conclusion, analysis }
  private var section = Section.other
  private var isInIndicator = false

  init(_ report: ReportReading, _ items: [TextFlow.Item], year: FiscalYear) {
    subject = ReportSubject(project: report.project, unit: report.unit, year: year, title: report.title)
    for item in items[report.items] {
      switch item {
      case .heading(let heading): begin(heading)
      case .paragraph(let passage): read(passage)
      case .table: continue
      }
    }
  }

  private mutating func begin(_ heading: TextFlow.Heading) {
    isInIndicator = false
    if heading.level == 1 {
      section =
        heading.title.holds("基本情况")
        ? .basics
        : heading.title.holds("结论")
          ? .conclusion
          : heading.title.holds("指标分析") ? .analysis : .other
    }
    guard section == .analysis else { return }
    if heading.level == 2 {
      subject.parts.append(ReportSubject.Part(title: heading.title))
      partPlaces.append(heading.line.place)
    } else if let found = heading.line.indicatorCode {
      beginIndicator(found, heading.line)
    }
  }

  private mutating func beginIndicator(_ found: (code: String, name: String), _ line: PaperPassage) {
    let side = Finding.Side(label: "正文", figure: found.code, place: line.place, quote: line.text.trimmedSpaces)
    subject.indicators.append(ReportSubject.Paragraph(code: found.code, name: found.name, heading: side))
    isInIndicator = true
  }

  private mutating func read(_ passage: PaperPassage) {
    subject.passages.append(passage)
    switch section {
    case .basics: subject.amounts += passage.amounts
    case .conclusion: conclude(passage)
    case .analysis: analyse(passage)
    case .other: break
    }
  }

  private mutating func conclude(_ passage: PaperPassage) {
    guard let score = passage.numbers.first(where: { $0.unit == "分" && passage.isLed($0, by: "得分为") }) else { return }
    subject.score = passage.score(score)
    let rest = passage.words(score.range.upperBound..<passage.folded.count)
    subject.grade = Grade.allCases.first {
      rest.holds("等级为“\($0.rawValue)”") || rest.holds("等级为\"\($0.rawValue)\"") || rest.holds("等级为\($0.rawValue)")
    }
  }

  private mutating func analyse(_ passage: PaperPassage) {
    if subject.parts.count == 1 { subject.amounts += passage.amounts }
    if let found = passage.indicatorCode {
      beginIndicator(found, passage)
      return
    }
    if isInIndicator, let last = subject.indicators.indices.last {
      if subject.indicators[last].score == nil { subject.indicators[last].score = passage.scoreGiven }
      subject.indicators[last].passages.append(passage)
    } else if let last = subject.parts.indices.last, subject.parts[last].obtained == nil {
      let points = passage.numbers.filter { $0.unit == "分" }
      subject.parts[last].possible = points.first { passage.isLed($0, by: "分值共计") || passage.isLed($0, by: "分值") }.map(passage.score)
      subject.parts[last].obtained = points.first { passage.isLed($0, by: "实际得分") || passage.isLed($0, by: "实得") }.map(passage.score)
    }
  }
}

extension PaperPassage {
  fileprivate func isLed(_ number: StatedNumber, by words: String) -> Bool {
    let at = number.range.lowerBound
    return at >= words.utf8.count && folded[at - words.utf8.count..<at].elementsEqual(words.utf8)
  }

  fileprivate func score(_ number: StatedNumber) -> ReportSubject.Score {
    ReportSubject.Score(value: number.digits, place: place(of: number.range), quote: quote(number.range))
  }

  /// `得 7 分`, `得分20分`
  fileprivate var scoreGiven: ReportSubject.Score? {
    guard contains("得") else { return nil }
    return numbers.last { $0.unit == "分" && (isLed($0, by: "得") || isLed($0, by: "得分") || isLed($0, by: "得分为")) }.map(score)
  }

  private static let labels: [(ReportSubject.Amount.Role, [StaticString])] = [
    (.budget, ["预算金额", "预算指标", "申请预算", "预算数"]), (.received, ["实际拨付", "财政拨付"]),
    (.outturn, ["支出金额", "实际支付", "实际支出", "支付金额", "执行数"]), (.returned, ["其余"]),
  ]

  /// Money whose clause names what it is; a clause with another number before it names that one.
  fileprivate var amounts: [ReportSubject.Amount] {
    let numbers = numbers
    return numbers.enumerated().compactMap { index, number in
      guard let money = number.money else { return nil }
      let floor = index > 0 ? numbers[index - 1].range.upperBound : 0
      var start = number.range.lowerBound
      while start > floor, folded[start - 1] != UInt8(ascii: ","), folded[start - 1] != UInt8(ascii: ";") { start -= 1 }
      let window = start..<number.range.lowerBound
      let found = Self.labels.flatMap { role, words in words.compactMap { word in first(word, in: window).map { (role, $0.lowerBound) } } }
      guard let role = found.max(by: { $0.1 < $1.1 })?.0 else { return nil }
      if role == .budget, first("年初", in: window) != nil || first("调整", in: window) != nil || first("追加", in: window) != nil { return nil }
      if role == .returned {
        let after = number.range.upperBound..<min(folded.count, number.range.upperBound + 18)
        guard first("上交", in: after) != nil || first("上缴", in: after) != nil || first("交回", in: after) != nil else { return nil }
      }
      return ReportSubject.Amount(role: role, amount: money, place: place(of: number.range), quote: quote(number.range))
    }
  }
}
