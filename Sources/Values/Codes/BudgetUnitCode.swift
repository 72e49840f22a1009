/// A budget unit's code (预算单位编码): 6 digits, `475001`.
///
/// Papers print it with the unit's name behind it, `475001巨鹿县乡村振兴局本级`; `leading(in:)` reads both. The first three
/// digits name the department by usage of the budget system; no standard says so, hence nothing is checked by it.
package struct BudgetUnitCode: Hashable, Sendable {
  package let text: String

  package var departmentDigits: String { String(text.prefix(3)) }

  /// The code and the unit's name of `475001巨鹿县乡村振兴局本级`; the name ends at the first blank.
  package static func leading(in line: String) throws(ValueError) -> (code: BudgetUnitCode, name: String) {
    let words = line.split { $0.unicodeScalars.allSatisfy(FoldedText.isBlank) }
    let first = words.first ?? ""
    let digits = first.prefix { $0.unicodeScalars.count == 1 && $0.wholeNumberValue != nil && !$0.isLetter }
    let code = try BudgetUnitCode(String(digits))
    var name = first.dropFirst(digits.count)
    if name.isEmpty, words.count > 1 { name = words[1] }
    return (code, String(name))
  }
}

extension BudgetUnitCode: PrintedValue {
  package init(_ text: String) throws(ValueError) {
    let folded = FoldedText(text)
    guard folded.isAllDigits, folded.count == 6 else {
      throw ValueError(what: "预算单位编码", text: text, reason: "应为 6 位数字", remedy: "请按预算管理一体化系统中的单位编码填写，如 475001")
    }
    self.text = folded.text
  }
}
