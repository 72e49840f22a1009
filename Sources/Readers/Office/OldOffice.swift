/// What an old office file holds (旧版 Office 文件), by its content: endings lie, and .wps and .et are .doc and .xls inside.
package enum OldOffice: Hashable, Sendable {
  case document, workbook, richText

  /// The ending under which LibreOffice opens it, and what it makes of it.
  var ending: String {
    switch self {
    case .document: "doc"
    case .workbook: "xls"
    case .richText: "rtf"
    }
  }
  var target: String { self == .workbook ? "xlsx" : "docx" }
  var filter: String { self == .workbook ? "xlsx:Calc MS Excel 2007 XML" : "docx:MS Word 2007 XML" }

  /// Nil for other kinds.
  package init?(_ bytes: [UInt8]) {
    if FileSignature.isOLE(bytes) {
      // The directory of the container names its streams in UTF-16.
      if FileSignature.holdsWide(bytes, "WordDocument") {
        self = .document
      } else if FileSignature.holdsWide(bytes, "Workbook") || FileSignature.holdsWide(bytes, "Book") {
        self = .workbook
      } else {
        return nil
      }
    } else if bytes.starts(with: Array("{\\rtf".utf8)) {
      self = .richText
    } else {
      return nil
    }
  }
}
