package import HengDomain

/// What stands in the fields of a form (填充): a record, nothing yet, or the tags themselves.
protocol FormFilling {
  /// The two levels of each indicator row, in order.
  var levels: [FormLevels] { get }
  /// How many rows each explanation covers, by row; 0 on a row that is covered.
  var explained: [Int] { get }
  /// `row` is the place of the indicator row, nil outside the block; `members` are the rows of its first level.
  func runs(_ field: FormField, row: Int?) -> [Run]
  func levelRuns(_ field: RowField, level: Int, members: Range<Int>) -> [Run]
}

/// Where an indicator stands (指标层级).
package struct FormLevels: Hashable, Sendable {
  package var level1: IndicatorLevel1
  package var level2: IndicatorLevel2

  package init(level1: IndicatorLevel1, level2: IndicatorLevel2) {
    self.level1 = level1
    self.level2 = level2
  }

  /// The rows of a form that nobody has filled in.
  package static let ofOpenForm: [FormLevels] =
    [.quantity, .quality, .timeliness, .cost].map { FormLevels(level1: .output, level2: $0) }
    + [.economic, .social, .ecological, .sustainability].map { FormLevels(level1: .outcome, level2: $0) }
    + [FormLevels(level1: .satisfaction, level2: .satisfaction)]
}

/// The form with its tags, as `heng form define` reads it.
struct TagFilling: FormFilling {
  let layout: FormLayout
  var levels: [FormLevels] { [FormLevels(level1: .output, level2: .quantity)] }
  var explained: [Int] { [1] }

  func runs(_ field: FormField, row: Int?) -> [Run] { [.text("{{\(field.name)}}")] }
  func levelRuns(_ field: RowField, level: Int, members: Range<Int>) -> [Run] { [.text("{{\(field.rawValue)}}")] }
}

/// The form to be filled in by hand, with a row for each second level.
struct OpenFilling: FormFilling {
  let layout: FormLayout
  let year: String

  var levels: [FormLevels] { FormLevels.ofOpenForm }
  var explained: [Int] { levels.map { _ in 1 } }

  func runs(_ field: FormField, row: Int?) -> [Run] {
    switch field {
    case .head(.moneyUnit): [.text("万元")]
    case .head(.year): [.text(year)]
    case .head(.months): [.text("1-　月")]
    case .head(.executionPoints): [.text("10")]
    case .choice: [.text("☐")]
    default: [.text("")]
    }
  }

  func levelRuns(_ field: RowField, level: Int, members: Range<Int>) -> [Run] {
    switch field {
    case .level1: [.text(levels[members.lowerBound].level1.label)]
    case .level2: [.text(layout.label(levels[members.lowerBound].level2))]
    default: [.text("　")]
    }
  }
}

extension FormLayout {
  /// A second level as this form prints it, with what it demands.
  func label(_ level: IndicatorLevel2) -> String { level.label + (values.obligations[level.label] ?? "") }
}
