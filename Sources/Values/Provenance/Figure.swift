/// A printed number with its explanation (数字): the text that stands on paper, and where it comes from.
///
/// `key` is the figure's address inside its project or county-year (`selfEvaluation.rows.2.score`); the "why" page and
/// `heng explain` find it by this key. Templates print `text` and never compute.
package struct Figure: Hashable, Sendable, Codable {
  package var key: String
  package var text: String
  package var trace: Trace

  package init(key: String, text: String, trace: Trace) {
    self.key = key
    self.text = text
    self.trace = trace
  }

  /// A figure that prints a recorded fact as it stands.
  package static func recorded(key: String, label: String, text: String, _ citation: Citation) -> Figure {
    Figure(key: key, text: text, trace: .recorded(label, value: text.isEmpty ? "（空白）" : text, citation))
  }
}
