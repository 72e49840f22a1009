package import HengDocuments
import HengValues

/// Reads a text file into a paper (文本文件): lines as they stand; runs of lines with tabs or pipes become tables.
///
/// UTF-8, UTF-16 with its mark, and GB18030 are read (`TextEncoding`). Control characters read as a space and characters without a
/// shape as nothing, with a caution; a file with NUL is no text. Tags such as `<p>` stay as they are, but a whole web page is refused.
package enum TextReader {
  package static func read(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> Paper {
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    let decoded = try TextEncoding.decoded(bytes)
    if let kind = markup(decoded.text) {
      throw .unreadableKind(kind, advice: "请用浏览器或 WPS 打开，把正文另存为 docx 或纯文本再试。")
    }
    let cleaned = CleanText(decoded.text)
    var builder = TextPaperBuilder(text: cleaned.text, limits: limits)
    try builder.readLines()
    return Paper(
      format: .text, pageCount: builder.pages, blocks: builder.blocks,
      cautions: decoded.cautions + cleaned.cautions(isDamageKnown: !decoded.cautions.isEmpty))
  }

  /// A file that is markup as a whole, by its first tag; a comment or an XML declaration may stand before it.
  private static func markup(_ text: [UInt8]) -> String? {
    var rest = text.prefix(4_096)
    if rest.starts(with: Array("{\\rtf".utf8)) { return "RTF 文档" }
    if rest.starts(with: Array("MIME-Version:".utf8)) { return "网页存档（MHT）" }
    while true {
      rest = rest.drop { $0 <= 0x20 }
      if rest.starts(with: Array("<!--".utf8)), let end = end(of: "-->", in: rest) {
        rest = rest[end...]
      } else if rest.starts(with: Array("<?xml".utf8)), let end = end(of: "?>", in: rest) {
        rest = rest[end...]
        if !isPage(rest.drop { $0 <= 0x20 }) { return "XML 文件" }
      } else {
        return isPage(rest) ? "网页（HTML）" : nil
      }
    }
  }

  private static func isPage(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(16).map { (65...90).contains($0) ? $0 + 32 : $0 }
    return ["<!doctype html", "<html", "<head", "<body", "<meta", "<!--"].contains { head.starts(with: $0.utf8) }
  }

  private static func end(of mark: String, in text: ArraySlice<UInt8>) -> Int? {
    let mark = Array(mark.utf8)
    guard text.count >= mark.count else { return nil }
    return (text.startIndex...text.endIndex - mark.count).first { text[$0...].starts(with: mark) }.map { $0 + mark.count }
  }
}
