import HengDocuments
import HengRules
import HengValues

extension Recogniser {
  /// The explanation of final accounts (决算情况说明): the part of that name, with its sections.
  package static let narrative = Recogniser("情况说明") { paper, file in
    guard let found = RecognisedNarrative.found(in: TextOutline(paper), file: file) else { return [] }
    let claims = found.sections.enumerated().reduce(0) { count, section in
      count + section.element.passages.reduce(0) { $0 + FigureScanner.figures(FoldedBytes($1.text).bytes[...]).count }
    }
    let place = found.citation.place ?? Place()
    return [
      RecognisedForm(
        kind: .narrative, title: found.title, place: place, rowCount: found.sections.reduce(0) { $0 + $1.passages.count },
        figureCount: claims, content: .narrative(found))
    ]
  }
}

extension RecognisedNarrative {
  /// The part headed 情况说明, or a paper without parts whose sections are those of an explanation.
  static func found(in outline: TextOutline, file: String) -> RecognisedNarrative? {
    guard let part = outline.parts.first(where: { $0.title.withoutSpaces.holds("情况说明") }) ?? outline.parts.first(where: isNarrative)
    else { return nil }
    let last = part.sections.last?.passages.last?.place ?? part.sections.last?.place ?? part.place
    let name = TextOutline.heading(part.title)
    let (department, year) = outline.identity
    return RecognisedNarrative(
      department: name.department.isEmpty ? department : name.department, year: year ?? name.year, sections: part.sections,
      citation: Citation(paper: file, part.place.union(last)))
  }

  private static func isNarrative(_ part: TextOutline.Part) -> Bool {
    let title = part.title.withoutSpaces
    if title.holds("情况说明") { return true }
    guard !part.sections.contains(where: { $0.heading.holds("项目基本情况") }) else { return false }
    let headings = part.sections.filter { $0.level == 1 }.map { $0.heading.withoutSpaces }
    return ["支出决算", "收入", "三公"].allSatisfy { word in headings.contains { $0.holds(word) && $0.holds("情况") } }
  }

  var title: String { "情况说明" }
}

extension TextOutline {
  /// Department and year as a heading names them: `上海市XX局2024年度部门决算表`.
  static func heading(_ title: String) -> (department: String, year: FiscalYear?) {
    let folded = FoldedBytes(title)
    let bytes = folded.bytes[...]
    guard let word = bytes.first(Needle("年")), word.lowerBound >= 4, let year = Int(folded.text(word.lowerBound - 4..<word.lowerBound))
    else {
      return ("", nil)
    }
    return (folded.text(0..<word.lowerBound - 4), try? FiscalYear(year))
  }

  /// The department and year of the title page: the words before the contents.
  var identity: (department: String, year: FiscalYear?) {
    guard let front = parts.first(where: { $0.number == 0 }) else { return ("", nil) }
    let words = front.sections.flatMap(\.passages).prefix(4).map(\.text).joined()
    return Self.heading(words)
  }
}
