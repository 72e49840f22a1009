import CXlsxWriter
import HengDocuments

/// Prints one worksheet from the top down (工作表).
///
/// Excel neither sizes rows of merged cells nor shows a row higher than 409 points, so every height is estimated here,
/// and a higher row of the form takes several rows of the worksheet.
struct XLSXPage {
  /// Where a block begins: worksheet and row (0-based).
  struct Anchor {
    var sheet: String
    var row: Int
  }

  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  let page: PageSetup
  let plan: XLSXPlan
  let style: Document.Style
  /// Column widths in points.
  let widths: [Double]
  private(set) var row = 0
  /// Of the rows so far, in points.
  private var height = 0.0
  /// By block.
  private(set) var anchors: [Int: Anchor] = [:]

  static let lineHeight = 1.45
  static let highestRow = 400.0
  static let longestText = 32_767

  init(worksheet: UnsafeMutablePointer<lxw_worksheet>, plan: XLSXPlan, style: Document.Style) {
    self.worksheet = worksheet
    self.plan = plan
    self.style = style
    page = plan.page
    let fractions = plan.sheet?.sheet.fractions ?? []
    widths = (fractions.isEmpty ? [1] : fractions).map { [page] in $0 * page.textWidth }
  }

  mutating func print(_ formats: inout XLSXFormats, links: [Int: Anchor] = [:]) throws(WriterError) {
    setPage()
    for item in plan.leading { try line(item, &formats) }
    for entry in plan.entries { try line(entry, links[entry.block], &formats) }
    if let (index, sheet) = plan.sheet {
      if fitsOnePage(sheet) { worksheet_fit_to_pages(worksheet, 1, 1) }
      anchors[index] = Anchor(sheet: plan.name, row: 0)
      for (index, text) in sheet.title.enumerated() where !text.isEmpty {
        try line(text, index == 0 ? .title : .subtitle, &formats)
      }
      try caption(sheet.caption, &formats)
      let rows = try grid(sheet, &formats)
      if let repeated = sheet.repeatedRows, !repeated.isEmpty, repeated.upperBound < rows.count {
        _ = worksheet_repeat_rows(worksheet, UInt32(rows[repeated.lowerBound]), UInt32(rows[repeated.upperBound] - 1))
      }
      for note in sheet.notes where !note.isEmpty { try line(note, XLSXStyle(font: "仿宋", size: 9), &formats) }
    }
    for item in plan.trailing { try line(item, &formats) }
    // A compact table that is up to half a page too long is printed smaller, on one page.
    if let sheet = plan.sheet?.sheet, sheet.isCompact, height > page.textHeight, height <= page.textHeight * 1.5 {
      worksheet_fit_to_pages(worksheet, 1, 1)
    }
    _ = worksheet_print_area(worksheet, 0, 0, UInt32(max(row - 1, 0)), UInt16(widths.count - 1))
  }

  private func setPage() {
    worksheet_set_paper(worksheet, 9)  // A4
    if page.orientation == .landscape { worksheet_set_landscape(worksheet) } else { worksheet_set_portrait(worksheet) }
    func inches(_ millimetres: Int) -> Double { Double(millimetres) / 25.4 }
    worksheet_set_margins(worksheet, inches(page.left), inches(page.right), inches(page.top), inches(page.bottom))
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_center_horizontally(worksheet)
    worksheet_gridlines(worksheet, 0)
    var footer = lxw_header_footer_options()
    footer.margin = inches(max(page.bottom / 2, 5))
    let foot = style == .form ? "&C&\"仿宋,常规\"&9第 &P 页 共 &N 页" : "&C&\"宋体,常规\"&12— &P —"
    _ = worksheet_set_footer_opt(worksheet, foot, &footer)
    for (index, width) in widths.enumerated() {
      // A width unit is a digit of the default font, 7 pixels of 1/96 inch, and 5 pixels of padding.
      let characters = max((width * 96 / 72 - 5) / 7, 0.5)
      _ = worksheet_set_column(worksheet, UInt16(index), UInt16(index), min(characters, 255), nil)
    }
  }

  // MARK: Lines as wide as the page

  private mutating func line(_ item: (index: Int, block: Block), _ formats: inout XLSXFormats) throws(WriterError) {
    if anchors[item.index] == nil { anchors[item.index] = Anchor(sheet: plan.name, row: row) }
    switch item.block {
    case .heading(let level, let text): try line(text, .heading(level, style), &formats)
    case .paragraph(let runs): try line("　　" + runs.map(\.text).joined(), .paragraph(style), &formats)
    case .cover(let lines), .title(let lines): for text in lines { try line(text, .title, &formats) }
    case .contents(let title, _): try line(title, .title, &formats)
    case .signature(let lines):
      var aligned = XLSXStyle.paragraph(style)
      aligned.alignment = .trailing
      for text in lines { try line(text, aligned, &formats) }
    case .section, .sheet, .pageBreak: break
    }
  }

  /// A line of the contents, a link within the workbook.
  private mutating func line(_ entry: OutlineEntry, _ anchor: Anchor?, _ formats: inout XLSXFormats) throws(WriterError) {
    var setting = XLSXStyle.paragraph(style)
    setting.indent = UInt8(min(max(entry.level - 1, 0) * 2, 8))
    setting.isBold = entry.level <= 1
    setting.isLink = anchor != nil
    let first = row
    try line(entry.title, setting, &formats)
    guard let anchor else { return }
    let sheet = anchor.sheet.replacing("'", with: "''")
    let code = worksheet_write_url_opt(
      worksheet, UInt32(first), 0, "internal:'\(sheet)'!A\(anchor.row + 1)", try formats.format(setting),
      Self.escape(PrintableText.clean(entry.title)), nil)
    guard code == LXW_NO_ERROR else { throw .library(reason: String(cString: lxw_strerror(code))) }
  }

