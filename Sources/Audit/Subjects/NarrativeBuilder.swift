package import HengDocuments
package import HengRules
import HengValues

extension AccountsNarrative {
  /// What the explanation of a paper states, as the FA rules take it; nil where the paper has none.
  package init?(paper: Paper, file: String) {
    self.init(outline: TextOutline(paper), paper: paper, file: file)
  }

  init?(outline: TextOutline, paper: Paper, file: String) {
    guard let form = RecognisedNarrative.found(in: outline, file: file) else { return nil }
    self.init(department: form.department, year: form.year, sections: [], citation: form.citation)
    sections = Self.sections(form.sections, file: file)
    summaries = sections.filter { $0.topic == .performanceProjects || $0.topic == .performanceWork }.flatMap(Self.summaries)
    contents = Self.contents(outline, paper: paper, file: file)
    parts = outline.parts.filter { $0.number > 0 }.map { Self.heading(0, $0.number, $0.title, $0.place, file: file) }
    departmentForm = Self.departmentForm(paper, file: file)
    let facts = TextFacts(outline, file: file)
    spans = facts.spans
    crowds = facts.crowds
    balanceDates = TextFacts.balanceDates(form.sections.flatMap(\.passages), file: file)
  }

  private static func sections(_ sections: [TextSection], file: String) -> [Section] {
    var topics = NarrativeTopics()
    var built: [Section] = []
    for section in sections.withinBudget {
      var claims: [Claim] = []
      var sentences: [Stated<String>] = []
      for (index, passage) in section.passages.withinBudget.enumerated() {
        claims += Self.named(ClaimReader.claims(passage, index: index, file: file), passage, under: section)
        sentences += passage.sentences.map { range in
          let words = passage.words(range).withoutSpaces
          return Stated(words, words: words, Citation(paper: file, passage.place(of: range)))
        }
      }
      let opening = section.passages.first?.text.withoutSpaces ?? ""
      let topic = topics.topic(level: section.level, heading: section.heading, text: opening)
      // Items below a headed section (`1、…（项）。`) go on with it.
      if topic == nil, section.level >= 3, var last = built.last, last.topic != nil {
        let offset = (last.claims.map(\.passage).max() ?? 0) + 1
        last.claims += claims.map { claim in
          var claim = claim
          claim.passage += offset
          return claim
        }
        last.sentences += sentences
        built[built.count - 1] = last
        continue
      }
      built.append(
        Section(
          topic: topic, level: section.level, heading: section.heading.withoutSpaces, claims: claims, sentences: sentences,
          citation: Citation(paper: file, section.place)))
    }
    return built
  }

  /// Budget claims of a numbered item say only 年初预算为…: their subject is the heading that the item begins with.
  private static func named(_ claims: [Claim], _ passage: Passage, under section: TextSection) -> [Claim] {
    guard claims.contains(where: { $0.subject.isEmpty && $0.budget != nil }), let title = itemTitle(passage, under: section) else {
      return claims
    }
    return claims.map { claim in
      guard claim.subject.isEmpty else { return claim }
      var claim = claim
      claim.subject = title
      return claim
    }
  }

  /// `一般公共服务支出(类)财政事务(款)行政运行(项)`.
  private static func itemTitle(_ passage: Passage, under section: TextSection) -> String? {
    var words = passage.text
    if section.level >= 3, section.heading.holds("类") { words = section.heading + words }
    let folded = FoldedBytes(words)
    let start = HeadingMarker(folded.bytes[...])?.titleStart ?? 0
    let bytes = folded.bytes[start...]
    guard let stop = bytes.first(Needle("。")), stop.lowerBound - start < 300 else { return nil }
    let title = folded.text(start..<stop.lowerBound)
    return title.hasTail("(项)") || title.hasTail("(款)") || title.hasTail("(类)") ? title : nil
  }

