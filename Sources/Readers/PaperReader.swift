package import HengDocuments

/// Reads a paper of any kind from its bytes (读入文书). The kind shows in the first bytes, never in the file's name.
package enum PaperReader {
  package static func read(
    _ bytes: [UInt8], limits: ReaderLimits = .standard, office: OfficeTools = .installed, scans: ScanTools = .installed
  ) throws(ReaderError) -> Paper {
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    switch FileSignature.kind(bytes) {
    case .pdf: return try PDFReader.read(bytes, limits: limits, scans: scans)
    case .zip: return try readPackage(bytes, limits)
    case .ole: return try readOld(bytes, limits, office)
    case .picture:
      return try PictureReader.read(bytes, limits: limits, scans: scans)
    case .archive: throw .unreadableKind("压缩包", advice: "请先解压，再选其中的文书。")
    case .text:
      if OldOffice(bytes) == .richText, office.isThere { return try readOld(bytes, limits, office) }
      let decoded = try TextEncoding.decoded(bytes)
      return TextMarkup(decoded.text) == .page ? try HTMLReader.read(decoded, limits) : try TextReader.read(decoded, limits)
    }
  }

  /// Whether pictures may have to be recognised, which takes long: a picture, a PDF, files joined to one.
  package static func mayBeScanned(_ bytes: [UInt8], scans: ScanTools = .installed) -> Bool {
    let kind = FileSignature.kind(bytes)
    return scans.isThere && (kind == .picture || kind == .pdf || kind == .zip && PaperArchive.isLikely(bytes))
  }

  /// By LibreOffice, where it is.
  private static func readOld(_ bytes: [UInt8], _ limits: ReaderLimits, _ office: OfficeTools) throws(ReaderError) -> Paper {
    if FileSignature.isOLE(bytes), FileSignature.refusal(bytes) == .encrypted { throw .encrypted }
    guard let kind = OldOffice(bytes), let conversion = OfficeConversion(office, limits: limits) else {
      throw .unreadableKind(
        "旧版 Office 文件（如 .doc、.xls、.wps、.et）",
        advice: "请用 Word、Excel 或 WPS 打开，另存为 docx 或 xlsx 再试；或在这台机器上安装 \(OfficeTools.packages) 后直接核查。")
    }
    return try readPackage(try conversion.converted(bytes, kind), limits)
  }

  private static func readPackage(_ bytes: [UInt8], _ limits: ReaderLimits) throws(ReaderError) -> Paper {
    let result: Result<Paper?, ReaderError> = bytes.withUnsafeBytes { buffer in
      do throws(ReaderError) {
        let package = try ZipPackage(buffer, limits)
        if package.has("OFD.xml") { return .success(try OFDReader.read(package)) }
        if package.count(in: "word") > 0 { return .success(try DOCXReader.read(package)) }
        guard package.count(in: "xl") > 0 else { throw refusal(package) }
        return .success(nil)
      } catch { return .failure(error) }
    }
    if let paper = try result.get() { return paper }
    return try XLSXReader.read(bytes, limits: limits).paper
  }

  private static func refusal(_ package: ZipPackage) -> ReaderError {
    if package.count(in: "ppt") > 0 { return .unreadableKind("演示文稿", advice: "请把要看的表和文字另存为 docx 或 PDF 再试。") }
    if package.has("content.xml"), package.has("mimetype") {
      return .unreadableKind("OpenDocument 文件（如 .odt、.ods）", advice: "请用 LibreOffice 或 WPS 打开，另存为 docx 或 xlsx 再试。")
    }
    return .unreadableKind("压缩包", advice: "请先解压，再选其中的文书。")
  }
}
