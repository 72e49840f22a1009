import HengRules
import HengValues

/// Reads what the sentences of a passage say in figures (读取陈述).
struct ClaimReader {
  private let passage: Passage
  private let folded: FoldedBytes
  private let file: String
  private let index: Int
  private var claims: [Claim] = []
  /// The claim that figures without a subject of their own belong to; never one of another clause.
  private var current: Int?
  private var isPart = false
  private var isReason = false
  private var sentence = 0..<0
  private var sentenceIndex = 0

  init(_ passage: Passage, index: Int, file: String) {
    self.passage = passage
    self.index = index
    self.file = file
    folded = FoldedBytes(passage.text, lineStarts: passage.lines.map(\.offset))
  }

  static func claims(_ passage: Passage, index: Int = 0, file: String) -> [Claim] {
    var reader = ClaimReader(passage, index: index, file: file)
    for (number, range) in SentenceCut.sentences(reader.folded.bytes[...]).enumerated() { reader.read(range, number) }
    return reader.claims
  }

  private mutating func read(_ range: Range<Int>, _ number: Int) {
    (sentence, sentenceIndex, isPart) = (range, number, false)
    for clause in SentenceCut.clauses(folded.bytes[range]) {
      (current, isReason) = (nil, false)
      var gap = clause.lowerBound
      for figure in FigureScanner.figures(folded.bytes[clause]) {
        switch figure.kind {
        case .year, .other, .points: continue
        default: break
        }
        take(words: gap..<figure.range.lowerBound)
        if !isReason { take(figure, after: gap, in: clause) }
        gap = figure.range.upperBound
      }
      take(words: gap..<clause.upperBound)
    }
  }

  // MARK: words without figures

  private mutating func take(words gap: Range<Int>) {
    let bytes = folded.bytes[gap]
    guard !isReason else { return }
    if bytes.has(ClaimWords.ofWhich) { isPart = true }
    takeComparison(gap)
    takeSame(gap)
    for word in ClaimWords.reasons {
      guard let found = bytes.first(word) else { continue }
      isReason = true
      let end = SentenceCut.clauses(folded.bytes[sentence]).first { $0.contains(found.lowerBound) }?.upperBound ?? gap.upperBound
      let text = stated(words(found.upperBound..<end), found.lowerBound..<end)
      let at = current ?? begin("", gap)
      claims[at].reason = text
      break
    }
  }

  private mutating func takeComparison(_ gap: Range<Int>) {
    for (word, meaning) in ClaimWords.comparisons {
      guard let found = folded.bytes[gap].first(word) else { continue }
      let at = current ?? begin("", gap)
      claims[at].comparison = stated(meaning, found)
      return
    }
  }

  private mutating func takeSame(_ gap: Range<Int>) {
    let bytes = folded.bytes[gap]
    guard !ClaimWords.comparisons.contains(where: { bytes.has($0.0) }) else { return }
    for word in ClaimWords.same {
      guard let found = bytes.first(word) else { continue }
      let start = tailStart(of: gap.lowerBound..<found.lowerBound)
      let (subject, against) = comparedSubject(start..<found.lowerBound)
      let at = subject.isEmpty ? (current ?? begin("", gap)) : begin(subject, start..<found.upperBound)
      var change = Claim.Change(against: against)
      change.direction = stated(.same, start..<found.upperBound)
      claims[at].change = change
      return
    }
  }

  // MARK: figures

  private mutating func take(_ figure: TextFigure, after gap: Int, in clause: Range<Int>) {
    let start = tailStart(of: gap..<figure.range.lowerBound)
    let lead = start..<figure.range.lowerBound
    let whole = start..<figure.range.upperBound
    switch figure.kind {
    case .amount(let amount): takeAmount(amount, lead, whole, figure)
    case .percent(let percent): takePercent(percent, lead, whole)
    case .count(let count):
      let at = begin(subject(lead), whole)
      claims[at].count = stated(count, whole)
      claims[at].isApproximate = figure.isApproximate
      claims[at].follow = follow(figure.range.upperBound, clause.upperBound)
      current = nil
    case .score(let score):
      let at = begin(subject(lead), whole)
      claims[at].score = stated(score, whole)
    case .year, .other, .points: break
    }
  }

