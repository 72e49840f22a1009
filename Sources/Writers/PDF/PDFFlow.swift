import HengDocuments

/// Fills pages from the top down (排版).
struct PDFFlow {
  let setter: TextSetter
  let page: PageSetup
  let left: Double
  let top: Double
  let bottom: Double
  var y: Double
  private var pages: [PDFPage] = [PDFPage()]

  init(page: PageSetup) throws(WriterError) {
    guard page.textHeight >= 100, page.textWidth >= 100, min(page.left, page.right, page.top, page.bottom) >= 0 else {
      throw .pageTooSmall
    }
    setter = try TextSetter()
    self.page = page
    left = Typography.points(page.left)
    top = Typography.points(page.top)
    bottom = page.size.height - Typography.points(page.bottom)
    y = top
  }

  var room: Double { bottom - y }
  var isFresh: Bool { y <= top }

  mutating func newPage() {
    pages.append(PDFPage())
    y = top
  }

  /// The page being filled.
  var current: PDFPage {
    get { pages[pages.count - 1] }
    _modify { yield &pages[pages.count - 1] }
  }

  mutating func place(_ block: Block) throws(WriterError) {
    switch block {
    case .pageBreak, .section: if !isFresh { newPage() }
    case .cover(let lines), .title(let lines): for line in lines { place(line, .title) }
    case .contents(let title, _): place(title, .title)
    case .signature(let lines): for line in lines { place(line, TextStyle(size: Typography.paragraph, alignment: .trailing)) }
    case .paragraph(let runs):
      place(runs.map(\.text).joined(), .paragraph)
      y += 4
    case .heading(let level, let text):
      let style = TextStyle.heading(level)
      // A heading keeps two lines of what follows with it.
      let needed = (setter.set(text, style, width: page.textWidth)?.height ?? 0) + 50
      if !isFresh { y += style.size * 0.6 }
      if !isFresh, needed > room { newPage() }
      current.bookmarks.append(PDFPage.Bookmark(level: min(max(level, 1), 6), text: text, y: y))
      place(text, style)
      y += style.size * 0.4
    case .sheet(let sheet): try place(sheet)
    }
  }

  /// Lines of running text over the full width, parted between lines where the page ends.
  mutating func place(_ text: String, _ style: TextStyle) {
    guard let set = setter.set(text, style, width: page.textWidth) else { return }
    var first = 0
    while first < set.lines.count {
      var count = set.linesFitting(from: first, room: room)
      if count == 0, isFresh { count = 1 }
      if count > 0 {
        let lines = first..<first + count
        current.texts.append(PDFPage.Text(text: set, lines: lines, x: left, y: y))
        y += set.height(lines)
        first += count
      }
      if first < set.lines.count { newPage() }
    }
  }

  /// The pages with `第 n 页 共 m 页` at the foot, in the middle of the bottom margin.
  func numberedPages() -> [PDFPage] {
    let style = TextStyle(size: 9, alignment: .centre)
    return pages.enumerated().map { index, page in
      var page = page
      if let set = setter.set("第 \(index + 1) 页 共 \(pages.count) 页", style, width: self.page.textWidth) {
        let space = self.page.size.height - bottom
        let y = bottom + max((space - set.height) / 2, 0)
        if y + set.height <= self.page.size.height {
          page.texts.append(PDFPage.Text(text: set, lines: 0..<set.lines.count, x: left, y: y))
        }
      }
      return page
    }
  }
}
