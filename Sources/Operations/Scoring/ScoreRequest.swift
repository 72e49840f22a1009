import HengDomain
import HengRules
import HengValues

/// The JSON that `heng score` reads: amounts and values are the printed texts; `unit` is the form's money unit.
struct ScoreRequest: Decodable {
  struct Budget: Decodable {
    let initial: PrintedNumber?
    let revised: PrintedNumber?
    let outturn: PrintedNumber?
    let weight: PrintedNumber?
    let score: PrintedNumber?
  }

  struct Indicator: Decodable {
    let level1: String
    let level2: String
    let name: String
    let target: PrintedNumber?
    let actual: PrintedNumber?
    /// Left out on every row of a group, the group's points are split equally.
    let weight: PrintedNumber?
    let direction: String?
    let coefficient: PrintedNumber?
    let score: PrintedNumber?
    let deviation: String?
  }

  let profile: String?
  let year: Int
  let project: String
  let unit: String
  let budget: Budget
  let indicators: [Indicator]
  let total: PrintedNumber?
  let grade: String?
}

/// A figure given as the printed text; a bare JSON number is read by its digits.
struct PrintedNumber: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else if let whole = try? container.decode(Int.self) {
      text = String(whole)
    } else {
      throw DecodingError.typeMismatch(
        String.self, .init(codingPath: decoder.codingPath, debugDescription: "小数请写成带引号的文字，例如 \"12.5\""))
    }
  }
}

/// Why a file of self-evaluations cannot be read (输入有误): file, field, reason, what to do.
package struct ScoreInputError: Error, Hashable, Sendable {
  package let file: String
  package let field: String
  package let reason: String
  package let remedy: String

  init(file: String, field: String, reason: String, remedy: String) {
    self.file = file
    self.field = field
    self.reason = reason
    self.remedy = remedy
  }

  /// From a message of a reader: the first sentence is the reason, the rest says what to do.
  init(file: String, field: String = "", message: String) {
    let sentences = message.split(separator: "。", maxSplits: 1)
    let remedy = sentences.count > 1 ? String(sentences[1]) : "请核对文件"
    self.init(
      file: file, field: field, reason: sentences.first.map(String.init) ?? message,
      remedy: remedy.hasSuffix("。") ? String(remedy.dropLast()) : remedy)
  }

  package var message: String {
    "\(file)\(field.isEmpty ? "" : " 的 \(field)")：\(reason)。\(remedy)。"
  }
}

extension ScoreRequest {
  func sheet(file: String) throws(ScoreInputError) -> ScoringSheet {
    let reader = FieldReader(file: file)
    let unit = try reader.choice(MoneyUnit(rawValue: unit), unit, "unit", MoneyUnit.allCases.map(\.rawValue))
    let fiscalYear = try reader.value("year") { () throws(ValueError) in try FiscalYear(year) }
    var rows: [ScoringSheet.Row] = []
    for (index, indicator) in indicators.enumerated() {
      rows.append(try indicator.row(reader, "indicators[\(index)]"))
    }
    let weight = try reader.decimal(budget.weight, "budget.weight") ?? ExactDecimal(10)
    return ScoringSheet(
      project: project, year: fiscalYear, unit: unit,
      execution: ScoringSheet.Execution(
        initial: try reader.amount(budget.initial, unit, "budget.initial"),
        revised: try reader.amount(budget.revised, unit, "budget.revised"),
        outturn: try reader.amount(budget.outturn, unit, "budget.outturn"), weight: weight,
        printedScore: try reader.decimal(budget.score, "budget.score"), citation: Citation(paper: file, lines: "budget")),
      rows: rows, printedTotal: try reader.decimal(total, "total"),
      printedGrade: try grade.map { text throws(ScoreInputError) in
        try reader.choice(Grade(rawValue: text), text, "grade", Grade.allCases.map(\.rawValue))
      })
  }
}