  private mutating func line(_ text: String, _ style: XLSXStyle, _ formats: inout XLSXFormats) throws(WriterError) {
    let text = PrintableText.clean(text)
    let height = max(Self.height(text, style: style, width: widths.reduce(0, +)), style.size * Self.lineHeight + 4)
    let first = row
    try addRows(height)
    try put(text, style, rows: first..<row, columns: 0..<widths.count, &formats)
  }

  /// Left, centre and right of the caption share the columns so that they take the fewest lines.
  private mutating func caption(_ caption: Caption, _ formats: inout XLSXFormats) throws(WriterError) {
    let style = XLSXStyle(font: "宋体", size: 10)
    let parts = [(caption.left, Cell.Alignment.leading), (caption.centre, .centre), (caption.right, .trailing)]
      .filter { !$0.0.isEmpty }.map { (text: PrintableText.clean($0.0), alignment: $0.1) }
    if parts.isEmpty { return }
    if parts.count > widths.count {
      for part in parts {
        var aligned = style
        aligned.alignment = part.alignment
        try line(part.text, aligned, &formats)
      }
      return
    }
    func height(_ columns: Range<Int>, _ text: String) -> Double {
      Self.height(text, style: style, width: widths[columns].reduce(0, +))
    }
    let heights = Self.divisions(of: widths.count, into: parts.count).map { division in
      (division, zip(division, parts).map { height($0, $1.text) }.max() ?? 0)
    }
    guard let best = heights.min(by: { ($0.1, Self.unevenness($0.0)) < ($1.1, Self.unevenness($1.0)) }) else { return }
    let first = row
    try addRows(max(best.1, style.size * Self.lineHeight + 4))
    for (columns, part) in zip(best.0, parts) {
      var aligned = style
      aligned.alignment = part.alignment
      try put(part.text, aligned, rows: first..<row, columns: columns, &formats)
    }
  }

  /// All ways to cut `count` columns into `parts` (1 to 3) neighbouring ranges.
  private static func divisions(of count: Int, into parts: Int) -> [[Range<Int>]] {
    switch parts {
    case 1: [[0..<count]]
    case 2: (1..<count).map { [0..<$0, $0..<count] }
    default: (1..<count - 1).flatMap { first in (first + 1..<count).map { [0..<first, first..<$0, $0..<count] } }
    }
  }

  private static func unevenness(_ division: [Range<Int>]) -> Int { division.reduce(0) { $0 + $1.count * $1.count } }

  // MARK: Rows and cells

  /// The height `text` needs in a cell `width` points wide, padding included; 0 for no text.
  static func height(_ text: String, style: XLSXStyle, width: Double) -> Double {
    let lines = TextWidth.lineCount(text, width: max(width - 7, 1) / (style.size * (style.isBold ? 1.1 : 1.04)))
    return lines == 0 ? 0 : Double(lines) * style.size * lineHeight + 4
  }

  /// Adds rows of together `height` points, each within Excel's limit.
  mutating func addRows(_ height: Double) throws(WriterError) {
    let count = max(Int((height / Self.highestRow).rounded(.up)), 1)
    for _ in 0..<count {
      let code = worksheet_set_row(worksheet, UInt32(row), (height / Double(count) * 4).rounded(.up) / 4, nil)
      guard code == LXW_NO_ERROR else {
        throw .sheetTooLarge(sheet: plan.name, rows: row, columns: widths.count)
      }
      row += 1
    }
    self.height += height
  }

  /// Writes a cell over all its places; a lone figure goes in as a number where it shows the same digits.
  func put(
    _ text: String, _ style: XLSXStyle, number: PrintedNumber? = nil, rows: Range<Int>, columns: Range<Int>,
    _ formats: inout XLSXFormats
  ) throws(WriterError) {
    if text.utf16.count > Self.longestText {
      throw .textTooLong(sheet: plan.name, text: String(text.prefix(12)), limit: Self.longestText)
    }
    var style = style
    if let number { style.numberFormat = number.format }
    let isCode = number == nil && !text.isEmpty && text.utf8.count < 64 && text.utf8.allSatisfy { $0 < 0x80 }
    if isCode { style.numberFormat = "@" }  // typed over, it stays text
    let format = try formats.format(style)
    let (top, left) = (UInt32(rows.lowerBound), UInt16(columns.lowerBound))
    let escaped = number == nil ? Self.escape(text) : ""
    var code = LXW_NO_ERROR
    if rows.count > 1 || columns.count > 1 {
      let (bottom, right) = (UInt32(rows.upperBound - 1), UInt16(columns.upperBound - 1))
      code = worksheet_merge_range(worksheet, top, left, bottom, right, escaped, format)
    } else if number == nil {
      code = worksheet_write_string(worksheet, top, left, escaped, format)
    }
    if code == LXW_NO_ERROR, let number { code = worksheet_write_number(worksheet, top, left, number.value, format) }
    guard code == LXW_NO_ERROR else { throw .library(reason: String(cString: lxw_strerror(code))) }
  }

  /// A literal `_x0041_` would be read as an escape for `A`; its underscore is escaped itself, as Excel does.
  static func escape(_ text: String) -> String {
    text.contains("_x") ? text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_") : text
  }
}