  private mutating func takeAmount(_ amount: PrintedAmount, _ lead: Range<Int>, _ whole: Range<Int>, _ figure: TextFigure) {
    let bytes = folded.bytes[lead]
    if let (direction, before) = direction(endingIn: lead) {
      guard let direction else { return current = nil }
      let (subject, against) = comparedSubject(before)
      guard !against.holds("预算") else { return }
      let at = subject.isEmpty ? (current ?? begin("", whole)) : begin(subject, whole)
      var change = Claim.Change(against: against.isEmpty ? comparedInSentence(before: lead.lowerBound) : against)
      change.direction = stated(direction, whole)
      change.amount = stated(amount, whole)
      claims[at].change = change
      claims[at].isApproximate = claims[at].isApproximate || figure.isApproximate
      return
    }
    let plain = withoutCopula(bytes)
    if let word = ClaimWords.budgets.first(where: { plain.ends($0) }) {
      let at = begin(subject(lead.lowerBound..<plain.endIndex - word.bytes.count), whole)
      claims[at].budget = stated(amount, whole)
      claims[at].budgetOf = String(decoding: word.bytes, as: UTF8.self)
      return
    }
    if let at = current, claims[at].budget != nil, claims[at].amount == nil,
      ClaimWords.outturns.contains(where: { plain.elementsEqual($0.bytes) })
    {
      claims[at].amount = stated(amount, whole)
      return
    }
    let at = begin(subject(lead), whole)
    claims[at].amount = stated(amount, whole)
    claims[at].isApproximate = figure.isApproximate
  }

  private mutating func takePercent(_ percent: Percentage, _ lead: Range<Int>, _ whole: Range<Int>) {
    let bytes = folded.bytes[lead]
    if let (direction, before) = direction(endingIn: lead) {
      guard let direction else { return }
      let (subject, against) = comparedSubject(before)
      let at = subject.isEmpty ? (current ?? begin("", whole)) : begin(subject, whole)
      var change = claims[at].change ?? Claim.Change(against: against)
      change.percent = stated(percent, whole)
      change.percentDirection = stated(direction, whole)
      claims[at].change = change
    } else if let found = bytes.last(ClaimWords.share) {
      let at = current ?? begin(subject(lead.lowerBound..<found.lowerBound), whole)
      claims[at].share = stated(percent, whole)
      claims[at].shareOf = base(found.upperBound..<lead.upperBound)
    } else if let found = bytes.last(ClaimWords.completed), ClaimWords.completedOf.contains(where: { bytes[found.upperBound...].has($0) }) {
      let at = current ?? begin(subject(lead.lowerBound..<found.lowerBound), whole)
      claims[at].completion = stated(percent, whole)
    } else if withoutCopula(bytes).ends(ClaimWords.rate) {
      let at = current ?? begin("", whole)
      claims[at].completion = stated(percent, whole)
    }
  }

  private mutating func begin(_ subject: String, _ range: Range<Int>) -> Int {
    let source = folded.source(sentence)
    var claim = Claim(
      subject: subject, passage: index, sentence: sentenceIndex, words: passage.words(source).withoutSpaces,
      citation: Citation(paper: file, passage.place(of: folded.source(range))))
    claim.isPart = isPart
    claims.append(claim)
    current = claims.count - 1
    return claims.count - 1
  }
}

extension ClaimReader {
  private func words(_ range: Range<Int>) -> String { passage.words(folded.source(range)).withoutSpaces }

  private func stated<Value>(_ value: Value, _ range: Range<Int>) -> Stated<Value> {
    Stated(value, words: words(range), Citation(paper: file, passage.place(of: folded.source(range))))
  }

  /// Where the words of a figure begin: behind the last sign that parts them from others, or inside an open bracket.
  private func tailStart(of range: Range<Int>) -> Int {
    var depth = 0
    var at = range.upperBound
    while at > range.lowerBound {
      let byte = folded.bytes[at - 1]
      if byte == 0x29 {
        depth += 1
      } else if byte == 0x28 {
        if depth == 0 { return at }
        depth -= 1
      } else if depth == 0, ClaimWords.separators.contains(where: { folded.bytes[range.lowerBound..<at].ends($0) }) {
        return at
      }
      at -= 1
    }
    return range.lowerBound
  }

