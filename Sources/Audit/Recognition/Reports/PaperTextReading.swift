import HengDocuments
import HengRules
import HengValues

/// Puts the words of a paper together for the text rules (全文文字).
struct PaperTextReading {
  private(set) var subject: PaperTextSubject
  private var path = HeadingPath()
  /// nil outside 目录.
  private var contents: HeadingPath?
  private var contentsRoot: (level: Int, number: Int)?

  init(_ outline: TextFlow, _ reports: [ReportReading], file: String, year: FiscalYear?) {
    subject = PaperTextSubject(file: file, year: year, passages: [])
    subject.reports = reports.filter { $0.repeats == nil }.map(\.title)
    let starts = Set(reports.map(\.items.lowerBound))
    for (index, item) in outline.items.withinBudget.enumerated() {
      if starts.contains(index) { path.beginReport(index) }
      switch item {
      case .heading(let heading): read(heading)
      case .paragraph(let passage): read(passage)
      case .table(let table): read(table)
      }
    }
  }

  private mutating func read(_ passage: PaperPassage) {
    subject.passages.append(passage)
    if passage.folded.elementsEqual("目录".utf8), contents == nil, subject.contents.isEmpty { contents = HeadingPath() }
    if subject.year == nil, subject.passages.count < 16 { subject.year = passage.titleYear }
  }

  private mutating func read(_ heading: TextFlow.Heading) {
    subject.passages.append(heading.line)
    if subject.year == nil, subject.passages.count < 16 { subject.year = heading.line.titleYear }
    let entry = (level: heading.level, number: heading.number)
    if contents != nil, let root = contentsRoot, entry.level == root.level, entry.number == root.number { contents = nil }
    guard heading.level <= 2 else { return }
    if contents != nil {
      contentsRoot = contentsRoot ?? entry
      list(heading)
    } else {
      subject.headings.append(path.enter(heading, title: heading.title))
    }
  }

  private mutating func list(_ heading: TextFlow.Heading) {
    guard var path = contents, subject.contents.count < 200 else { return }
    subject.contents.append(path.enter(heading, title: heading.title.withoutPageNumber))
    contents = path
  }

  private mutating func read(_ table: PaperTable) {
    if let stated = StatedTableReader.table(table, file: subject.file, intro: subject.passages.last { !$0.isCell }) {
      subject.tables.append(stated)
    }
    var name: PaperPassage?, row = -1
    for cell in table.cells.withinBudget where cell.text.utf8.contains(where: { $0 >= 0x80 }) {
      let passage = PaperPassage(cell.text, file: subject.file, place: cell.place, isCell: true)
      if contents != nil, cell.column == 0, let heading = TextFlow.Heading(passage) {
        read(heading)
        continue
      }
      subject.passages.append(passage)
      if passage.folded.elementsEqual("项目名称".utf8) {
        (name, row) = (nil, cell.row)
      } else if row == cell.row, name == nil {
        name = passage
        subject.projects.append(PaperTextSubject.NamedProject(name: passage, cells: []))
      } else if name != nil, let last = subject.projects.indices.last {
        subject.projects[last].cells.append(passage)
      }
    }
  }
}

/// Where the next heading belongs (标题层次): under which part, report and heading.
private struct HeadingPath {
  private var report = ""
  private var numbers: [Int: Int] = [:]
  /// Counted up when numbering starts again without a heading above it.
  private var runs: [Int: Int] = [:]

  mutating func beginReport(_ index: Int) {
    report = "报告\(index)"
    numbers = numbers.filter { $0.key == 0 }
    runs = [:]
  }

  mutating func enter(_ heading: TextFlow.Heading, title: String) -> PaperTextSubject.Heading {
    if heading.level == 0 { report = "" }
    if let last = numbers[heading.level], heading.number <= last { runs[heading.level, default: 0] += 1 }
    numbers[heading.level] = heading.number
    for below in numbers.keys where below > heading.level { numbers[below] = nil }
    for below in runs.keys where below > heading.level { runs[below] = nil }
    let above = (0..<heading.level).map { level in numbers[level].map { "\($0)" } ?? "-" }
    let run = (heading.level == 0 ? [0] : Array(1...heading.level)).map { "\(runs[$0] ?? 0)" }
    return PaperTextSubject.Heading(
      level: heading.level, number: heading.number, title: title,
      parent: report + above.joined(separator: ".") + "/" + run.joined(separator: "."),
      place: heading.line.place)
  }
}

extension PaperPassage {
  /// `2022年度部门决算`: the year that a title states.
  fileprivate var titleYear: FiscalYear? {
    guard folded.count <= 120, contains("年度"), contains("决算") || contains("预算") || contains("绩效") else { return nil }
    let found = numbers.first { $0.unit == "年" && stands("度", at: $0.range.upperBound) && $0.number.count == 4 }
    return found.flatMap { try? FiscalYear(Int($0.digits.coefficient)) }
  }
}

extension String {
  /// An entry of 目录 without its leader and page number.
  fileprivate var withoutPageNumber: String {
    var view = unicodeScalars[...]
    while let last = view.last, ("0"..."9").contains(last) || ".…·-".unicodeScalars.contains(last) { view.removeLast() }
    return String(view)
  }
}
