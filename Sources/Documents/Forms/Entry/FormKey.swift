import HengDomain

/// A cell of a form as it is filled in on screen (填写格): its field, and the row where it stands in the indicator block.
///
/// As text it names the control of the page and comes back with what was typed: `年度总体目标`, `3.指标值` (rows count from 1).
package struct FormKey: Hashable, Sendable {
  package let field: FormField
  /// The place of the indicator row, from 0; nil outside the block.
  package let row: Int?

  package init(_ field: FormField, row: Int? = nil) {
    self.field = field
    self.row = row
  }

  package var text: String { (row.map { "\($0 + 1)." } ?? "") + field.name }
}

extension FormKind.Record {
  /// Whether people fill a field in; everything else comes from the ledger, the project's registration or the rules (由台账带入).
  package func isEntered(_ field: FormField) -> Bool {
    switch field {
    case .head(let field):
      switch self {
      case .target: field == .objective
      case .monitoring: false
      case .selfEvaluation: field == .achievement
      }
    case .row(let field):
      switch self {
      case .target: [.name, .definition, .target, .comparator, .number, .measureUnit, .basis].contains(field)
      case .monitoring: [.valueToDate, .forecast, .cause, .likelihood, .correctiveAction, .remark].contains(field)
      case .selfEvaluation: [.actual, .weight, .score, .deviation].contains(field)
      }
    case .cause, .likelihood: self == .monitoring
    case .fund, .giver, .choice, .handwritten: false
    }
  }

  /// Whether a form that lacks it is not complete (必填).
  package func isRequired(_ field: FormField) -> Bool {
    switch (self, field) {
    case (.target, .head(.objective)), (.selfEvaluation, .head(.achievement)): true
    case (.target, .row(let field)): [.name, .target, .number].contains(field)
    case (.monitoring, .row(let field)): [.valueToDate, .forecast].contains(field)
    case (.selfEvaluation, .row(let field)): [.actual, .weight].contains(field)
    default: false
    }
  }
}
