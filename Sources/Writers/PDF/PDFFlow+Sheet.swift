import HengDocuments

extension PDFFlow {
  /// Title, caption, the ruled table over as many pages as it takes, and the notes.
  mutating func place(_ sheet: Sheet) throws(WriterError) {
    try sheet.requireSoundGrid()
    var table = PDFTable(sheet, width: page.textWidth, pageHeight: bottom - top, setter)
    let head = headHeight(sheet)
    if !isFresh {
      y += 10
      if head + table.leastStart > room { newPage() }
    }
    var startsPage = isFresh
    if let title = sheet.title.first(where: { !$0.isEmpty }) {
      current.bookmarks.append(PDFPage.Bookmark(level: 7, text: title, y: y))
    }
    for (index, line) in sheet.title.enumerated() {
      place(line, index == 0 ? .title : .subtitle)
      y += 1
    }
    placeCaption(sheet.caption)
    y += 2
    while !table.isDone {
      if let slice = table.nextSlice(room: room, isFresh: isFresh || startsPage) {
        table.draw(slice, x: left, y: y, into: &current)
        y += slice.height
        if table.isDone { break }
      }
      newPage()
      startsPage = false
    }
    y += 3
    for note in sheet.notes where !note.isEmpty { place(note, TextStyle(size: 8.5)) }
  }

  private func headHeight(_ sheet: Sheet) -> Double {
    var height = 20.0
    for (index, line) in sheet.title.enumerated() {
      height += (setter.set(line, index == 0 ? .title : .subtitle, width: page.textWidth)?.height ?? 0) + 1
    }
    return height
  }

  /// The three texts on one line where they fit beside each other, else one below the other.
  private mutating func placeCaption(_ caption: Caption) {
    let parts = [(caption.left, Cell.Alignment.leading), (caption.centre, .centre), (caption.right, .trailing)]
    let texts = parts.compactMap { setter.set($0.0, TextStyle(size: 9.5, alignment: $0.1), width: page.textWidth) }
    guard let height = texts.map(\.height).max() else { return }
    // The centred text must clear the wider of its neighbours on both sides.
    let sides = [caption.left, caption.right].map { setter.set($0, TextStyle(size: 9.5), width: page.textWidth)?.width ?? 0 }
    let centre = setter.set(caption.centre, TextStyle(size: 9.5), width: page.textWidth)?.width ?? 0
    let isBeside =
      texts.allSatisfy { $0.lines.count == 1 }
      && max(sides[0] + sides[1], centre > 0 ? 2 * max(sides[0], sides[1]) + centre : 0)
        <= page.textWidth - 20
    if isBeside {
      if height > room { newPage() }
      for text in texts { current.texts.append(PDFPage.Text(text: text, lines: 0..<text.lines.count, x: left, y: y)) }
      y += height
    } else {
      for part in parts { place(part.0, TextStyle(size: 9.5, alignment: part.1)) }
    }
  }
}
