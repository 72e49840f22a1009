import HengDomain
package import HengValues

/// Domain values as database values. A value that could not be read back is refused before it is written.
extension SQLValue {
  static func id<Record>(_ id: ID<Record>) -> SQLValue { .text(id.text) }
  static func id<Record>(_ id: ID<Record>?) -> SQLValue { .text(ifPresent: id?.text) }
  static func flag(_ flag: Bool) -> SQLValue { .integer(flag ? 1 : 0) }

  static func money(_ money: Money) throws(LedgerError) -> SQLValue {
    guard let fen = Int64(exactly: money.fen), fen.magnitude <= Money.mostFen.magnitude else {
      throw .refused(.unstorable(what: "金额", text: money.yuan.grouped, reason: "超过十万亿元"))
    }
    return .integer(fen)
  }

  static func money(_ money: Money?) throws(LedgerError) -> SQLValue {
    guard let money else { return .null }
    return try .money(money)
  }

  /// How many there are of something; `what` names it in the refusal of a negative number.
  static func count(_ count: Int, _ what: String) throws(LedgerError) -> SQLValue {
    guard count >= 0 else { throw .refused(.unstorable(what: what, text: "\(count)", reason: "数量不能是负数")) }
    return .integer(count)
  }

  static func decimal(_ decimal: ExactDecimal) throws(LedgerError) -> SQLValue { .text(try storable(decimal)) }

  static func decimal(_ decimal: ExactDecimal?) throws(LedgerError) -> SQLValue {
    guard let decimal else { return .null }
    return try .decimal(decimal)
  }

  static func entry(_ entry: Entry<ExactDecimal>) throws(LedgerError) -> SQLValue {
    if case .value(let decimal) = entry { return .text("value:" + (try storable(decimal))) }
    return tag(entry)
  }

  static func entry(_ entry: Entry<PrintedAmount>) throws(LedgerError) -> SQLValue {
    guard case .value(let amount) = entry else { return tag(entry) }
    do throws(ValueError) {
      _ = try PrintedAmount(parsing: amount.digits.description, unit: amount.unit)
    } catch { throw .refused(.unstorable(what: "金额", text: amount.text, reason: error.reason)) }
    return .text("value:" + amount.text)
  }

  static func entry(_ entry: Entry<String>) -> SQLValue {
    if case .value(let text) = entry { .text("value:" + text) } else { tag(entry) }
  }

  private static func tag<Value>(_ entry: Entry<Value>) -> SQLValue {
    switch entry {
    case .value, .blank: "blank"
    case .unfilled: "unfilled"
    case .notApplicable: "notApplicable"
    }
  }

  private static func storable(_ decimal: ExactDecimal) throws(LedgerError) -> String {
    let text = decimal.description
    do throws(ValueError) {
      _ = try ExactDecimal(parsing: text)
      return text
    } catch { throw .refused(.unstorable(what: "数字", text: text, reason: error.reason)) }
  }
}

extension LedgerRow {
  static func citation(_ citation: Citation) throws(LedgerError) -> LedgerRow {
    guard !citation.paper.isEmpty else {
      throw .refused(.unstorable(what: "来源", text: citation.lines, reason: "没有写明来源文件"))
    }
    return ["cited_paper": .text(citation.paper), "cited_lines": .text(citation.lines)]
  }
}

/// Domain values out of a row. What cannot be read was changed from outside, and says so.
extension SQLRow {
  func id<Record>(_ column: String) throws(StoreError) -> ID<Record> { ID(try text(column)) }

  func optionalID<Record>(_ column: String) throws(StoreError) -> ID<Record>? {
    guard let text = try optionalText(column) else { return nil }
    return ID(text)
  }

  func number(_ column: String) throws(StoreError) -> Int { Int(try integer(column)) }

  func money(_ column: String) throws(StoreError) -> Money { Money(fen: Int128(try integer(column))) }

  func optionalMoney(_ column: String) throws(StoreError) -> Money? {
    guard let fen = try optionalInteger(column) else { return nil }
    return Money(fen: Int128(fen))
  }

