package import HengDocuments
import HengValues

extension TextOutline {
  /// Reads the lines of a paper: wrapped lines become paragraphs, also over page breaks, page numbers and stray empty lines.
  package init(_ paper: Paper) {
    var reader = OutlineReader()
    let blocks = paper.blocks
    for index in blocks.indices.withinBudget {
      switch blocks[index] {
      case .table(let table): reader.add(table)
      case .line(let line): reader.add(line, isBeforeBreak: Self.isOfParagraphs(paper) || Self.isBreak(after: index, in: blocks))
      }
    }
    self = reader.finished
  }

  /// A line of these is a whole paragraph, never wrapped.
  private static func isOfParagraphs(_ paper: Paper) -> Bool { paper.format == .html || paper.format == .docx || paper.format == .xlsx }

  /// Whether an empty line, a table, another numbered line or nothing follows, or the line was ended with room left on it.
  private static func isBreak(after index: Int, in blocks: [PaperBlock]) -> Bool {
    guard index + 1 < blocks.count, case .line(let next) = blocks[index + 1] else { return true }
    let bytes = Array(next.text.utf8)
    if bytes.allSatisfy({ $0 <= 0x20 }) || HeadingMarker(bytes[...]) != nil { return true }
    return blocks[index].line.map { isEndedEarly($0.place, before: next.place) } ?? false
  }

  /// The next line reaches further right by more than two signs: a paragraph would have gone on here.
  private static func isEndedEarly(_ line: Place, before next: Place) -> Bool {
    guard let box = line.box, let other = next.box, box.count == 4, other.count == 4, line.page == next.page else { return false }
    return other[2] - box[2] > 2 * (box[3] - box[1])
  }
}

/// Puts lines together to passages, and passages to sections.
private struct OutlineReader {
  private var outline = TextOutline()
  private var part = TextOutline.Part(number: 0, title: "", place: Place(), sections: [])
  private var section = TextSection(level: 0, heading: "", place: Place(), passages: [])
  private var passage: Passage?
  /// How far the first line of the passage stands in: the lines it is wrapped to stand further out.
  private var indent = 0
  private var isAfterBlank = false
  private var isInContents = false
  /// A number that stands alone on its line; its title follows (`（一）`).
  private var loneMarker: PaperLine?

  var finished: TextOutline {
    var done = self
    done.endPart()
    return done.outline
  }

  mutating func add(_ line: PaperLine, isBeforeBreak: @autoclosure () -> Bool) {
    let bytes = LineBytes.trimmed(line.text)
    if bytes.isEmpty || LineBytes.isPageNumber(bytes) {
      isAfterBlank = isAfterBlank || bytes.isEmpty
      return
    }
    defer { isAfterBlank = false }
    if LineBytes.isContentsTitle(bytes) {
      endPassage()
      isInContents = true
      return
    }
    let original = line
    var line = PaperLine(String(decoding: bytes, as: UTF8.self), line.place)
    if let lone = loneMarker {
      line = PaperLine(lone.text + line.text, lone.place.union(line.place))
      loneMarker = nil
    }
    let whole = Array(line.text.utf8)
    let marker = HeadingMarker(whole[...])
    if isInContents, takeContents(line, whole, marker) { return }
    let indent = LineBytes.indent(original)
    guard let marker else {
      if goesOnWithHeading(whole) { return }
      return addText(line, indent)
    }
    if marker.titleStart >= whole.count {
      endPassage()
      if marker.level > 2, isBeforeBreak() { addText(line, indent) } else { loneMarker = line }
      return
    }
    let title = whole[marker.titleStart...]
    if LineBytes.isHeading(title, level: marker.level, isBeforeBreak: isBeforeBreak()) {
      begin(marker, title: String(decoding: title, as: UTF8.self), line)
    } else {
      begin(line, indent)
    }
  }

