import HengValues

extension StatedFigure {
  /// The figures of a sentence, years, dates and ordinals left in as bare ones of no kind that compares.
  static func all(_ numbers: [StatedNumber], in passage: PaperPassage, from start: Int) -> [StatedFigure] {
    var found: [StatedFigure] = []
    var (end, depth) = (start, 0)
    for (index, number) in numbers.enumerated() {
      let gap = end..<max(end, number.number.lowerBound)
      for at in gap {
        if passage.folded[at] == UInt8(ascii: "(") {
          depth += 1
        } else if passage.folded[at] == UInt8(ascii: ")") {
          depth = max(0, depth - 1)
        }
      }
      let next = index + 1 < numbers.count ? numbers[index + 1].number.lowerBound : passage.folded.count
      let figure = figure(number, passage, gap: gap, next: next, depth: depth)
      found.append(figure)
      end = figure.range.upperBound
    }
    return withDecimals(found)
  }

  private static func withDecimals(_ figures: [StatedFigure]) -> [StatedFigure] {
    var most: [Int: Int] = [:]
    for figure in figures where figure.kind == .money && figure.per.isEmpty {
      most[figure.number.exponent] = max(most[figure.number.exponent] ?? 0, min(figure.number.digits.decimals, 4))
    }
    return figures.map { figure in
      var figure = figure
      figure.decimals = most[figure.number.exponent] ?? 0
      return figure
    }
  }

  private static func figure(_ number: StatedNumber, _ passage: PaperPassage, gap: Range<Int>, next: Int, depth: Int) -> StatedFigure {
    var end = number.range.upperBound
    var unit = number.unit
    if unit.isEmpty, let word = measures.first(where: { passage.stands($0.words, at: end) }) {
      unit = word.name
      end += word.words.utf8CodeUnitCount
    }
    let before = passage.words(gap)
    let lead = lastPart(before)
    var (per, isCompound) = (slashed(passage, &end), false)
    if !per.isEmpty, passage.stands("/", at: end) { isCompound = true }
    let follow = firstPart(passage, end..<max(end, min(next, end + 60)))
    // Every word on averages, standards and times has one of the two.
    let (hasEach, hasMean) = (lead.holds("每"), lead.holds("均"))
    let isAverage = hasMean && (averages.contains { lead.holds($0.word) } || lead.holds("平均每"))
    if per.isEmpty, hasEach || hasMean {
      let each = averages.last { lead.holds($0.word) } ?? standards.last { lead.holds($0.word) }
      per = each?.unit ?? lead.eachOne
    }
    if hasEach || hasMean, times.contains(where: { lead.holds($0) }) || lead.byteRanges(of: "每").count > 1 { isCompound = true }
    return StatedFigure(
      number: number, kind: kind(unit), range: number.range.lowerBound..<end, lead: lead, before: before, follow: follow, depth: depth,
      per: kind(unit) == .money ? per : "", isAverage: isAverage, isCompound: isCompound,
      isBound: number.isAbout || bounds.contains { lead.holds($0) } || behind.contains { follow.hasHead($0) }
        || ["-", "~", "—", "–", "至", "到"].contains(before)
    )
    .read()
  }

  private static func kind(_ unit: String) -> Kind {
    switch unit {
    case "元": .money
    case "%": .percent
    case "": .bare
    default: .count(unit)
    }
  }

  /// `/人` behind 元.
  private static func slashed(_ passage: PaperPassage, _ end: inout Int) -> String {
    guard passage.stands("/", at: end) else { return "" }
    for (words, name) in pers where passage.stands(words, at: end + 1) {
      end += 1 + words.utf8CodeUnitCount
      return name
    }
    return ""
  }

  /// The words behind the last sign that parts them from others.
  private static func lastPart(_ words: String) -> String {
    let bytes = Array(words.utf8)
    var start = bytes.count
    while start > 0, !isSign(endingAt: start, bytes) { start -= 1 }
    return start == 0 ? words : String(decoding: bytes[start...], as: UTF8.self)
  }

