package import HengDocuments
package import HengRules
package import HengValues

/// What the text rules judge of a paper (文字核查的对象): its evaluation reports and its words.
package struct PaperWords: Hashable, Sendable {
  package var reports: [ReportSubject]
  package var text: PaperTextSubject

  /// Reads a paper. `forms` are what all recognisers found: score tables and self-evaluations are set to their reports.
  /// `year` is the paper's where something else than its title says it.
  package init(_ paper: Paper, file: String, year: FiscalYear? = nil, forms: [RecognisedForm] = []) {
    let outline = TextFlow(paper, file: file)
    let readings = ReportReading.all(in: outline)
    let text = PaperTextReading(outline, readings, file: file, year: year)
    reports = Self.subjects(readings, outline, forms, year: text.subject.year)
    self.text = text.subject
    self.text.tables += SpacedTables.all(in: paper, file: file)
    // A table that a special recogniser has read is judged by the rules of its form.
    let known = forms.filter(\.isTable).map(\.place)
    self.text.tables.removeAll { table in
      guard !table.tellsChanges else { return false }
      return table.place.map { place in known.contains { $0.touches(place) || $0.sheet != nil && $0.sheet == place.sheet } } ?? true
    }
  }

  /// Reports that stand for themselves; a repeated one is told of by the first.
  private static func subjects(
    _ readings: [ReportReading], _ outline: TextFlow, _ forms: [RecognisedForm], year: FiscalYear?
  ) -> [ReportSubject] {
    let own = readings.indices.filter { readings[$0].repeats == nil }
    var subjects = own.compactMap { index -> ReportSubject? in
      guard let year = year ?? (try? FiscalYear(2024)) else { return nil }
      let reading = readings[index]
      let facts = ReportFacts(reading, outline.items, year: year)
      var subject = facts.subject
      subject.setTables(forms, from: facts.partPlaces, to: reading.place)
      subject.setSheet(forms)
      subject.repetitions =
        readings.filter { $0.repeats == index }.map { .init(first: reading.place, second: $0.place, isWhole: true) }
        + RepeatedRuns.find(outline.items[reading.items])
      return subject
    }
    let peers = subjects.map { subject in
      ReportSubject.Peer(project: subject.project, title: subject.title, amounts: subject.amounts, names: subject.names)
    }
    for index in subjects.indices { subjects[index].peers = peers.filter { $0.project != subjects[index].project } }
    return subjects
  }
}

extension RecognisedForm {
  fileprivate var isTable: Bool {
    switch content {
    case .report, .narrative, .none: false
    default: true
    }
  }
}

extension ReportSubject {
  /// Names of the indicators in its text and tables.
  fileprivate var names: [Finding.Side] {
    indicators.map { Finding.Side(label: "正文", figure: $0.name, place: $0.heading.place, quote: $0.heading.quote) }
      + rows.map { Finding.Side(label: "评分表", figure: $0.name, place: $0.place) }
  }

  /// Sets the score tables that stand behind the headings of the parts; in a workbook, where each has a worksheet of its own, those
  /// that name the part and whose rows the text tells of.
  fileprivate mutating func setTables(_ forms: [RecognisedForm], from parts: [Place], to end: Place) {
    for form in forms {
      guard case .scoreTable(let table) = form.content else { continue }
      let isApart = form.place.sheet != title.place.sheet
      guard let part = isApart ? partNamed(by: table) : parts.lastIndex(where: { !form.place.isBefore($0) }),
        isApart || !end.endsBefore(form.place), self.parts.indices.contains(part), self.parts[part].table == nil
      else { continue }
      self.parts[part].table = Table(
        title: table.title, rows: table.rows.map { Table.Row($0) }, total: table.total.map { Table.Row($0) })
    }
  }

  private func partNamed(by table: RecognisedScoreTable) -> Int? {
    let told = Set(indicators.map { $0.name.withoutSpaces })
    guard table.rows.allSatisfy({ told.contains($0.name.withoutSpaces) }) else { return nil }
    return parts.firstIndex { part in
      ["产出", "效益", "效果", "满意度", "成本"].contains { table.title.holds($0) && part.title.holds($0) }
        || part.title.holds("效益") && table.title.holds("效果")
    }
  }

  /// The self-evaluation whose project has the same name but for years, 项目 and the unit.
  fileprivate mutating func setSheet(_ forms: [RecognisedForm]) {
    let key = project.projectKey
    for form in forms {
      guard case .selfEvaluation(let found) = form.content, found.sheet.project.projectKey == key else { continue }
      sheet = found.sheet
      return
    }
  }
}

extension ReportSubject.Table.Row {
  fileprivate init(_ row: RecognisedScoreTable.Row) {
    self.init(
      code: row.code.withoutSpaces, name: row.name.withoutSpaces, weight: row.weight, score: row.score,
      place: row.citation.place(field: row.name))
  }
}

extension String {
  /// `2021-2022年度雨露计划项目` and `雨露计划` are one project.
  fileprivate var projectKey: String {
    var key = String(halfWidth.withoutSpaces.filter { $0.isLetter })
    for word in ["年度", "年", "项目"] { key = key.replacing(word, with: "") }
    return key
  }
}

extension Place {
  /// Page and line, page and height on it, or the row of a worksheet.
  private var order: (Int, Int) { (page ?? 0, line ?? box.flatMap { $0.count == 4 ? $0[1] : nil } ?? row ?? 0) }
  fileprivate func isBefore(_ other: Place) -> Bool { order < other.order }
  /// Whether the last line of this is above the other.
  fileprivate func endsBefore(_ other: Place) -> Bool { (page ?? 0, endLine ?? .max) < other.order }
}

/// Runs of paragraphs that stand twice in one report (整段重复).
enum RepeatedRuns {
  private static let leastParagraphs = 3
  private static let leastBytes = 450

  static func find(_ items: ArraySlice<TextFlow.Item>) -> [ReportSubject.Repetition] {
    let paragraphs = items.compactMap { item -> PaperPassage? in
      if case .paragraph(let passage) = item, passage.folded.count > 60 { passage } else { nil }
    }
    var first: [[UInt8]: Int] = [:]
    var found: [ReportSubject.Repetition] = []
    var index = 0
    while index < paragraphs.count {
      guard let start = first[paragraphs[index].folded] else {
        first[paragraphs[index].folded] = index
        index += 1
        continue
      }
      var (length, bytes) = (0, 0)
      while index + length < paragraphs.count, start + length < index,
        paragraphs[start + length].folded == paragraphs[index + length].folded
      {
        bytes += paragraphs[index + length].folded.count
        length += 1
      }
      if length >= leastParagraphs, bytes >= leastBytes {
        found.append(
          .init(
            first: paragraphs[start].place.union(paragraphs[start + length - 1].place),
            second: paragraphs[index].place.union(paragraphs[index + length - 1].place), isWhole: false))
      }
      index += max(length, 1)
    }
    return found
  }
}
