package import HengValues

/// A value of a scheme with where it is stated (有出处的值): source, trust, and its place in the scheme file.
package struct Sourced<Value: Sendable>: Sendable {
  package var value: Value
  package var source: String
  package var trust: Trust
  package var place: Place

  package init(_ value: Value, source: String, trust: Trust, place: Place) {
    self.value = value
    self.source = source
    self.trust = trust
    self.place = place
  }

  package func map<Other>(_ transform: (Value) -> Other) -> Sourced<Other> {
    Sourced<Other>(transform(value), source: source, trust: trust, place: place)
  }

  /// `S000 第463行（S）`
  package var sourceText: String { "\(source)（\(trust.rawValue)）" }
}

extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}
