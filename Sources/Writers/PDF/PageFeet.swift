import HengDocuments

/// The numbers at the foot of the pages (页码).
struct PageFeet {
  let style: Document.Style
  let setter: TextSetter

  func print(on pages: inout [PDFPage]) {
    var body = 0
    for index in pages.indices {
      switch style {
      case .form: form(&pages[index], "第 \(index + 1) 页 共 \(pages.count) 页")
      case .official:
        guard case .body = pages[index].kind else { continue }
        body += 1
        official(&pages[index], body)
      }
    }
  }

  /// In the middle of the bottom margin.
  private func form(_ page: inout PDFPage, _ text: String) {
    guard let set = setter.set(text, TextStyle(size: 9, alignment: .centre), width: page.setup.textWidth) else { return }
    let space = page.setup.size.height - page.bottom
    let y = page.bottom + max((space - set.height) / 2, 0)
    if y + set.height <= page.setup.size.height { append(set, y, to: &page) }
  }

  /// `— 1 —` in 四号 宋体, 7 mm below the text, one character from the right margin on odd pages and from the left on even ones (GB/T 9704).
  private func official(_ page: inout PDFPage, _ number: Int) {
    let style = TextStyle(
      family: .number, size: OfficialType.pageNumber, alignment: number % 2 == 1 ? .trailing : .leading)
    guard let set = setter.set("— \(number) —", style, width: page.setup.textWidth - 2 * style.size) else { return }
    let space = page.setup.size.height - page.bottom
    let y = page.bottom + min(Typography.points(7), max((space - set.height) / 2, 0))
    guard y + set.height <= page.setup.size.height else { return }
    page.texts.append(PDFPage.Text(text: set, lines: 0..<set.lines.count, x: page.left + style.size, y: y))
  }

  private func append(_ set: SetText, _ y: Double, to page: inout PDFPage) {
    page.texts.append(PDFPage.Text(text: set, lines: 0..<set.lines.count, x: page.left, y: y))
  }
}
