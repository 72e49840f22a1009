import HengValues

/// Why a cell is no value of its kind.
struct CellFault: Error {
  var kind: ImportFault.Kind
  var reason: String
  var remedy: String
}

/// Values of cells as people and finance systems write them (单元格取值). What is not certain is a fault, never a guess and never 0.
enum CellValue {
  /// `1,234.50`, `１２３`, `¥12.00`, `(12.00)` for a negative, `12元`.
  static func money(_ text: String, _ unit: MoneyUnit) throws(CellFault) -> Money {
    var digits = text.halfWidth.withoutSpaces
    if let first = digits.first, "¥￥".contains(first) { digits.removeFirst() }
    if digits.hasSuffix("元"), !digits.hasSuffix("万元") { digits.removeLast() }
    if digits.hasPrefix("("), digits.hasSuffix(")"), digits.count > 2, !digits.holds("-") {
      digits = "-" + digits.dropFirst().dropLast()
    }
    if !digits.isEmpty, digits.allSatisfy({ "-—–－".contains($0) }) {
      throw CellFault(kind: .notAnAmount, reason: "横线不是数", remedy: "没有金额的请填 0，或删去这一行")
    }
    do throws(ValueError) { return try PrintedAmount(parsing: digits, unit: unit).money } catch {
      if error.what == "数字" {
        throw CellFault(kind: .notAnAmount, reason: "不是金额（\(error.reason)）", remedy: "请只填数字，如 1234.50")
      }
      throw CellFault(kind: .tooFine, reason: error.reason, remedy: error.remedy)
    }
  }

  /// A day in any of the usual forms, or a worksheet's number of days.
  static func date(_ text: String, isFrom1904: Bool) throws(CellFault) -> CivilDate {
    var words = text.halfWidth.trimmedSpaces
    if let blank = words.firstIndex(of: " "), words[words.index(after: blank)...].contains(":") { words = String(words[..<blank]) }
    if let mark = words.firstIndex(of: "T"), words[mark...].contains(":") { words = String(words[..<mark]) }
    if words.utf8.count == 5, let serial = Int(words) {
      return CivilDate(clampingDayNumber: serial - (isFrom1904 ? 24_107 : 25_569))
    }
    do throws(ValueError) { return try CivilDate(words) } catch {
      throw CellFault(kind: .notADate, reason: "不是日期（\(error.reason)）", remedy: "请按 2022-11-30 的样式填写")
    }
  }

  /// A whole number from 0 on; `3.00` is 3.
  static func count(_ text: String) throws(CellFault) -> Int {
    guard let value = try? ExactDecimal(parsing: text).trimmed, value.decimals == 0, let count = Int(exactly: value.coefficient),
      count >= 0,
      count < 100_000_000
    else { throw CellFault(kind: .notACount, reason: "不是数量", remedy: "请填 0 或正整数") }
    return count
  }

  /// The digits of a heading, and the name beside them: `2130505 生产发展`, `[2130505]生产发展`, `2130505.00`, `2,130,505`.
  struct Heading {
    var digits: String
    var name: String
  }

  static func heading(_ text: String) throws(CellFault) -> Heading {
    var words = text.halfWidth.trimmedSpaces
    while let first = words.first, "'’‘`\"".contains(first) { words.removeFirst() }
    if isScientific(words) {
      throw CellFault(kind: .brokenNumber, reason: "编码被表格软件改成了科学记数", remedy: "请把该列设为“文本”格式后重新填写完整编码")
    }
    let numeric = words.withoutSpaces
    if !numeric.isEmpty, numeric.allSatisfy({ "0123456789,.".contains($0) }) {
      let parts = numeric.split(separator: ".", omittingEmptySubsequences: false)
      let isWhole = parts.count == 1 || parts.count == 2 && parts[1].allSatisfy { $0 == "0" }
      if isWhole { return Heading(digits: String(parts[0]).replacing(",", with: ""), name: "") }
    }
    for (open, close) in [("[", "]"), ("【", "】"), ("(", ")"), ("〔", "〕")] as [(Character, Character)] {
      guard words.first == open, let end = words.firstIndex(of: close) else { continue }
      let digits = words[words.index(after: words.startIndex)..<end]
      return Heading(digits: String(digits).withoutSpaces, name: tidied(words[words.index(after: end)...]))
    }
    let digits = words.prefix { ("0"..."9").contains($0) }
    return Heading(digits: String(digits), name: tidied(words[digits.endIndex...]))
  }

  private static func tidied(_ name: Substring) -> String {
    String(name.drop { " -—_:.、/\t　".contains($0) }).withoutSpaces
  }

  /// `2.13E+06`.
  private static func isScientific(_ text: String) -> Bool {
    guard let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }), mark > text.startIndex else { return false }
    let power = text[text.index(after: mark)...]
    return text[..<mark].allSatisfy { "0123456789.".contains($0) } && power.allSatisfy { "0123456789+-".contains($0) } && !power.isEmpty
  }
}
