package import HengDocuments
import HengValues

/// Reads a text file into a paper (文本文件): lines as they stand; runs of lines with tabs or pipes become tables.
///
/// UTF-8, UTF-16 with its mark, and GB18030 are read (`TextEncoding`). Control characters read as a space and characters without a
/// shape as nothing, with a caution; a file with NUL is no text. Tags such as `<p>` stay as they are, but a whole web page is refused: `HTMLReader` reads it.
package enum TextReader {
  package static func read(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> Paper {
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    return try read(try TextEncoding.decoded(bytes), limits)
  }

  /// The words of a file of lines, such as CSV, whatever its encoding; nothing is made of tabs and commas.
  package static func words(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> String {
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    return String(decoding: CleanText(try TextEncoding.decoded(bytes).text).text, as: UTF8.self)
  }

  static func read(_ decoded: TextEncoding.Decoded, _ limits: ReaderLimits) throws(ReaderError) -> Paper {
    if let kind = TextMarkup(decoded.text) {
      throw .unreadableKind(kind.rawValue, advice: "请用浏览器或 WPS 打开，把正文另存为 docx 或纯文本再试。")
    }
    let cleaned = CleanText(decoded.text)
    var builder = TextPaperBuilder(text: cleaned.text, limits: limits)
    try builder.readLines()
    return Paper(
      format: .text, pageCount: builder.pages, blocks: builder.blocks,
      cautions: decoded.cautions + cleaned.cautions(isDamageKnown: !decoded.cautions.isEmpty))
  }
}