  private static func isSign(endingAt end: Int, _ bytes: [UInt8]) -> Bool {
    switch bytes[end - 1] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): true
    // 、 and 。
    case 0x81, 0x82: end >= 3 && bytes[end - 2] == 0x80 && bytes[end - 3] == 0xE3
    default: false
    }
  }

  private static func firstPart(_ passage: PaperPassage, _ range: Range<Int>) -> String {
    var end = range.lowerBound
    while end < range.upperBound, !passage.isSign(at: end) { end += 1 }
    return passage.words(range.lowerBound..<end)
  }

  private static let measures: [(words: StaticString, name: String)] = [
    ("平方公里", "平方公里"), ("平方米", "平方米"), ("立方米", "立方米"), ("千瓦", "千瓦"), ("公顷", "公顷"), ("公斤", "公斤"), ("千克", "公斤"),
    ("厘米", "厘米"), ("毫米", "毫米"), ("千米", "公里"), ("㎡", "平方米"), ("m2", "平方米"), ("km", "公里"), ("米", "米"), ("吨", "吨"), ("倍", "倍"),
    ("株", "株"), ("盏", "盏"), ("条", "条"), ("批", "批"), ("期", "期"), ("项", "项"), ("份", "份"), ("册", "册"), ("间", "间"), ("所", "所"),
    ("处", "处"), ("栋", "栋"), ("口", "口"), ("眼", "眼"), ("笔", "笔"), ("件", "件"), ("场", "场"), ("类", "类"), ("种", "种"), ("部", "部"),
    ("公益岗", "岗"), ("羽", "羽"), ("箱", "箱"), ("根", "根"),
  ]
  private static let pers: [(StaticString, String)] = [
    ("人次", "人次"), ("平方米", "平方米"), ("立方米", "立方米"), ("公里", "公里"), ("人", "人"), ("生", "人"), ("户", "户"), ("亩", "亩"), ("米", "米"), ("个", "个"),
    ("台", "台"), ("座", "座"), ("套", "套"), ("头", "头"), ("只", "只"), ("株", "株"), ("吨", "吨"), ("公斤", "公斤"), ("村", "村"), ("处", "处"), ("辆", "辆"),
  ]
  private static let averages: [(word: String, unit: String)] = [
    ("人均", "人"), ("户均", "户"), ("亩均", "亩"), ("村均", "村"), ("平均每人", "人"), ("平均每户", "户"), ("平均每亩", "亩"), ("平均每村", "村"), ("平均每个村", "村"),
  ]
  private static let standards: [(word: String, unit: String)] = [
    ("每人次", "人次"), ("每人", "人"), ("每名", "人"), ("每生", "人"), ("每户", "户"), ("每亩", "亩"), ("每平方米", "平方米"), ("每立方米", "立方米"), ("每公里", "公里"),
    ("每米", "米"), ("每台", "台"), ("每座", "座"), ("每套", "套"), ("每头", "头"), ("每只", "只"), ("每株", "株"), ("每吨", "吨"), ("每公斤", "公斤"), ("每村", "村"),
    ("每个村", "村"), ("每处", "处"), ("每辆", "辆"), ("每个", "个"),
  ]
  private static let times = ["每月", "每年", "每学期", "每学年", "每季", "每天", "每日", "每次", "月均", "年均", "日均"]
  private static let bounds = [
    "不低于", "不少于", "不高于", "不超过", "不得", "至少", "最高", "最低", "最多", "超过", "高于", "低于", "少于", "大于", "小于", "≥", "≤", ">", "<", "力争",
    "上限", "下限", "以上", "逾", "突破",
  ]
  private static let behind = ["以上", "以内", "以下", "左右", "上下", "多", "余", "-", "~", "—"]
}

extension PaperPassage {
  /// Whether a sign that parts words stands at a folded byte, or a digit.
  func isSign(at index: Int) -> Bool {
    let byte = folded[index]
    if byte < 0x80 { return byte.isDigit || [UInt8(ascii: ","), 0x3B, 0x3A, 0x28, 0x29].contains(byte) }
    return byte == 0xE3 && index + 2 < folded.count && folded[index + 1] == 0x80 && (folded[index + 2] == 0x81 || folded[index + 2] == 0x82)
  }
}

extension String {
  /// 县 of 每县: one of whatever is counted.
  fileprivate var eachOne: String {
    guard holds("每"), let at = lastIndex(of: "每"), let next = index(at, offsetBy: 1, limitedBy: index(before: endIndex)) else { return "" }
    return "县镇乡校所班组店站区市州".contains(self[next]) ? String(self[next]) : ""
  }

}
