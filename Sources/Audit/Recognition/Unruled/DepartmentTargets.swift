import HengDocuments
import HengValues

extension Recogniser {
  /// The targets of a whole department (部门整体绩效目标): total, by item, and how they are secured, as text sections.
  package static let departmentTargets = Recogniser("部门整体绩效目标") { paper, file in
    let lines = UnruledTitles(paper)
    return lines.occurrences(DepartmentTargets.title).compactMap { found in
      DepartmentTargets(lines.lines, from: found.lowerBound, file: file)?.form
    }
  }
}

/// Sections between the title 部门整体绩效目标 and the first project form; blank lines stand between wrapped lines and mean nothing.
struct DepartmentTargets {
  static let title = "部门整体绩效目标"

  private let first: PaperLine
  private let file: String
  private var unit = ""
  private var sections: [TextSection] = []
  /// The last number of each level of headings.
  private var outer = 0
  private var inner = 0
  private var widest = 0
  private var isParagraphOver = true
  private var last: PaperLine

  /// Nil where the title is a mention: it must stand on a line of its own, and 总体绩效目标 must follow.
  init?(_ lines: [PaperLine], from start: Int, file: String) {
    first = lines[start]
    last = lines[start]
    self.file = file
    guard lines[start].text.trimmedSpaces.hasTail(Self.title), lines[start].text.trimmedSpaces.utf8.count <= 3 * 16 else { return nil }
    var body: [PaperLine] = []
    for line in lines[(start + 1)...] {
      if Self.ends(line.text.trimmedSpaces) { break }
      body.append(line)
    }
    unit =
      lines.lazy.compactMap { line in
        line.text.holds("单位") ? (try? BudgetUnitCode.leading(in: line.text))?.name : nil
      }.first ?? ""
    widest = body.map { $0.text.unicodeScalars.count }.max() ?? 0
    for line in body where !line.text.trimmedSpaces.isEmpty { add(line) }
    guard sections.contains(where: { $0.level == 1 && $0.heading.hasHead("总体绩效目标") }) else { return nil }
  }

  /// The next part of the document, or a project form.
  private static func ends(_ text: String) -> Bool {
    (text.hasHead("第") && text.hasTail("部分") && text.utf8.count <= 18) || text.hasTail("绩效目标表") || text.hasTail("项目绩效目标")
  }

  private mutating func add(_ line: PaperLine) {
    last = line
    let trimmed = PaperLine(line.text.trimmedSpaces, line.place)
    if let (number, rest) = Self.numbered(trimmed.text), let level = level(of: number, rest) {
      open(level, rest, line.place)
    } else if sections.isEmpty {
      return
    } else {
      append(trimmed)
    }
    isParagraphOver = trimmed.text.hasTail("。") && trimmed.text.unicodeScalars.count + 2 < widest
  }

  /// `一、`: its number and what follows.
  private static func numbered(_ text: String) -> (Int, String)? {
    let numerals = Array("一二三四五六七八九十".unicodeScalars)
    let signs = Array(text.unicodeScalars.prefix(4))
    guard let mark = signs.firstIndex(of: "、"), mark > 0 else { return nil }
    var number = 0
    for sign in signs[..<mark] {
      guard let digit = numerals.firstIndex(of: sign) else { return nil }
      number = digit == 9 ? max(number, 1) * 10 : number + digit + 1
    }
    return (number, String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(mark + 1))))
  }

  /// Both levels are numbered 一、: an inner heading begins at one or goes on from the inner one before it.
  private mutating func level(of number: Int, _ words: String) -> Int? {
    let isOuterWord = words.holds("绩效目标") || words.holds("保障措施")
    if number == outer + 1, isOuterWord || number != inner + 1 {
      if number == 1 || isOuterWord {
        (outer, inner) = (number, 0)
        return 1
      }
    }
    guard outer > 0, number == inner + 1 else { return nil }
    inner = number
    return 2
  }

  /// A heading ends at its first stop; what follows on the line is text.
  private mutating func open(_ level: Int, _ words: String, _ place: Place) {
    let parts = words.split(separator: "。", maxSplits: 1, omittingEmptySubsequences: false)
    let heading = String(parts.first ?? "")
    var section = TextSection(level: level, heading: heading, place: place, passages: [])
    if parts.count > 1, !parts[1].isEmpty { section.passages = [Passage(PaperLine(String(parts[1]), place))] }
    sections.append(section)
  }

  private mutating func append(_ line: PaperLine) {
    let place = sections.count - 1
    if isParagraphOver || sections[place].passages.isEmpty {
      sections[place].passages.append(Passage(line))
    } else {
      sections[place].passages[sections[place].passages.count - 1].append(line)
    }
  }

  var form: RecognisedForm {
    let place = first.place.union(last.place)
    let report = RecognisedReport(project: Self.title, unit: unit, sections: sections, citation: Citation(paper: file, place))
    return RecognisedForm(
      kind: .targetDepartment, title: Self.title, place: place, rowCount: sections.count, figureCount: 0, content: .report(report))
  }
}