  func value<Value>(_ column: String, _ parse: (String) throws(ValueError) -> Value) throws(StoreError) -> Value {
    try parsed(try text(column), column, parse)
  }

  func optional<Value>(_ column: String, _ parse: (String) throws(ValueError) -> Value) throws(StoreError) -> Value? {
    guard let text = try optionalText(column) else { return nil }
    return try parsed(text, column, parse)
  }

  func choice<Value: RawRepresentable<String>>(_ column: String) throws(StoreError) -> Value {
    guard let value = Value(rawValue: try text(column)) else { throw odd(column) }
    return value
  }

  func optionalChoice<Value: RawRepresentable<String>>(_ column: String) throws(StoreError) -> Value? {
    try value(column) == .null ? nil : choice(column)
  }

  func entry<Value>(_ column: String, _ parse: (String) throws(ValueError) -> Value) throws(StoreError) -> Entry<Value> {
    let (text, tag) = (try text(column), "value:".utf8)
    switch text {
    case "blank": return .blank
    case "unfilled": return .unfilled
    case "notApplicable": return .notApplicable
    default:
      // By bytes: a combining mark after the colon would otherwise join it.
      guard text.utf8.starts(with: tag) else { throw odd(column) }
      return .value(try parsed(String(decoding: text.utf8.dropFirst(tag.count), as: UTF8.self), column, parse))
    }
  }

  func decimalEntry(_ column: String) throws(StoreError) -> Entry<ExactDecimal> {
    try entry(column) { text throws(ValueError) in try ExactDecimal(parsing: text) }
  }

  func decimal(_ column: String) throws(StoreError) -> ExactDecimal {
    try value(column) { text throws(ValueError) in try ExactDecimal(parsing: text) }
  }

  func optionalDecimal(_ column: String) throws(StoreError) -> ExactDecimal? {
    try optional(column) { text throws(ValueError) in try ExactDecimal(parsing: text) }
  }

  func year(_ column: String) throws(StoreError) -> FiscalYear {
    let year = try number(column)
    do throws(ValueError) { return try FiscalYear(year) } catch { throw odd(column) }
  }

  func optionalYear(_ column: String) throws(StoreError) -> FiscalYear? { try value(column) == .null ? nil : year(column) }

  func optionalDate(_ column: String) throws(StoreError) -> CivilDate? {
    try optional(column) { text throws(ValueError) in try CivilDate(text) }
  }

  func functionalCode(_ column: String) throws(StoreError) -> FunctionalCode {
    try value(column) { text throws(ValueError) in try FunctionalCode(text) }
  }

  /// One of a numbered list: a kind of receipt, a line of 公开10.
  func numbered<Value: RawRepresentable<Int>>(_ column: String) throws(StoreError) -> Value {
    guard let value = Value(rawValue: try number(column)) else { throw odd(column) }
    return value
  }

  func citation() throws(StoreError) -> Citation {
    Citation(paper: try text("cited_paper"), lines: try text("cited_lines"))
  }

  func odd(_ column: String) -> StoreError {
    .unexpectedColumn(statement: statement, column: column, expected: "本程序写入的值", found: "无法识别的值")
  }

  private func parsed<Value>(
    _ text: String, _ column: String, _ parse: (String) throws(ValueError) -> Value
  ) throws(StoreError) -> Value {
    do throws(ValueError) { return try parse(text) } catch { throw odd(column) }
  }
}

extension PrintedAmount {
  /// Reads `text` back: `6.5904万元`.
  init(stored text: String) throws(ValueError) {
    let unit: MoneyUnit = text.hasSuffix("亿元") ? .yiYuan : text.hasSuffix("万元") ? .wanYuan : .yuan
    try self.init(parsing: String(text.dropLast(text.hasSuffix(unit.rawValue) ? unit.rawValue.count : 0)), unit: unit)
  }
}

extension MoneyUnit {
  /// Those in which the ledger keeps its own forms and last year's tables; papers of others also print 千元.
  package static let kept: [MoneyUnit] = [.yuan, .wanYuan, .yiYuan]
}
