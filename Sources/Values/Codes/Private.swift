/// A value that does not show itself (隐私值): identity numbers, card numbers, telephone numbers, names of villagers.
///
/// Description, interpolation, `dump`, reflection and JSON give `•••`. The value comes out only by `revealed(because:)`.
/// A record that must be stored whole is written by the store with `revealed(because: .storage)`, never through `Encodable`.
/// Reading is open: JSON that brings a value in is decoded; the mask itself is refused, lest a shown paper overwrite data.
package struct Private<Value> {
  private let value: Value

  package init(_ value: Value) { self.value = value }

  package static var mask: String { "•••" }

  /// The value; the caller answers for the reason and logs it where a person asked.
  package func revealed(because reason: AccessReason) -> Value { value }

  /// Another private value made from this one, without leaving privacy: a birth date from an identity number.
  package func map<Other, Failure: Error>(_ transform: (Value) throws(Failure) -> Other) throws(Failure) -> Private<Other> {
    Private<Other>(try transform(value))
  }
}

extension Private: Sendable where Value: Sendable {}
extension Private: Equatable where Value: Equatable {}
extension Private: Hashable where Value: Hashable {}

extension Private: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { Self.mask }
  package var debugDescription: String { Self.mask }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Private: Encodable where Value: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Self.mask)
  }
}

extension Private: Decodable where Value: Decodable {
  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self), text == Self.mask {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "“\(Self.mask)”是遮盖后的显示，不能作为数据读回。请提供原值。"))
    }
    self.init(try Value(from: decoder))
  }
}

extension Private where Value: PersonalValue {
  /// The masked form for papers and screens: `110105********002X`.
  package var masked: String { value.masked }
}
