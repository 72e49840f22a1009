/// What stands in a cell that may hold a value (填报值): a value, nothing because there is none, not yet filled in, or not applicable.
///
/// Blank, zero, 未填 and 不适用 are four different things and are never turned into one another.
package enum Entry<Value: Hashable & Sendable>: Hashable, Sendable {
  case value(Value)
  /// The cell is empty and that means "none", as 其他资金 on a form.
  case blank
  /// The cell must be filled and has not been (未填).
  case unfilled
  /// The form prints a dash: the question does not arise (不适用).
  case notApplicable

  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  package func map<Other>(_ transform: (Value) -> Other) -> Entry<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .blank: .blank
    case .unfilled: .unfilled
    case .notApplicable: .notApplicable
    }
  }

  /// How the entry prints: blank and 未填 as an empty cell, 不适用 as a dash.
  package func printed(_ text: (Value) -> String) -> String {
    switch self {
    case .value(let value): text(value)
    case .blank, .unfilled: ""
    case .notApplicable: "—"
    }
  }
}