  /// The direction that the words end in, and the words before it; a direction of nil is one that was left unchosen (`增加（减少）`).
  private func direction(endingIn range: Range<Int>) -> (Claim.Change.Direction?, Range<Int>)? {
    var bytes = folded.bytes[range]
    if bytes.ends(ClaimWords.done) { bytes = bytes.dropLast(ClaimWords.done.bytes.count) }
    if bytes.last == 0x29 {
      let hits = ClaimWords.directions.filter { bytes.has($0.0) }
      if Set(hits.map(\.1)).count > 1 { return (nil, range) }
    }
    for (word, direction) in ClaimWords.directions where bytes.ends(word) {
      return (direction, range.lowerBound..<bytes.endIndex - word.bytes.count)
    }
    return nil
  }

  /// `机关运行经费支出比2021年` is the subject and what it is compared with.
  private func comparedSubject(_ range: Range<Int>) -> (String, String) {
    let bytes = folded.bytes[range]
    for word in ClaimWords.against + [ClaimWords.than] {
      guard let found = bytes.last(word) else { continue }
      let against = folded.text(found.upperBound..<range.upperBound)
      guard against.isEmpty || against.holds("年") || against.holds("预算") || against.holds("去") else { continue }
      return (subject(range.lowerBound..<found.lowerBound), against.isEmpty ? "上年" : against)
    }
    return (subject(range), "")
  }

  /// `与2021年相比，` earlier in the sentence.
  private func comparedInSentence(before end: Int) -> String {
    let bytes = folded.bytes[sentence.lowerBound..<end]
    guard let compared = bytes.last(ClaimWords.compared) else { return "" }
    let head = folded.bytes[sentence.lowerBound..<compared.lowerBound]
    guard let than = head.last(ClaimWords.than) ?? head.last(ClaimWords.against[0]) else { return "" }
    return folded.text(than.upperBound..<compared.lowerBound)
  }

  /// The subject without year, quotes and copula.
  private func subject(_ range: Range<Int>) -> String {
    var bytes = withoutCopula(folded.bytes[range])
    for word in [ClaimWords.ofWhich, ClaimWords.including] {
      if let found = bytes.last(word) { bytes = bytes[found.upperBound...] }
    }
    if let year = bytes.last(ClaimWords.year), year.lowerBound - 4 >= bytes.startIndex,
      bytes[year.lowerBound - 4..<year.lowerBound].allSatisfy(FoldedBytes.isDigit)
    {
      bytes = bytes[year.upperBound...]
      if bytes.begins(Self.degree) { bytes = bytes.dropFirst(Self.degree.bytes.count) }
    }
    return String(
      String.UnicodeScalarView(String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0 != "“" && $0 != "”" && $0 != "\"" }))
  }

  private static let degree = Needle("度")

  private func withoutCopula(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let word = ClaimWords.copulas.first(where: { bytes.ends($0) && bytes.count > $0.bytes.count }) {
      if ClaimWords.budgets.contains(where: { bytes.ends($0) }) || ClaimWords.outturns.contains(where: { bytes.elementsEqual($0.bytes) }) {
        break
      }
      bytes = bytes.dropLast(word.bytes.count)
    }
    return bytes
  }

  /// `本年支出合计` of 占本年支出合计的; empty for 占比.
  private func base(_ range: Range<Int>) -> String {
    var bytes = folded.bytes[range]
    for tail in Self.shareTails where bytes.ends(tail) { bytes = bytes.dropLast(tail.bytes.count) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let shareTails = ["为", "比例", "比重", "的", "比"].needles

  /// The words behind a count up to the next sign.
  private func follow(_ start: Int, _ end: Int) -> String {
    var at = start
    while at < end, !ClaimWords.separators.contains(where: { folded.bytes[at..<end].begins($0) }), at - start < 90 { at += 1 }
    return folded.text(start..<at)
  }
}
