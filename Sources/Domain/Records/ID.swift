/// The identity of one kind of record (标识). Ids of different records do not mix; they are assigned by the caller, never by a clock.
package struct ID<Record>: Hashable, Sendable, Comparable, Codable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
