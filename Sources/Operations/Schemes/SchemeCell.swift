import HengDomain
import HengValues

/// Reads a cell of a roster as a value of its field (单元格取值).
struct SchemeCell {
  let field: SchemeField
  /// Of a column of amounts: the unit in its head, 元 where it says none.
  var unit = MoneyUnit.yuan
  /// Whether the head says that figures are per cent.
  var isPercent = false

  private static let truths: [String: Bool] = [
    "是": true, "有": true, "√": true, "✓": true, "1": true, "Y": true, "y": true, "能": true, "已": true, "符合": true,
    "否": false, "无": false, "×": false, "0": false, "N": false, "n": false, "不能": false, "未": false, "不符合": false, "没有": false,
  ]

  /// Nil for an empty cell.
  func value(_ text: String) throws(ValueError) -> SchemeValue? {
    let text = text.trimmedSpaces
    guard !text.isEmpty else { return nil }
    switch field.kind {
    case .text: return .word(text)
    case .list:
      let items = text.halfWidth.split { "、,;；，".contains($0) || $0.isWhitespace }.map(String.init)
      guard Set(items).count == items.count else {
        throw ValueError(what: field.name, text: shown(text), reason: "同一项写了两次", remedy: "请删去重复的一项")
      }
      return .list(items)
    case .word: return .word(try word(text.withoutSpaces))
    case .truth:
      guard let truth = Self.truths[text.withoutSpaces] else {
        throw ValueError(what: field.name, text: shown(text), reason: "看不出是还是否", remedy: "请写“是”或“否”")
      }
      return .truth(truth)
    case .money: return .number(try money(text))
    case .share: return .number(try share(text))
    case .count(let unit): return .number(try count(text, unit))
    case .date: return .date(try CivilDate(text))
    case .idNumber: return .word(try IDNumber(text).text)
    case .creditCode: return .word(try CreditCode(text).text)
    }
  }

  private func shown(_ text: String) -> String { field.isPrivate ? Private<Int>.mask : text }

  private func word(_ text: String) throws(ValueError) -> String {
    if field.words.contains(text) { return text }
    if let word = field.otherWritings[text] { return word }
    throw ValueError(
      what: field.name, text: shown(text), reason: "不在可以写的取值之中", remedy: "请写成：\(field.words.joined(separator: "、"))")
  }

  /// In 元.
  private func money(_ text: String) throws(ValueError) -> ExactDecimal {
    var digits = text.withoutSpaces, unit = unit
    for known in [MoneyUnit.wanYuan, .yiYuan, .qianYuan, .yuan] where digits.hasSuffix(known.rawValue) {
      digits.removeLast(known.rawValue.count)
      unit = known
      break
    }
    let money = try PrintedAmount(parsing: digits, unit: unit).money
    guard !money.isNegative else { throw ValueError(what: field.name, text: text, reason: "不能是负数", remedy: "请核对金额") }
    return money.yuan.trimmed
  }

  private func share(_ text: String) throws(ValueError) -> ExactDecimal {
    let written = text.halfWidth.withoutSpaces
    guard written.hasSuffix("%") || isPercent else {
      throw ValueError(what: field.name, text: text, reason: "没有百分号", remedy: "请写成 3.70%，或在栏目名后写（%）")
    }
    let digits = try ExactDecimal(parsing: written.hasSuffix("%") ? String(written.dropLast()) : written)
    guard !digits.isNegative, digits.decimals + 2 <= ExactDecimal.mostDecimals else {
      throw ValueError(what: field.name, text: text, reason: "不能是负数，小数不超过10位", remedy: "请核对比例")
    }
    return ExactDecimal(coefficient: digits.coefficient, decimals: digits.decimals + 2).trimmed
  }

  private func count(_ text: String, _ unit: MeasureUnit) throws(ValueError) -> ExactDecimal {
    var digits = text.halfWidth.withoutSpaces
    for suffix in [unit.rawValue, unit == .monthCount ? "月" : unit.rawValue] where digits.hasSuffix(suffix) {
      digits.removeLast(suffix.count)
      break
    }
    let number = try ExactDecimal(parsing: digits)
    guard !number.isNegative else { throw ValueError(what: field.name, text: text, reason: "不能是负数", remedy: "请核对数目") }
    return number.trimmed
  }
}
