import CXlsxWriter
package import HengDocuments

/// Prints a paper as an Excel workbook (电子表格), one worksheet a sheet.
///
/// In a form, headings and paragraphs stand above the sheet that follows them; what follows the last sheet stands below it.
/// In a paper of several sheets the text of each part has a worksheet of its own (`XLSXPlan`); the contents link to all.
/// The same document gives the same bytes: the creation time is fixed.
package enum XLSXWriter {
  /// `scratch` is the folder for temporary files; nil for the system's.
  package static func write(_ document: Document, scratch: String? = nil) throws(WriterError) -> [UInt8] {
    let plans = XLSXPlan.plans(of: document)
    for plan in plans {
      guard let sheet = plan.sheet?.sheet else { continue }
      try sheet.requireSoundGrid()
      if sheet.columns.count > 16_384 || sheet.rows.count > 1_048_000 {
        throw .sheetTooLarge(sheet: sheet.name, rows: sheet.rows.count, columns: sheet.columns.count)
      }
    }
    return try pack(title: document.title, scratch: scratch) { workbook throws(WriterError) in
      var names = WorksheetNames()
      var formats = XLSXFormats(workbook)
      var pages: [XLSXPage] = []
      for plan in plans {
        var plan = plan
        plan.name = names.next(plan.name)
        guard let worksheet = workbook_add_worksheet(workbook, plan.name) else {
          throw .library(reason: "无法添加工作表“\(plan.name)”")
        }
        pages.append(XLSXPage(worksheet: worksheet, plan: plan, style: document.style))
      }
      // The contents come last, when it is known where everything stands.
      var anchors: [Int: XLSXPage.Anchor] = [:]
      for index in pages.indices where pages[index].plan.entries.isEmpty {
        try pages[index].print(&formats)
        anchors.merge(pages[index].anchors) { first, _ in first }
      }
      for index in pages.indices where !pages[index].plan.entries.isEmpty { try pages[index].print(&formats, links: anchors) }
    }
  }

  /// Makes a workbook of what `body` adds to it, and returns its bytes.
  static func pack(
    title: String, scratch: String?, _ body: (UnsafeMutablePointer<lxw_workbook>) throws(WriterError) -> Void
  ) throws(WriterError) -> [UInt8] {
    let folder = try ScratchFolder(in: scratch)
    let path = "\(folder.path)/book.xlsx"
    let code = try withWorkbook(path, folder: folder.path) { workbook throws(WriterError) in
      setProperties(workbook, title: PrintableText.clean(title))
      try body(workbook)
    }
    guard code == LXW_NO_ERROR else { throw .scratch(reason: String(cString: lxw_strerror(code))) }
    let bytes = try folder.contents(of: "book.xlsx")
    try PackageCheck.requireWhole(bytes)
    return bytes
  }

  /// Opens a workbook for `body` and closes it in every case; the result is the library's code from packing.
  private static func withWorkbook(
    _ path: String, folder: String, _ body: (UnsafeMutablePointer<lxw_workbook>) throws(WriterError) -> Void
  ) throws(WriterError) -> lxw_error {
    var directory = Array(folder.utf8CString)
    let failure: Result<lxw_error, WriterError> = directory.withUnsafeMutableBufferPointer { buffer in
      var options = lxw_workbook_options()
      options.tmpdir = buffer.baseAddress
      guard let workbook = workbook_new_opt(path, &options) else { return .failure(.library(reason: "内存不足")) }
      do throws(WriterError) { try body(workbook) } catch {
        // Closing is the only way to free it. An empty workbook is packed and thrown away with the folder.
        _ = workbook_close(workbook)
        return .failure(error)
      }
      return .success(workbook_close(workbook))
    }
    return try failure.get()
  }

  private static func setProperties(_ workbook: UnsafeMutablePointer<lxw_workbook>, title: String) {
    // Properties hold at most 255 characters; the library copies them.
    var title = Array(String(title.prefix(250)).utf8CString)
    title.withUnsafeMutableBufferPointer { buffer in
      var properties = lxw_doc_properties()
      properties.title = buffer.baseAddress
      properties.created = fixedTime
      _ = workbook_set_properties(workbook, &properties)
    }
  }

  /// 2000-01-01 00:00 UTC, so that the same document gives the same bytes.
  private static let fixedTime = 946_684_800
}
