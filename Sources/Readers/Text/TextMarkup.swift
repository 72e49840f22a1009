/// A text file that is markup as a whole, by its first tag (标记文件); a comment or an XML declaration may stand before it.
enum TextMarkup: String {
  case page = "网页（HTML）"
  case archive = "网页存档（MHT）"
  case rtf = "RTF 文档"
  case xml = "XML 文件"

  init?(_ text: [UInt8]) {
    var rest = text.prefix(4_096)
    if rest.starts(with: Array("{\\rtf".utf8)) {
      self = .rtf
      return
    }
    if rest.starts(with: Array("MIME-Version:".utf8)) {
      self = .archive
      return
    }
    while true {
      rest = rest.drop { $0 <= 0x20 }
      if rest.starts(with: Array("<!--".utf8)), let end = Self.end(of: "-->", in: rest) {
        rest = rest[end...]
      } else if rest.starts(with: Array("<?xml".utf8)), let end = Self.end(of: "?>", in: rest) {
        rest = rest[end...]
        if !Self.isPage(rest.drop { $0 <= 0x20 }) {
          self = .xml
          return
        }
      } else {
        guard Self.isPage(rest) else { return nil }
        self = .page
        return
      }
    }
  }

  /// A page, or the piece of one that a form's own address gives.
  private static func isPage(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(16).map(HTMLTokenizer.lowered)
    let names = ["<!doctype html", "<html", "<head", "<body", "<meta", "<!--", "<title", "<table", "<section class", "<div class"]
    return names.contains { head.starts(with: $0.utf8) }
  }

  private static func end(of mark: String, in text: ArraySlice<UInt8>) -> Int? {
    let mark = Array(mark.utf8)
    guard text.count >= mark.count else { return nil }
    return (text.startIndex...text.endIndex - mark.count).first { text[$0...].starts(with: mark) }.map { $0 + mark.count }
  }
}
