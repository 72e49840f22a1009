import HengValues

extension Collection<Place> {
  /// All the places as one; nil where there is none.
  var whole: Place? { first.map { first in dropFirst().reduce(first) { $0.union($1) } } }
}
