import CXlsxWriter
import HengValues

/// Prints a workbook for people to fill in (填报模板): drop-downs, cells of the format “text”, headings that stay in sight.
///
/// Row 1 is the title, row 2 the headings, row 3 the notes, each begun with `noteMark`; records follow. The same sheets give the same bytes.
package enum EntryWorkbookWriter {
  /// Begins every cell of the row of notes, so that a reader knows it.
  package static let noteMark = "※"

  package static func write(_ sheets: [EntrySheet], title: String, scratch: String? = nil) throws(WriterError) -> [UInt8] {
    try XLSXWriter.pack(title: title, scratch: scratch) { workbook throws(WriterError) in
      var names = WorksheetNames()
      var formats = EntryFormats(workbook)
      for sheet in sheets {
        if sheet.rows.count > 1_000_000 {
          throw .sheetTooLarge(sheet: sheet.name, rows: sheet.rows.count, columns: sheet.columns.count)
        }
        guard let worksheet = workbook_add_worksheet(workbook, names.next(sheet.name)) else {
          throw .library(reason: "无法添加工作表“\(sheet.name)”")
        }
        try EntryPage(worksheet: worksheet, sheet: sheet).print(&formats)
      }
    }
  }
}

/// The formats of such a workbook, each made once.
private struct EntryFormats {
  enum Look: Hashable { case title, heading, required, note, text, longText, amount, count, date }

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var made: [Look: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  mutating func format(_ look: Look) throws(WriterError) -> UnsafeMutablePointer<lxw_format> {
    if let format = made[look] { return format }
    guard let format = workbook_add_format(workbook) else { throw .library(reason: "内存不足") }
    format_set_font_name(format, "宋体")
    format_set_font_size(format, look == .title ? 14 : look == .note ? 9 : 11)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    switch look {
    case .title: format_set_bold(format)
    case .heading, .required:
      format_set_bold(format)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      format_set_text_wrap(format)
      format_set_bg_color(format, look == .required ? 0xFFF2CC : 0xE7EEF7)
    case .note:
      format_set_text_wrap(format)
      format_set_font_color(format, 0x666666)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .text: format_set_num_format(format, "@")
    case .longText:
      format_set_num_format(format, "@")
      format_set_text_wrap(format)
    case .amount: format_set_num_format(format, "#,##0.00")
    case .count: format_set_num_format(format, "0")
    case .date: format_set_num_format(format, "yyyy-mm-dd")
    }
    made[look] = format
    return format
  }
}

/// One worksheet to fill in.
private struct EntryPage {
  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  let sheet: EntrySheet

  private static let firstRecord = 3
  /// A drop-down reaches this far, and further where there are more records.
  private static let roomForRecords = 5_000
  private static let longestList = 255

  func print(_ formats: inout EntryFormats) throws(WriterError) {
    try text(sheet.title, 0, 0, formats.format(.title))
    _ = worksheet_set_row(worksheet, 0, 26, nil)
    for (index, column) in sheet.columns.enumerated() {
      _ = worksheet_set_column(worksheet, UInt16(index), UInt16(index), Double(column.width), try formats.format(column.look))
      try text(column.printedHeading, 1, index, formats.format(column.isRequired ? .required : .heading))
      try text(EntryWorkbookWriter.noteMark + column.note, 2, index, formats.format(.note))
      try offerChoices(column, index)
    }
    _ = worksheet_set_row(worksheet, 1, 30, nil)
    _ = worksheet_set_row(worksheet, 2, noteHeight, nil)
    worksheet_freeze_panes(worksheet, UInt32(Self.firstRecord), 0)
    for (row, values) in sheet.rows.enumerated() {
      for (column, value) in values.enumerated() where column < sheet.columns.count {
        try put(value, sheet.columns[column], Self.firstRecord + row, column, &formats)
      }
    }
    setPage()
  }

  private var noteHeight: Double {
    let lines = sheet.columns.map { TextWidth.lineCount($0.note, width: Double($0.width) * 0.55) }.max() ?? 1
    return min(Double(max(lines, 1)) * 13 + 8, 200)
  }

  private func setPage() {
    worksheet_set_paper(worksheet, 9)  // A4
    worksheet_set_landscape(worksheet)
    worksheet_fit_to_pages(worksheet, 1, 0)
    _ = worksheet_repeat_rows(worksheet, 1, 1)
    _ = worksheet_set_footer(worksheet, "&C第 &P 页 共 &N 页")
  }

  private func put(
    _ value: EntryValue, _ column: EntryColumn, _ row: Int, _ index: Int, _ formats: inout EntryFormats
  ) throws(WriterError) {
    let format = try formats.format(column.look)
    switch value {
    case .blank: break
    case .text(let words): try text(words, row, index, format)
    case .count(let count): try number(Double(count), row, index, formats.format(.count))
    case .date(let day): try number(Double(day.dayNumber + 25_569), row, index, formats.format(.date))
    case .amount(let money):
      // Beyond 15 digits a number would not show the same decimal.
      guard money.fen.magnitude < 1_000_000_000_000_000, let double = Double("\(money.fen)e-2") else {
        try text(money.yuan.grouped, row, index, formats.format(.text))
        return
      }
      try number(double, row, index, formats.format(.amount))
    }
  }

  private func number(_ value: Double, _ row: Int, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>) throws(WriterError) {
    try check(worksheet_write_number(worksheet, UInt32(row), UInt16(column), value, format))
  }

  private func text(_ words: String, _ row: Int, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>) throws(WriterError) {
    let words = PrintableText.clean(words)
    if words.isEmpty { return }
    if words.utf16.count > XLSXPage.longestText {
      throw .textTooLong(sheet: sheet.name, text: String(words.prefix(12)), limit: XLSXPage.longestText)
    }
    try check(worksheet_write_string(worksheet, UInt32(row), UInt16(column), XLSXPage.escape(words), format))
  }

  private func check(_ code: lxw_error) throws(WriterError) {
    guard code == LXW_NO_ERROR else { throw .library(reason: String(cString: lxw_strerror(code))) }
  }

  // MARK: Drop-downs

  private func offerChoices(_ column: EntryColumn, _ index: Int) throws(WriterError) {
    guard case .choice(let words) = column.kind, words.joined(separator: ",").utf16.count <= Self.longestList else { return }
    let last = Self.firstRecord + max(Self.roomForRecords, sheet.rows.count)
    var code = LXW_NO_ERROR
    withPointers(words) { pointers in
      var list = pointers + [nil]
      list.withUnsafeMutableBufferPointer { buffer in
        var validation = lxw_data_validation()
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        validation.value_list = buffer.baseAddress
        code = worksheet_data_validation_range(
          worksheet, UInt32(Self.firstRecord), UInt16(index), UInt32(last), UInt16(index), &validation)
      }
    }
    try check(code)
  }

  /// The library copies the words before it returns.
  private func withPointers(_ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Void) {
    let pointers = words.map { word in
      let copy = Array(word.utf8CString)
      let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: copy.count)
      pointer.initialize(from: copy, count: copy.count)
      return pointer
    }
    defer { for pointer in pointers { pointer.deallocate() } }
    body(pointers)
  }
}

extension EntryColumn {
  fileprivate var look: EntryFormats.Look {
    switch kind {
    case .text, .choice: .text
    case .longText: .longText
    case .amount: .amount
    case .count: .count
    case .date: .date
    }
  }
}
