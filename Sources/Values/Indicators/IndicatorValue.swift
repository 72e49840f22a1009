/// What stands in a target, actual or forecast cell of an indicator (指标值): the printed text and its typed form.
///
/// The grammar is the one of the published forms: white space inside a cell carries no meaning, full-width signs equal
/// half-width ones, and the first form that fits is taken. A text that no form fits is `.unrecognised`, never a zero.
package struct IndicatorValue: Hashable, Sendable {
  /// The cell as it was typed or extracted.
  package let printed: String
  package let form: Form

  package init(printed: String, form: Form) {
    self.printed = printed
    self.form = form
  }

  /// The kinds of value, in the order in which the grammar tries them.
  package enum Form: Hashable, Sendable {
    /// The cell repeats the indicator's name (同名).
    case tautology(String)
    case empty
    /// A template choice that nobody made: `是/否`, with whatever stands behind it.
    case placeholder(String)
    /// `≥95%`; `signs` is 1 but for misprints such as `90%%`, which count as one sign and are reported.
    case percent(Comparator, PrintedNumber, signs: Int)
    /// `2022年底`, `12月底前`, `2023年`.
    case deadline(Deadline)
    /// `1-12月`.
    case monthRange(first: Int, last: Int)
    /// `1612-1738元/月`, `80%-90%`, `10-20个`, `3~5天`.
    case range(ValueRange)
    /// `≥83.26万元`, `500元/人/月`; `hasYuan` is false for the misprint `2万/年`.
    case money(Comparator, PrintedNumber, Scale, hasYuan: Bool, per: [MeasureUnit])
    /// `≥10年`, `20个工作日`.
    case duration(Comparator, PrintedNumber, MeasureUnit)
    /// `1.47万人`, `≥3.6km`.
    case count(Comparator, PrintedNumber, Scale, MeasureUnit)
    /// `≥900` without a unit.
    case number(Comparator, PrintedNumber)
    /// An outside rate: `LPR(贷款市场报价利率)`, `银行基准利率`.
    case referenceRate(String)
    /// `是`, `否`, `有`, `无`.
    case boolean(String)
    /// A level word: `显著提升`, `合格`.
    case level(String)
    /// None of the above.
    case unrecognised(String)
  }

  /// How the printed figure bounds the value (比较符).
  package enum Comparator: String, CaseIterable, Hashable, Sendable {
    case none = ""
    case atLeast = "≥"
    case atMost = "≤"
    case above = ">"
    case below = "<"
    case equal = "="
    case about = "约"
  }

  /// A scale inside a value: `1.47万人`, `43.2039亿元`.
  package enum Scale: String, CaseIterable, Hashable, Sendable {
    case one = ""
    case wan = "万"
    case yi = "亿"

    package var exponent: Int {
      switch self {
      case .one: 0
      case .wan: 4
      case .yi: 8
      }
    }
  }

  /// A number with its printed digits and whether it bore thousands separators.
  package struct PrintedNumber: Hashable, Sendable {
    package let digits: ExactDecimal
    package let isGrouped: Bool

    package init(_ digits: ExactDecimal, isGrouped: Bool = false) {
      self.digits = digits
      self.isGrouped = isGrouped
    }

    package var text: String { isGrouped ? digits.grouped : digits.description }
  }

  /// A day, month or year by which something is due (时限), as printed.
  package struct Deadline: Hashable, Sendable {
    package enum Ending: String, CaseIterable, Hashable, Sendable {
      case none = ""
      case bottom = "底"
      case end = "末"
      case middle = "中旬"
      case first = "初"
    }
    package var year: Int?
    package var month: Int?
    package var day: Int?
    package var ending: Ending
    /// `前`: before the end of it.
    package var isBefore: Bool

    package init(year: Int?, month: Int?, day: Int? = nil, ending: Ending = .none, isBefore: Bool = false) {
      self.year = year
      self.month = month
      self.day = day
      self.ending = ending
      self.isBefore = isBefore
    }

    /// Whether the calendar has it: a year of 1900…2099 or a month, no 13月, no 4月31日; 2月29日 needs no year.
    package var exists: Bool {
      guard year != nil || month != nil, (1900...2099).contains(year ?? 2000), (1...12).contains(month ?? 1) else { return false }
      return day.map { (1...CivilDate.days(inMonth: month ?? 1, of: year ?? 2000)).contains($0) } ?? true
    }

    package var text: String {
      (year.map { "\($0)年" } ?? "") + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
        + ending.rawValue + (isBefore ? "前" : "")
    }
  }
}

extension IndicatorValue {
  /// The value in its own words, without the white space of the cell.
  package var text: String { form.text }

  package var isEmpty: Bool { form == .empty }

  package var comparator: Comparator {
    switch form {
    case .percent(let comparator, _, _), .money(let comparator, _, _, _, _), .duration(let comparator, _, _),
      .count(let comparator, _, _, _), .number(let comparator, _):
      comparator
    default: .none
    }
  }

  /// A bound such as `≥95%` says what the value is not; as an actual value it is a finding.
  package var isBound: Bool { comparator != .none && comparator != .equal }
}

extension IndicatorValue.Form {
  package var text: String {
    switch self {
    case .tautology(let text), .level(let text), .unrecognised(let text), .boolean(let text), .referenceRate(let text): text
    case .empty: ""
    case .placeholder(let rest): "是/否" + rest
    case .percent(let comparator, let number, let signs): comparator.rawValue + number.text + String(repeating: "%", count: signs)
    case .deadline(let deadline): deadline.text
    case .monthRange(let first, let last): "\(first)-\(last)月"
    case .range(let range): range.text
    case .money(let comparator, let number, let scale, let hasYuan, let per):
      comparator.rawValue + number.text + scale.rawValue + (hasYuan ? "元" : "") + per.perText
    case .duration(let comparator, let number, let unit): comparator.rawValue + number.text + unit.rawValue
    case .count(let comparator, let number, let scale, let unit): comparator.rawValue + number.text + scale.rawValue + unit.rawValue
    case .number(let comparator, let number): comparator.rawValue + number.text
    }
  }
}

extension [MeasureUnit] {
  /// `/人/月`.
  package var perText: String { map { "/" + $0.rawValue }.joined() }
}
