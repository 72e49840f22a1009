import HengDomain

/// What a field holds (字段类型): how it is set, and how a filled cell is read.
package enum FieldType: Hashable, Sendable {
  /// Words of a record.
  case text
  /// Words that the form prints as part of its own labels: year, months, unit, levels.
  case label
  case amount
  /// Points, scores, percentages of a plan.
  case number
  /// An execution rate as printed: `17%`.
  case rate
  case indicatorValue
  case tick
}

extension FormField {
  package var type: FieldType {
    switch self {
    case .head(let field): field.type
    case .fund(_, let column):
      switch column {
      case .initialBudget, .revisedBudget, .outturn: .amount
      case .rate: .rate
      case .weight, .score: .number
      }
    case .giver(_, let column): column == .rate ? .rate : .amount
    case .row(let field): field.type
    case .choice, .cause, .likelihood: .tick
    case .handwritten: .text
    }
  }

  /// Stands in the indicator block, once a row.
  package var isOfRow: Bool {
    switch self {
    case .row, .cause, .likelihood: true
    case .head, .fund, .giver, .choice, .handwritten: false
    }
  }

  /// Merged downwards over the rows that share one explanation (偏差原因 and what stands beside it).
  var isMergedByCause: Bool {
    switch self {
    case .row(.cause), .row(.likelihood), .row(.correctiveAction), .cause, .likelihood: true
    default: false
    }
  }

  /// The records that can fill the field; nil for any.
  package var records: Set<FormKind.Record>? {
    switch self {
    case .head(.months), .cause, .likelihood: [.monitoring]
    case .head(.achievement), .head(.executionPoints), .head(.total), .choice: [.selfEvaluation]
    case .head, .handwritten: nil
    case .fund(_, .initialBudget): nil
    case .fund(_, .outturn), .fund(_, .rate), .fund(_, .revisedBudget): [.monitoring, .selfEvaluation]
    case .fund(_, .weight), .fund(_, .score): [.selfEvaluation]
    case .giver: [.monitoring, .selfEvaluation]
    case .row(let field):
      switch field {
      case .level1, .level2, .name, .definition, .target, .comparator, .number, .measureUnit, .basis: nil
      case .valueToDate, .forecast, .cause, .likelihood, .correctiveAction, .remark: [.monitoring]
      case .level1Points, .weight, .actual, .score, .deviation: [.selfEvaluation]
      }
    }
  }

  /// How its cell is set where the form file does not say.
  var alignment: Cell.Alignment {
    switch type {
    case .text: .leading
    case .amount: .trailing
    case .label, .number, .rate, .indicatorValue, .tick: .centre
    }
  }
}

extension HeadField {
  fileprivate var type: FieldType {
    switch self {
    case .year, .moneyUnit, .months, .executionPoints, .sheetNumber: .label
    case .planMarch, .planJune, .planOctober, .planDecember, .total: .number
    default: .text
    }
  }

  /// Where a field is a month of the payment plan: its place among `PaymentPlan.months`.
  var planPlace: Int? {
    switch self {
    case .planMarch: 0
    case .planJune: 1
    case .planOctober: 2
    case .planDecember: 3
    default: nil
    }
  }
}

extension RowField {
  fileprivate var type: FieldType {
    switch self {
    case .level1, .level2, .level1Points: .label
    case .target, .valueToDate, .forecast, .actual, .number: .indicatorValue
    case .weight, .score: .number
    case .comparator, .measureUnit, .name, .definition, .basis, .cause, .likelihood, .correctiveAction, .remark, .deviation: .text
    }
  }
}
