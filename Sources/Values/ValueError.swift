/// Why a text is not a value of its kind, in four parts for the person who typed it (输入有误).
package struct ValueError: Error, Hashable, Sendable {
  /// What was expected, in Chinese: `金额`.
  package var what: String
  /// The text as it was given.
  package var text: String
  package var reason: String
  package var remedy: String

  package init(what: String, text: String, reason: String, remedy: String) {
    self.what = what
    self.text = text
    self.reason = reason
    self.remedy = remedy
  }

  package var message: String { "\(what)“\(text)”无法识别：\(reason)。\(remedy)。" }
}
