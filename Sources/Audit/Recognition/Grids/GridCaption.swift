import HengDocuments
import HengValues

/// What the words above a table say (表题、年度、单位).
struct GridCaption: Sendable {
  /// The printed title, empty where none stands above.
  var title = ""
  var year: FiscalYear?
  var unit: MoneyUnit?
  /// `项目总得分99分`
  var total: (score: ExactDecimal, place: Place)?
  /// `475001巨鹿县乡村振兴局本级` below a Hebei title.
  var unitLine: (text: String, place: Place)?
  /// From the title to the table.
  var place: Place?

  init(_ section: GridSection, project: Int?) {
    var lines = section.above
    for row in 0..<(project ?? min(section.headRows.upperBound, 4)) {
      if let cell = section.grid.first(row) { lines.append(PaperLine(cell.text.line, cell.place)) }
    }
    let halves = section.aside.lazy.filter(\.text.isShort).compactMap { rest in
      lines.lastIndex { $0.text.isTitleBeginning && ($0.text + rest.text).withoutSpaces.isFormTitle }.map { (line: $0, rest: rest.text) }
    }.first
    let start = halves?.line ?? lines.lastIndex { $0.text.halfWidth.withoutSpaces.isFormTitle }
    if let start {
      title = (lines[start].text + (halves?.rest ?? "")).trimmedSpaces
      place = lines[start].place
    }
    for line in lines[(start ?? max(lines.count - 4, 0))...] { take(line, isTitle: line == start.map { lines[$0] }) }
  }

  private mutating func take(_ line: PaperLine, isTitle: Bool) {
    let text = line.text.halfWidth.withoutSpaces
    let found = text.caption
    if let year = found.year, !isTitle || self.year == nil { self.year = year }
    if let unit = found.unit { self.unit = unit }
    if let score = text.totalInTitle { total = (score, line.place) }
    if !isTitle, text.unicodeScalars.prefix(6).allSatisfy({ ("0"..."9").contains($0) }), text.unicodeScalars.count > 8,
      text.caption.year == nil
    {
      unitLine = (line.text, line.place)
    }
  }
}

extension String {
  fileprivate var isShort: Bool { utf8.count <= 120 }

  /// The first half of a title that is printed over two pages.
  fileprivate var isTitleBeginning: Bool {
    isShort && !withoutSpaces.isFormTitle && !holds(":") && !holds("：") && ["绩效", "自评", "项目支出"].contains(where: holds)
  }

  /// Names a performance form: 绩效 … 表, 评分情况表.
  var isFormTitle: Bool {
    guard utf8.count <= 240, holds("表"), !hasTail("。"), !hasTail("后附") else { return false }
    guard let last = lastIndex(of: "表") else { return false }
    let after = self[index(after: last)...]
    guard
      after.isEmpty || after.hasHead("(") || after.hasHead(":") || after.hasHead("（") || after.first?.isNumber == true
        || after.hasHead("项目总得分")
    else { return false }
    return ["绩效", "自评", "评分", "得分", "监控"].contains(where: holds)
  }

  /// Year and unit of a caption: `(2022年度)`, `单位：万元`. The text is half-width, without blanks.
  var caption: (year: FiscalYear?, unit: MoneyUnit?) {
    guard utf8.count <= 240 else { return (nil, nil) }
    return (printedYear, holds("单位") ? afterUnit : nil)
  }

  /// The last `2022年` of the text.
  var printedYear: FiscalYear? {
    let bytes = Array(utf8)
    let mark = Array("年".utf8)
    for end in stride(from: bytes.count - mark.count, through: 4, by: -1) where bytes[end..<(end + mark.count)].elementsEqual(mark) {
      let digits = bytes[(end - 4)..<end]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }), end == 4 || !(0x30...0x39).contains(bytes[end - 5]) else { continue }
      let year = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      if (1990...2099).contains(year), let found = try? FiscalYear(year) { return found }
    }
    return nil
  }

  private var afterUnit: MoneyUnit? {
    guard let mark = range(of: "单位:") else { return nil }
    let rest = self[mark.upperBound...].drop { $0 == "(" }
    return ["亿元", "万元", "千元", "元"].first { rest.hasHead($0) }.flatMap(MoneyUnit.init(rawValue:))
  }

  private func range(of word: String) -> Range<Index>? {
    var start = startIndex
    while let first = self[start...].firstIndex(of: word.first ?? " ") {
      if self[first...].hasHead(word) { return first..<index(first, offsetBy: word.count) }
      start = index(after: first)
    }
    return nil
  }

  /// 99 of `项目总得分99分`.
  fileprivate var totalInTitle: ExactDecimal? {
    for word in ["总得分", "自评得分", "自评总分", "总分"] {
      guard let mark = range(of: word) else { continue }
      var rest = self[mark.upperBound...]
      if rest.hasHead(":") { rest = rest.dropFirst() }
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      if rest.dropFirst(digits.count).hasHead("分"), let score = try? ExactDecimal(parsing: String(digits)) { return score }
    }
    return nil
  }
}
