import HengDocuments
import HengRules
import HengValues

extension Recogniser {
  /// Evaluation reports by their titles and sections (绩效评价报告、绩效自评报告).
  package static let reports = Recogniser("reports") { paper, file in
    let outline = TextFlow(paper, file: file)
    let reports = ReportReading.all(in: outline)
    return reports.map { report in
      let sections = sections(outline.items[report.items])
      return RecognisedForm(
        kind: .report, title: report.title.quote, place: report.place, rowCount: sections.count,
        figureCount: 0,
        content: .report(
          RecognisedReport(
            project: report.project, unit: report.unit, sections: sections, citation: Citation(paper: file, report.place.bare),
            repeats: report.repeats.map { Citation(paper: file, reports[$0].place.bare) })))
    }
  }

  private static func sections(_ items: ArraySlice<TextFlow.Item>) -> [TextSection] {
    var sections: [TextSection] = []
    for item in items {
      switch item {
      case .heading(let heading):
        sections.append(TextSection(level: heading.level, heading: heading.title, place: heading.line.place.bare, passages: []))
      case .paragraph(let passage):
        if sections.isEmpty { sections.append(TextSection(level: 0, heading: "", place: passage.place.bare, passages: [])) }
        if let joined = Passage(passage) { sections[sections.count - 1].passages.append(joined) }
      case .table: continue
      }
    }
    return sections
  }
}

extension Place {
  /// Without its file, which the citation names.
  var bare: Place {
    var bare = self
    bare.file = nil
    return bare
  }
}

extension Passage {
  /// The paragraph of a report, line by line.
  init?(_ passage: PaperPassage) {
    let bytes = Array(passage.text.utf8)
    let ends = passage.starts.dropFirst().map(\.offset) + [bytes.count]
    let lines = zip(passage.starts, ends).map { PaperLine(String(decoding: bytes[$0.offset..<$1], as: UTF8.self), $0.place) }
    guard let first = lines.first else { return nil }
    self.init(first)
    for line in lines.dropFirst() { append(line) }
  }
}