  /// `“项目”项目绩效自评综述：…得分90分，项目全年预算数100元，执行数为50元，执行率为50%。`
  private static func summaries(_ section: Section) -> [ProjectSummary] {
    var found: [ProjectSummary] = []
    for claim in section.claims where claim.words.holds("绩效自评综述") && !claim.words.holds("整体支出绩效自评综述") {
      guard let name = quoted(claim.words, before: "绩效自评综述") else { continue }
      if found.last?.project != name { found.append(ProjectSummary(project: name, citation: claim.citation)) }
      var summary = found.removeLast()
      if summary.score == nil, claim.score != nil { summary.score = claim.score }
      if summary.budget == nil, claim.budget != nil {
        summary.budget = claim.budget
        summary.outturn = claim.amount
        summary.rate = claim.completion
      }
      found.append(summary)
    }
    return found
  }

  /// The last words in 引号 before a phrase.
  static func quoted(_ words: String, before phrase: String) -> String? {
    let bytes = Array(words.utf8)[...]
    guard let phrase = bytes.first(Needle(raw: phrase)), let closing = bytes[..<phrase.lowerBound].last(Needle(raw: "”")) else {
      return nil
    }
    let head = bytes[..<closing.lowerBound]
    guard let opening = head.first(Needle(raw: "“")) else { return nil }
    return String(decoding: head[opening.upperBound...], as: UTF8.self)
  }

  private static func contents(_ outline: TextOutline, paper: Paper, file: String) -> [Heading] {
    guard !outline.contents.isEmpty else { return [] }
    let titles = BodyTitles(paper, outline)
    return outline.contents.map { entry in
      var heading = heading(entry.level, entry.number, entry.title, entry.place, file: file)
      heading.body = titles.place(of: entry.title).map { Citation(paper: file, $0) }
      // A part is found by its number: its title may say more or less than the contents page.
      if entry.level == 0, heading.body == nil {
        heading.body = outline.parts.first { $0.number == entry.number }.map { Citation(paper: file, $0.place) }
      }
      return heading
    }
  }

  private static func heading(_ level: Int, _ number: Int, _ title: String, _ place: Place, file: String) -> Heading {
    let named = TextOutline.heading(title)
    return Heading(
      level: level, number: number, title: title.withoutSpaces, citation: Citation(paper: file, place), department: named.department,
      year: named.year?.year)
  }

  private static func departmentForm(_ paper: Paper, file: String) -> Citation? {
    for block in paper.blocks {
      guard let line = block.line, line.text.utf8.count < 160 else { continue }
      let title = line.text.withoutSpaces
      if title.holds("整体") && title.holds("绩效自评表") && !title.holds("。") { return Citation(paper: file, line.place) }
    }
    return nil
  }
}

/// Where the body of a paper prints its titles, outside the contents page.
private struct BodyTitles {
  private var places: [String: Place] = [:]
  private var longer: [(String, Place)] = []

  init(_ paper: Paper, _ outline: TextOutline) {
    let contents = Set(outline.contents.map(\.place))
    func add(_ text: String, _ place: Place) {
      guard text.utf8.count < 240, !contents.contains(place) else { return }
      let bytes = Array(text.utf8)
      let title = HeadingMarker(bytes[...]).map { String(decoding: bytes[$0.titleStart...], as: UTF8.self) } ?? text
      let plain = Self.plain(title)
      guard !plain.isEmpty else { return }
      if places[plain] == nil { places[plain] = place }
      longer.append((plain, place))
    }
    for block in paper.blocks {
      switch block {
      case .line(let line): add(line.text, line.place)
      case .table(let table): for cell in table.cells where cell.row < 3 { add(cell.text, cell.place) }
      }
    }
  }

  /// A title that stands in the body with more words around it counts as found: nothing is called missing on a doubt.
  func place(of title: String) -> Place? {
    let plain = Self.plain(title)
    if let place = places[plain] { return place }
    return longer.first { title, _ in
      if title.hasHead(plain) { return true }
      guard title.hasTail(plain) else { return false }
      let head = title.dropLast(plain.count)
      return !Self.titleWords.contains { head.contains($0) }
    }?.1
  }

  /// Words that make another title of one: 一般公共预算财政拨款 before 支出决算表.
  private static let titleWords = ["拨款", "预算", "基金", "收入", "经费"]

  private static func plain(_ title: String) -> String {
    String(String.UnicodeScalarView(title.withoutSpaces.unicodeScalars.filter { !"“”\"（）()".unicodeScalars.contains($0) }))
  }
}
