package import HengDocuments

/// Reads a web page into a paper (网页): a line for each block of text, `<table>` as tables with their spans.
///
/// Its places are lines of the file. Scripts, styles, pictures and hidden elements are not read, the latter two with a caution.
/// What the page does in a browser only, by a script or a style sheet, is not known here.
package enum HTMLReader {
  package static func read(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> Paper {
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    return try read(try TextEncoding.decoded(bytes), limits)
  }

  static func read(_ decoded: TextEncoding.Decoded, _ limits: ReaderLimits) throws(ReaderError) -> Paper {
    let cleaned = CleanText(decoded.text)
    var page = HTMLPage(cleaned.text, limits)
    let blocks = try page.read()
    guard !blocks.isEmpty else {
      throw .unreadableKind("网页，里面没有文字", advice: "文字可能是图片，或由脚本显示；请用浏览器打开，另存为 PDF，或把正文复制到文档中再试。")
    }
    return Paper(
      format: .html, blocks: blocks,
      cautions: decoded.cautions + cleaned.cautions(isDamageKnown: !decoded.cautions.isEmpty) + page.cautions)
  }
}
