import HengWriters
import Mustache

/// Where a template prints text (文字处) and where it prints an attribute's value.
///
/// What `{{x}}` prints between tags goes through `HTMLEscape.words`, so that no line end parts a number, code or date, whoever wrote
/// the text. In a tag, and where HTML knows no elements (`title`, `option`, `textarea`), it is escaped and nothing else.
enum TemplateText {
  private struct Words: MustacheContentType {
    func escapeText(_ text: String) -> String { HTMLEscape.words(text) }
  }

  private static let name = "WORDS"
  private static let plain: Set<String> = ["title", "option", "textarea"]

  /// The template with each place of text marked. Call once before parsing.
  static func prepared(_ template: String) -> String {
    MustacheContentTypes.register(Words(), named: name)
    var text = ""
    var place = Place()
    var rest = template[...]
    while let first = rest.first {
      if rest.starts(with: "{{"), let end = rest.firstRange(of: rest.starts(with: "{{{") ? "}}}" : "}}")?.upperBound {
        let token = rest[..<end]
        text += place.holdsText && isVariable(token) ? "{{% CONTENT_TYPE:\(name)}}\(token){{% CONTENT_TYPE:HTML}}" : token
        rest = rest[end...]
      } else {
        place.pass(rest)
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  private static func isVariable(_ token: Substring) -> Bool {
    guard let sign = token.dropFirst(2).first else { return false }
    return sign.isLetter || sign == "."
  }

  /// What stands before a place: an open tag, or an element without elements.
  private struct Place {
    private var isInTag = false
    private var element: String?

    var holdsText: Bool { !isInTag && element == nil }

    mutating func pass(_ rest: Substring) {
      if rest.first == ">" { isInTag = false }
      guard rest.first == "<" else { return }
      isInTag = true
      if rest.starts(with: "</") {
        element = nil
      } else {
        let opened = String(rest.dropFirst().prefix { $0.isLetter || $0.isNumber })
        if TemplateText.plain.contains(opened) { element = opened }
      }
    }
  }
}
