/// How long what a person types may be (填写长度), in characters.
package enum TypedLength: Int, Sendable {
  /// A person's name.
  case name = 60
  /// A reason or opinion, a file's name.
  case note = 2_000
  /// A paragraph of an objective, a report, a reason in print.
  case text = 20_000

  /// `共3005字，超过2000字`; nil when the text fits.
  package func excess(of text: String) -> String? {
    // A character has at least one byte: most texts need no count.
    guard text.utf8.count > rawValue else { return nil }
    let count = text.unicodeScalars.count
    return count > rawValue ? "共\(count)字，超过\(rawValue)字" : nil
  }
}
