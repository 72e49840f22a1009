import HengValues

/// What a web page carries beside its text (网页检查).
enum MarkupInspection {
  private static let marks: [(mark: String, kind: HiddenContent.Kind)] = [
    ("<!--", .comment), ("<script", .script), ("javascript:", .script), ("display:none", .hiddenText), ("display: none", .hiddenText),
    ("visibility:hidden", .hiddenText), (" hidden>", .hiddenText), (" hidden ", .hiddenText), ("type=\"hidden\"", .hiddenText),
    ("name=\"author\"", .person), ("name=\"generator\"", .person), ("<ins>", .revision), ("<del>", .revision), ("<iframe", .embedded),
    ("<object", .embedded), ("<embed", .embedded), ("src=\"http", .link), ("href=\"file:", .link),
  ]

  static func hiddenContent(in bytes: [UInt8]) -> [HiddenContent] {
    let page = String(decoding: bytes, as: UTF8.self).lowercased()
    guard page.holds("<html") else { return [] }
    return marks.filter { page.holds($0.mark) }.map { HiddenContent($0.kind, place: "网页", words: $0.mark) }
  }
}
