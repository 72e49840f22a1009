import HengDocuments

/// Reads an Excel workbook (读入工作簿) from its bytes; the same bytes give the same value, anything else a `ReaderError`.
///
/// Numbers are read as they are shown: a stored 8031.469999999999 under `0.00` is `8031.47`. Formulas count with their stored result.
/// Nothing is written to disk; parts are unpacked as streams and counted against `ReaderLimits`.
package enum XLSXReader {
  package static func read(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> ReadWorkbook {
    guard FileSignature.isZip(bytes) else { throw FileSignature.refusal(bytes) }
    let result: Result<ReadWorkbook, ReaderError> = bytes.withUnsafeBytes { buffer in
      do throws(ReaderError) { return .success(try read(ZipPackage(buffer, limits), limits)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// The cells of every worksheet as they stand, without looking for a table: long lists that are imported row by row.
  package static func cells(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> [ReadCells] {
    let collector = CellCollector(limits: limits)
    let result: Result<Void, ReaderError> = bytes.withUnsafeBytes { buffer in
      do throws(ReaderError) { return .success(try rows(buffer, into: collector, limits: limits)) } catch { return .failure(error) }
    }
    try result.get()
    return collector.sheets
  }

  /// Hands the rows of every worksheet to a consumer (逐行读入), in fixed memory but for the shared texts.
  package static func rows(
    _ bytes: UnsafeRawBufferPointer, into consumer: some RowConsumer, limits: ReaderLimits = .bulk
  ) throws(ReaderError) {
    guard bytes.count >= 4, FileSignature.isZip(Array(bytes.prefix(4))) else { throw FileSignature.refusal(Array(bytes)) }
    let package = try ZipPackage(bytes, limits)
    try worksheets(package, limits) { worksheet throws(ReaderError) in
      let sink = RowSink(consumer, part: worksheet.part, shown: worksheet.shown, limits: limits)
      consumer.sheet(worksheet.name, isHidden: worksheet.isHidden, isFrom1904: worksheet.shown.isFrom1904)
      try package.stream(worksheet.part, into: WorksheetScan(part: worksheet.part, sink: sink, limits: limits))
    }
  }

  private static func read(_ package: ZipPackage, _ limits: ReaderLimits) throws(ReaderError) -> ReadWorkbook {
    var sheets: [ReadSheet] = []
    var places = 0
    try worksheets(package, limits) { worksheet throws(ReaderError) in
      let handler = WorksheetHandler(part: worksheet.part, shown: worksheet.shown, limits: limits)
      try package.stream(worksheet.part, into: WorksheetScan(part: worksheet.part, sink: handler, limits: limits))
      let builder = SheetBuilder(
        raw: handler.sheet, styles: worksheet.shown.styles, name: worksheet.name, isHidden: worksheet.isHidden, limits: limits)
      guard let read = try builder.readSheet() else { return }
      places += read.sheet.rows.count * read.sheet.columns.count
      guard places <= limits.workbookPlaces else {
        throw .tooLarge(what: "各工作表行数乘列数的总和", limit: "\(limits.workbookPlaces)")
      }
      sheets.append(read)
    }
    return ReadWorkbook(sheets: sheets, pictures: package.count(in: "xl/media"))
  }

  /// A worksheet that is to be read, and how its cells show.
  private struct Worksheet {
    var part: String
    var name: String
    var isHidden: Bool
    var shown: ShownCells
  }

  /// Hands over the worksheets in their order, one at a time.
  private static func worksheets(
    _ package: ZipPackage, _ limits: ReaderLimits, _ body: (Worksheet) throws(ReaderError) -> Void
  ) throws(ReaderError) {
    let path = try workbookPath(package)
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let workbook = WorkbookHandler(limits: limits)
    try package.stream(path, into: workbook)
    let relations = try package.relations(of: path)

    let strings = SharedStrings(limits: limits)
    if let part = relations.first(where: { $0.kind == "sharedStrings" }) {
      try package.stream(RelationsHandler.resolve(part.target, from: folder), into: strings)
    }
    let styles = CellStyles(limits: limits)
    if let part = relations.first(where: { $0.kind == "styles" }) {
      try package.stream(RelationsHandler.resolve(part.target, from: folder), into: styles)
    }
    guard !workbook.sheets.isEmpty else { throw .damaged(part: path, reason: "没有工作表") }

    let shownText = ShownText(limits: limits)
    let byID = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    for sheet in workbook.sheets {
      guard let relation = byID[sheet.relation] else {
        throw .damaged(part: path, reason: "找不到工作表“\(sheet.name)”的内容")
      }
      guard relation.kind == "worksheet" else { continue }  // a sheet of its own for a chart has no cells
      let part = RelationsHandler.resolve(relation.target, from: folder)
      let shown = ShownCells(
        strings: strings, styles: styles, isFrom1904: workbook.isFrom1904, part: part, shownText: shownText, limits: limits)
      try body(Worksheet(part: part, name: sheet.name, isHidden: sheet.isHidden, shown: shown))
    }
  }

  /// The part that the package names as its document; another program's document is refused by name.
  static func workbookPath(_ package: ZipPackage) throws(ReaderError) -> String {
    if package.has("word/document.xml") { throw .otherKind("Word 文档") }
    if package.has("ppt/presentation.xml") { throw .otherKind("演示文稿") }
    if package.has("xl/workbook.bin") { throw .otherKind("二进制工作簿（.xlsb）") }
    if package.has("content.xml"), package.has("mimetype") { throw .otherKind("OpenDocument 文件（如 .ods）") }
    if package.has("OFD.xml") { throw .otherKind("OFD 文件") }
    return try package.mainPart(orElse: "xl/workbook.xml")
  }
}