  /// The rest of a heading that was wrapped: it stands directly below, and ends the title as titles of its kind end.
  private mutating func goesOnWithHeading(_ line: [UInt8]) -> Bool {
    guard passage == nil, section.passages.isEmpty else { return false }
    let rest = String(decoding: line, as: UTF8.self)
    if section.level == 0, part.number > 0, part.sections.isEmpty, let title = WrappedHeading.joined(part.title, rest) {
      part.title = title
      return true
    }
    guard section.level > 0, let title = WrappedHeading.joined(section.heading, rest) else { return false }
    section.heading = title
    return true
  }

  mutating func add(_ table: PaperTable) {
    if isInContents, takeContents(table) { return }
    endPassage()
    isAfterBlank = false
  }

  private mutating func addText(_ line: PaperLine, _ indent: Int) {
    if passage != nil, goesOn(indent) { passage?.append(line) } else { begin(line, indent) }
  }

  /// Over an empty line only a sentence that was cut goes on: it has a comma or a full stop before, where a title has none.
  /// Behind a full stop at the end of a line, a line that stands further out than the first is of the same paragraph.
  private func goesOn(_ indent: Int) -> Bool {
    guard let text = passage?.text else { return false }
    guard SentenceCut.isOpen(text.utf8) else { return !isAfterBlank && indent < self.indent }
    return !isAfterBlank || LineBytes.hasPunctuation(Array(text.utf8))
  }

  private mutating func begin(_ line: PaperLine, _ indent: Int) {
    endPassage()
    passage = Passage(line)
    self.indent = indent
  }

  private mutating func begin(_ marker: HeadingMarker, title: String, _ line: PaperLine) {
    guard marker.level > 0 else {
      endPart()
      part = TextOutline.Part(number: marker.number, title: title, place: line.place, sections: [])
      section = TextSection(level: 0, heading: "", place: line.place, passages: [])
      return
    }
    endSection()
    section = TextSection(level: marker.level, heading: title, place: line.place, passages: [])
  }

  private mutating func endPassage() {
    if let passage { section.passages.append(passage) }
    passage = nil
  }

  private mutating func endSection() {
    endPassage()
    if section.level > 0 || !section.passages.isEmpty { part.sections.append(section) }
    section = TextSection(level: 0, heading: "", place: section.place, passages: [])
  }

  private mutating func endPart() {
    endSection()
    if part.number > 0 || !part.sections.isEmpty { outline.parts.append(part) }
  }
}

extension OutlineReader {
  /// A numbered line of 目录 is no section. The contents end where their first entry comes again, or at running text; a title without
  /// a number (收入支出决算总表) is none.
  private mutating func takeContents(_ line: PaperLine, _ bytes: [UInt8], _ marker: HeadingMarker?) -> Bool {
    guard let marker else {
      if let last = outline.contents.last,
        let title = WrappedHeading.joined(last.title, String(decoding: LineBytes.withoutLeader(bytes[...]), as: UTF8.self))
      {
        outline.contents[outline.contents.count - 1].title = title
        return true
      }
      isInContents = !outline.contents.isEmpty && LineBytes.isTitle(LineBytes.withoutLeader(bytes[...]))
      return isInContents
    }
    let title = LineBytes.withoutLeader(bytes[marker.titleStart...])
    return takeEntry(marker, String(decoding: title, as: UTF8.self), line.place)
  }

  /// A contents page with tabs before the page numbers was read as a table.
  private mutating func takeContents(_ table: PaperTable) -> Bool {
    var took = false
    for cell in table.cells where cell.column == 0 {
      let bytes = LineBytes.trimmed(cell.text)
      guard let marker = HeadingMarker(bytes[...]) else { continue }
      let title = LineBytes.withoutLeader(bytes[marker.titleStart...])
      if takeEntry(marker, String(decoding: title, as: UTF8.self), cell.place) { took = true }
    }
    if !took { isInContents = false }
    return took
  }

  private mutating func takeEntry(_ marker: HeadingMarker, _ title: String, _ place: Place) -> Bool {
    let isRepeated = outline.contents.first.map { $0.level == marker.level && $0.title.withoutSpaces == title.withoutSpaces } == true
    if isRepeated {
      isInContents = false
      return false
    }
    outline.contents.append(TextOutline.Heading(level: marker.level, number: marker.number, title: title, place: place))
    return true
  }
}
