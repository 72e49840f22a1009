import HengDocuments

extension PDFFlow {
  /// Title, caption, the ruled table over as many pages as it takes, and the notes.
  mutating func place(_ sheet: Sheet, block: Int) throws(WriterError) {
    var table = try table(sheet, at: block)
    forgetTable(at: block)
    if !isFresh {
      y += 10
      // A small table is not parted for the sake of a few rows.
      if style == .official, table.height <= page.textHeight / 3, headHeight(sheet) + table.height > room + Self.slack { newPage() }
    }
    var startsPage = isFresh
    if let title = sheet.contentsTitle {
      mark(block, PDFPage.Bookmark(level: 7, text: title, y: y))
    }
    for (index, line) in sheet.title.enumerated() {
      place(line, index == 0 ? .title : .subtitle)
      y += 1
    }
    placeCaption(sheet.caption)
    y += 2
    let notes = noteHeight(sheet)
    while !table.isDone {
      if let slice = slice(of: table, notes: notes, startsPage: startsPage) {
        table.draw(slice, x: left, y: y, into: &current)
        y += slice.height
        if table.isDone { break }
      }
      newPage()
      startsPage = false
    }
    y += 3
    for note in sheet.notes where !note.isEmpty { place(note, Self.note) }
  }

  private static let note = TextStyle(size: 8.5)

  /// The rows for this page. Notes do not stand alone overleaf: the last rows go with them.
  private func slice(of table: PDFTable, notes: Double, startsPage: Bool) -> PDFTable.Slice? {
    guard let slice = table.nextSlice(room: room, isFresh: isFresh || startsPage) else { return nil }
    guard notes > 0, slice.next >= table.rowCount, !slice.isCut, slice.height + notes > room, notes < page.textHeight / 4,
      let less = table.nextSlice(room: room - notes, isFresh: false), less.next > table.next + 1, less.next < table.rowCount, !less.isCut
    else { return slice }
    return less
  }

  private func noteHeight(_ sheet: Sheet) -> Double {
    let heights = sheet.notes.compactMap { setter.set($0, Self.note, width: page.textWidth)?.height }
    return heights.isEmpty ? 0 : heights.reduce(3, +)
  }

  /// Of title, caption and notes together.
  func around(_ sheet: Sheet) -> Double { headHeight(sheet) + noteHeight(sheet) + Self.slack }

  func headHeight(_ sheet: Sheet) -> Double {
    var height = 8.0 + (captionHeight(sheet.caption) ?? 0)
    for (index, line) in sheet.title.enumerated() {
      height += (setter.set(line, index == 0 ? .title : .subtitle, width: page.textWidth)?.height ?? 0) + 1
    }
    return height
  }

  /// The sheet measured as a table. Where it may be set smaller so that it stays on one page: the largest type that does it, and of that
  /// the widest rows.
  func fitted(_ sheet: Sheet) -> PDFTable {
    func table(_ density: PDFTable.Density?) -> PDFTable {
      PDFTable(sheet, width: page.textWidth, pageHeight: page.textHeight, density: density, setter)
    }
    let usual = table(nil)
    let size = Int(Typography.body(of: sheet, textWidth: page.textWidth) * 2)
    let room = page.textHeight - headHeight(sheet) - noteHeight(sheet)
    guard let least = sheet.leastTypeSize, least <= size, usual.height > room else { return usual }
    for halves in stride(from: size, through: least, by: -1) {
      for padding in PDFTable.Density.paddings {
        let table = table(PDFTable.Density(size: Double(halves) / 2, padding: padding))
        if table.height <= room { return table }
      }
    }
    return usual
  }

  // MARK: The line between title and table

  private func captionTexts(_ caption: Caption) -> [SetText] {
    [(caption.left, Cell.Alignment.leading), (caption.centre, .centre), (caption.right, .trailing)].compactMap {
      setter.set($0.0, TextStyle(size: 9.5, alignment: $0.1), width: page.textWidth)
    }
  }

  private func captionHeight(_ caption: Caption) -> Double? { captionTexts(caption).map(\.height).max() }

  /// The three texts beside each other where they fit, on one foot line; else one below the other.
  private mutating func placeCaption(_ caption: Caption) {
    let texts = captionTexts(caption)
    guard let height = texts.map(\.height).max() else { return }
    func width(_ text: String) -> Double { setter.set(text, TextStyle(size: 9.5), width: page.textWidth)?.width ?? 0 }
    // The centred text must clear the wider of its neighbours on both sides.
    let sides = [width(caption.left), width(caption.right)]
    let centre = width(caption.centre)
    let parts = [caption.left, caption.centre, caption.right].filter { !$0.isEmpty }
    let isBeside =
      zip(texts, parts).allSatisfy { text, part in text.lines.count == part.split(separator: "\n", omittingEmptySubsequences: false).count }
      && max(sides[0] + sides[1], centre > 0 ? 2 * max(sides[0], sides[1]) + centre : 0) <= page.textWidth - 20
    if isBeside {
      if height > room { newPage() }
      for text in texts {
        current.texts.append(PDFPage.Text(text: text, lines: 0..<text.lines.count, x: left, y: y + height - text.height))
      }
      y += height
    } else {
      place(caption.left, TextStyle(size: 9.5))
      place(caption.centre, TextStyle(size: 9.5, alignment: .centre))
      place(caption.right, TextStyle(size: 9.5, alignment: .trailing))
    }
  }
}
