/// A value with one strict printed form and a tolerant reading (可打印值).
///
/// Law: `Self(x.text) == x` for every `x`. In JSON it is the single string `text`; a string that cannot be read fails to
/// decode with the Chinese message of its `ValueError`.
package protocol PrintedValue: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Reads a typed or printed form.
  init(_ text: String) throws(ValueError)
  /// The strict printed form.
  var text: String { get }
}

extension PrintedValue {
  package var description: String { text }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    do throws(ValueError) {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: error.message))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