extension ScoreRequest.Indicator {
  fileprivate func row(_ reader: FieldReader, _ field: String) throws(ScoreInputError) -> ScoringSheet.Row {
    let given = try reader.decimal(weight, "\(field).weight")
    let weight = given ?? .zero
    if let given, !(ExactDecimal.zero < given) {
      throw ScoreInputError(file: reader.file, field: "\(field).weight", reason: "分值“\(weight)”不大于0", remedy: "请填该指标的分值")
    }
    let coefficient = try reader.decimal(coefficient, "\(field).coefficient")
    if let coefficient, coefficient.isNegative || coefficient > ExactDecimal(1) {
      throw ScoreInputError(
        file: reader.file, field: "\(field).coefficient", reason: "评分系数“\(coefficient)”不在0至1之间", remedy: "请填0至1之间的数")
    }
    return ScoringSheet.Row(
      level1: try reader.choice(IndicatorLevel1(printed: level1), level1, "\(field).level1", IndicatorLevel1.allCases.map(\.label)),
      level2: try reader.choice(IndicatorLevel2(printed: level2), level2, "\(field).level2", IndicatorLevel2.allCases.map(\.label)),
      name: name, target: IndicatorValue(parsing: target?.text ?? "", name: name),
      actual: IndicatorValue(parsing: actual?.text ?? "", name: name), weight: weight,
      direction: try direction.map { text throws(ScoreInputError) in
        try reader.choice(
          IndicatorDirection(rawValue: text), text, "\(field).direction", IndicatorDirection.allCases.map(\.rawValue))
      }, coefficient: coefficient, printedScore: try reader.decimal(score, "\(field).score"), deviation: deviation ?? "",
      citation: Citation(paper: reader.file, lines: field))
  }
}

/// Reads printed texts of one file and names the field that is wrong.
private struct FieldReader {
  let file: String

  func value<Value>(_ field: String, _ make: () throws(ValueError) -> Value) throws(ScoreInputError) -> Value {
    do throws(ValueError) { return try make() } catch {
      throw ScoreInputError(file: file, field: field, reason: "\(error.what)“\(error.text)”无法识别，\(error.reason)", remedy: error.remedy)
    }
  }

  func required(_ text: PrintedNumber, _ field: String) throws(ScoreInputError) -> ExactDecimal {
    try value(field) { () throws(ValueError) in try ExactDecimal(parsing: text.text) }
  }

  func decimal(_ text: PrintedNumber?, _ field: String) throws(ScoreInputError) -> ExactDecimal? {
    guard let text, !text.text.trimmedSpaces.isEmpty else { return nil }
    return try required(text, field)
  }

  func amount(_ text: PrintedNumber?, _ unit: MoneyUnit, _ field: String) throws(ScoreInputError) -> PrintedAmount? {
    guard let text, !text.text.trimmedSpaces.isEmpty else { return nil }
    return try value(field) { () throws(ValueError) in try PrintedAmount(parsing: text.text, unit: unit) }
  }

  func choice<Value>(_ value: Value?, _ text: String, _ field: String, _ known: [String]) throws(ScoreInputError) -> Value {
    guard let value else {
      throw ScoreInputError(
        file: file, field: field, reason: "“\(text)”不在可选范围内", remedy: "可选：\(known.joined(separator: "、"))")
    }
    return value
  }
}

extension IndicatorLevel1 {
  /// Reads the label of a form: `产出指标`, `产出指标（50分）`, `产出`.
  package init?(printed text: String) {
    let compact = text.halfWidth.withoutSpaces
    guard let level = Self.allCases.first(where: { compact.hasPrefix(String($0.label.dropLast(2))) }) else { return nil }
    self = level
  }
}

extension IndicatorLevel2 {
  /// Reads the label of a form: `数量指标(必填硬性指标)`, `可持续影响`, `满意度指标`.
  package init?(printed text: String) {
    let compact = text.halfWidth.withoutSpaces
    if compact.holds("满意度") {
      self = .satisfaction
      return
    }
    guard let level = Self.allCases.first(where: { compact.hasPrefix(String($0.label.dropLast(2))) }) else { return nil }
    self = level
  }
}
