import HengDocuments

extension WordBody {
  /// `numbers` are the printed page numbers of the contents, by position of the block.
  mutating func put(_ document: Document, numbers: [Int: Int]) throws(WriterError) {
    let front = document.frontCount
    for (index, block) in document.blocks.enumerated() {
      if index == front, front > 0, style == .official { begin { $0.start = 1 } }
      let isSigned = if case .signature? = document.blocks.dropFirst(index + 1).first { true } else { false }
      switch block {
      case .cover(let lines): put(cover: lines)
      case .contents(let title, let depth):
        put(contents: title, depth: depth, document.contentsEntries(depth: depth, after: index), numbers)
      case .section(let setup):
        try WordPage(setup).requireRoom()
        begin { $0.setup = setup }
      case .title(let lines): for line in lines { paragraph(types.title, line) }
      case .heading(let level, let text): put(heading: text, level: level, at: index)
      case .paragraph(let runs): paragraph(types.text, runs.map(\.text).joined(), Look(keepsWithNext: isSigned))
      case .signature(let lines): put(signature: lines)
      case .sheet(let sheet): try put(sheet, at: index, depth: document.contentsDepth ?? 2)
      case .pageBreak: breakPage()
      }
    }
    finish()
  }

  private mutating func put(cover lines: [String]) {
    begin { $0.hasFoot = false }
    let lines = lines.filter { !$0.isEmpty }
    let room = Double(page.textWidth) / 20
    let widest = lines.map { TextWidth.ems($0) }.max() ?? 1
    // Half a character of air; a line that is longer still is broken.
    let fitting = Int(room / (widest + 0.5) * 2)
    let size = min(max(fitting, 44), types.cover.halfPoints)
    for (index, line) in lines.enumerated() {
      paragraph(types.cover, Look(before: index == 0 ? page.textHeight * 26 / 100 : nil)) {
        $0.run(line, halfPoints: size == $0.types.cover.halfPoints ? nil : size)
      }
    }
    begin { $0.hasFoot = true }
  }

  private mutating func put(contents title: String, depth: Int, _ entries: [ContentsEntry], _ numbers: [Int: Int]) {
    begin { $0.hasFoot = false }
    paragraph(types.contentsTitle, title)
    let tabs = [(kind: "right", position: page.textWidth, isDotted: true)]
    for (index, entry) in entries.enumerated() {
      paragraph(types.contents(entry.level), Look(tabs: tabs)) { body in
        if index == 0 { WordField.begin("TOC \\o \"1-\(min(max(depth, 1), 4))\" \\h \\z \\u \\f C", into: &body.xml) }
        body.xml.open("w:hyperlink", ["w:anchor": entry.bookmark, "w:history": "1"])
        body.run(entry.text)
        body.xml.element("w:r") { $0.empty("w:tab") }
        WordField.write("PAGEREF \(entry.bookmark) \\h", result: String(numbers[entry.block] ?? 1), into: &body.xml)
        body.xml.end("w:hyperlink")
      }
    }
    if !entries.isEmpty { paragraph(types.joint) { WordField.mark("end", into: &$0.xml) } }
    begin { $0.hasFoot = true }
  }

  private mutating func put(heading text: String, level: Int, at index: Int) {
    guard let entry = ContentsEntry(.heading(level: level, text), at: index, depth: 4) else { return }
    paragraph(types.heading(level)) { $0.bookmarked(entry.bookmark) { $0.run(text) } }
  }

  private mutating func put(signature lines: [String]) {
    let lines = lines.filter { !$0.isEmpty }
    for (index, line) in lines.enumerated() {
      paragraph(types.signature, line, Look(keepsWithNext: index < lines.count - 1, keepsLines: true))
    }
  }

  private mutating func put(_ sheet: Sheet, at index: Int, depth: Int) throws(WriterError) {
    try sheet.requireSoundGrid()
    guard sheet.columns.count <= WordTableLayout.longest else {
      throw .tooManyColumns(sheet: sheet.name, columns: sheet.columns.count, limit: WordTableLayout.longest)
    }
    let entry = ContentsEntry(.sheet(sheet), at: index, depth: depth)
    for (number, line) in sheet.title.filter({ !$0.isEmpty }).enumerated() {
      if number == 0 {
        // The contents of a word processor take the words of a paragraph with a level; other words stand in a field of their own.
        let isListedOtherwise = entry != nil && sheet.listedAs != nil
        paragraph(isFresh ? types.sheetTitle : types.inlineTitle, Look(outline: isListedOtherwise ? nil : entry?.level)) { body in
          guard let entry else { return body.run(line) }
          body.bookmarked(entry.bookmark) {
            $0.run(line)
            if isListedOtherwise { WordField.silent("TC \"\(entry.text)\" \\f C \\l \(entry.level)", into: &$0.xml) }
          }
        }
      } else {
        paragraph(types.sheetSubtitle, line)
      }
    }
    put(sheet.caption)
    if !sheet.rows.isEmpty { table(WordTableLayout(sheet, page: page, types), hasNotes: sheet.notes.contains { !$0.isEmpty }) }
    for note in sheet.notes { paragraph(types.note, note) }
  }

  /// The three texts on one line by tab stops where they fit beside each other, else one below the other.
  private mutating func put(_ caption: Caption) {
    let parts: [(text: String, alignment: WordType.Alignment)] = [
      (caption.left, .left), (caption.centre, .center), (caption.right, .right),
    ]
    let filled = parts.filter { !$0.text.isEmpty }
    let width = page.textWidth
    let ems = Double(width) / 20 / types.caption.size - 2
    let (left, centre, right) = (TextWidth.ems(caption.left), TextWidth.ems(caption.centre), TextWidth.ems(caption.right))
    let isBeside = max(left + right, centre > 0 ? 2 * max(left, right) + centre : 0) <= ems && !filled.contains { $0.text.contains("\n") }
    guard isBeside, filled.count > 1 else {
      for part in filled { paragraph(types.caption, part.text, Look(alignment: part.alignment)) }
      return
    }
    var look = Look()
    if !caption.centre.isEmpty { look.tabs.append(("center", width / 2, false)) }
    if !caption.right.isEmpty { look.tabs.append(("right", width, false)) }
    var words = caption.left
    for text in [caption.centre, caption.right] where !text.isEmpty { words += "\t\(text)" }
    paragraph(types.caption, words, look)
  }
}
