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

  private static func read(_ package: ZipPackage, _ limits: ReaderLimits) throws(ReaderError) -> ReadWorkbook {
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

    let byID = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    var sheets: [ReadSheet] = []
    var places = 0
    for sheet in workbook.sheets {
      guard let relation = byID[sheet.relation] else {
        throw .damaged(part: path, reason: "找不到工作表“\(sheet.name)”的内容")
      }
      guard relation.kind == "worksheet" else { continue }  // a sheet of its own for a chart has no cells
      let part = RelationsHandler.resolve(relation.target, from: folder)
      let handler = WorksheetHandler(part: part, strings: strings, styles: styles, isFrom1904: workbook.isFrom1904, limits: limits)
      try package.stream(part, into: handler)
      let builder = SheetBuilder(raw: handler.sheet, styles: styles, name: sheet.name, isHidden: sheet.isHidden, limits: limits)
      guard let read = try builder.readSheet() else { continue }
      places += read.sheet.rows.count * read.sheet.columns.count
      guard places <= limits.workbookPlaces else {
        throw .tooLarge(what: "各工作表行数乘列数的总和", limit: "\(limits.workbookPlaces)")
      }
      sheets.append(read)
    }
    return ReadWorkbook(sheets: sheets, pictures: package.count(in: "xl/media"))
  }

  /// The part that the package names as its document; another program's document is refused by name.
  private static func workbookPath(_ package: ZipPackage) throws(ReaderError) -> String {
    if package.has("word/document.xml") { throw .otherKind("Word 文档") }
    if package.has("ppt/presentation.xml") { throw .otherKind("演示文稿") }
    if package.has("xl/workbook.bin") { throw .otherKind("二进制工作簿（.xlsb）") }
    if package.has("content.xml"), package.has("mimetype") { throw .otherKind("OpenDocument 文件（如 .ods）") }
    if package.has("OFD.xml") { throw .otherKind("OFD 文件") }
    return try package.mainPart(orElse: "xl/workbook.xml")
  }
}
