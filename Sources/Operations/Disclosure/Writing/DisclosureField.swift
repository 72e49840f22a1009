import HengDomain
import HengText
import HengValues

/// One place where people write for a department's year-end papers (填写项): what is asked, and how the text stands in the record.
package struct DisclosureField: Sendable {
  package enum Shape: Hashable, Sendable {
    /// A single line.
    case line
    /// Running text of several paragraphs, a paragraph each line.
    case paragraphs
    case choice([String])
  }

  package let key: String
  package let label: String
  /// What to write and how; empty where the label says it.
  package let hint: String
  package let shape: Shape
  let read: @Sendable (DisclosureRecord) -> String
  let write: @Sendable (inout DisclosureRecord, String) throws(FieldFault) -> Void

  init(
    _ key: String, _ label: String, hint: String = "", _ shape: Shape = .paragraphs, read: @escaping @Sendable (DisclosureRecord) -> String,
    write: @escaping @Sendable (inout DisclosureRecord, String) throws(FieldFault) -> Void
  ) {
    self.key = key
    self.label = label
    self.hint = hint
    self.shape = shape
    self.read = read
    self.write = write
  }

  /// What keeps a text from being kept; nil when nothing does.
  func fault(of text: String) -> FieldFault? {
    if let excess = TypedLength.text.excess(of: text) { return FieldFault("\(excess)，请删减") }
    for line in text.lines { if let fault = TypedWords.fault(of: line) { return FieldFault("\(fault.reason)，\(fault.remedy)") } }
    return nil
  }
}

/// Why a text cannot stand where it was typed (填写错误).
package struct FieldFault: Error, Hashable, Sendable {
  package let message: String

  init(_ message: String) { self.message = message }
}

extension String {
  /// As a form sends it: line ends of one kind, no blanks at the ends of lines, no empty lines.
  package var tidyLines: String { lines.joined(separator: "\n") }

  /// The lines that hold something.
  var lines: [String] {
    split(whereSeparator: \.isNewline).map { String($0).trimmedSpaces }.filter { !$0.isEmpty }
  }
}
