package import HengDocuments
import HengValues

/// Reads a PDF into a paper (版式文件): words and ruling lines from poppler's programs, put together to lines and tables.
///
/// Ruled tables come as cells with their spans, over page breaks as one table; everything else as one line per printed line.
/// A scanned page is named, not guessed at. The same bytes give the same paper.
package enum PDFReader {
  package static func read(
    _ bytes: [UInt8], limits: ReaderLimits = .standard, tools: PDFTools = .installed, scans: ScanTools = .installed
  ) throws(ReaderError) -> Paper {
    try check(bytes, limits)
    let toolbox = try PDFToolbox(bytes, tools, limits)
    var source = PDFSource(toolbox: toolbox, limits: limits)
    try source.readWords()
    try source.readScans(scans)
    try source.readLines()
    var paper = try PrintedPages.paper(source.pages, format: .pdf, cautions: source.cautions, limits)
    paper.recognisedPages = Set(source.pages.filter(\.isRecognised).map(\.number))
    return paper
  }

  /// What can be said without a look inside: kind, size, and whether the end is there.
  private static func check(_ bytes: [UInt8], _ limits: ReaderLimits) throws(ReaderError) {
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    guard FileSignature.isPDF(bytes) else { throw .notAPDF }
    let end = bytes.lastIndex { $0 > 0x20 } ?? 0
    guard FileSignature.holds(bytes[max(0, end - 2_048)...end], "%%EOF") else {
      throw .damaged(part: "文件末尾", reason: "内容不完整")
    }
  }
}

extension FileSignature {
  static func holds(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    return (bytes.startIndex...bytes.endIndex - count).contains { start in
      (0..<count).allSatisfy { bytes[start + $0] == word.utf8Start[$0] }
    }
  }
}
