import HengDocuments

/// The pages of the contents (目录): each entry with dots to its page number, and a link.
struct PDFContents {
  struct Entry {
    var level: Int
    var title: String
    /// As printed at the foot of the page.
    var number: Int
    /// That the line leads to.
    var block: Int
  }

  let title: String
  let setup: PageSetup
  let style: Document.Style
  let block: Int
  let setter: TextSetter

  func pages(_ entries: [Entry]) -> [PDFPage] {
    var page = PDFPage(setup)
    page.kind = .contents(block: block)
    var done: [PDFPage] = []
    var y = page.top
    if let head = setter.set(title, .title(style), width: setup.textWidth) {
      page.bookmarks.append(PDFPage.Bookmark(level: 1, text: title.filter { !$0.isWhitespace }, y: y))
      page.texts.append(PDFPage.Text(text: head, lines: 0..<head.lines.count, x: page.left, y: y))
      y += head.height + 12
    }
    for entry in entries {
      let setting = TextStyle.contents(entry.level, style)
      let indent = Double(max(entry.level, 1) - 1) * 2 * setting.size
      // Room at the right for three digits and a few dots.
      guard let text = setter.set(entry.title, setting, width: max(setup.textWidth - indent - 4 * setting.size, 60)) else { continue }
      if y + text.height > page.bottom, y > page.top {
        done.append(page)
        page = PDFPage(setup)
        page.kind = .contents(block: block)
        y = page.top
      }
      set(entry, text, indent: indent, y: y, onto: &page)
      y += text.height
    }
    return done + [page]
  }

  private func set(_ entry: Entry, _ text: SetText, indent: Double, y: Double, onto page: inout PDFPage) {
    let x = page.left + indent
    page.texts.append(PDFPage.Text(text: text, lines: 0..<text.lines.count, x: x, y: y))
    page.links.append(
      PDFPage.Link(x: x, y: y, width: setup.textWidth - indent, height: text.height, block: entry.block))
    var setting = TextStyle.contents(2, style)
    guard let last = text.lines.last else { return }
    let top = y + last.top
    let dots = PDFContents.dots(setter, setting)
    setting.alignment = .trailing
    guard let number = setter.set("\(entry.number)", setting, width: setup.textWidth) else { return }
    // All rows of dots end where three digits would begin.
    let end = page.left + setup.textWidth - max(number.width, 1.6 * setting.size) - 0.3 * setting.size
    let count = Int((end - x - last.left - last.width - 0.3 * setting.size) / dots)
    setting.alignment = .leading
    // In reading order, for whoever takes the text out: title, dots, number.
    if count > 1, let leader = setter.set(String(repeating: ".", count: count), setting, width: setup.textWidth) {
      page.texts.append(PDFPage.Text(text: leader, lines: 0..<1, x: end - leader.width, y: top))
    }
    page.texts.append(PDFPage.Text(text: number, lines: 0..<number.lines.count, x: page.left, y: top))
  }

  /// The advance of one dot.
  private static func dots(_ setter: TextSetter, _ style: TextStyle) -> Double {
    max((setter.set("....................", style, width: 1000)?.width ?? 80) / 20, 1)
  }
}
