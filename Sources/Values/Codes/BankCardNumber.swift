/// A bank card's number (银行卡号): 13–19 digits, the last a Luhn check digit (GB/T 19584).
///
/// Blanks and hyphens of the printed groups are read. A failed check refuses the text; a passbook's account number (存折账号)
/// has no Luhn digit and is not a card. Luhn notices every changed digit and every swap of neighbours but 09 ↔ 90.
/// Mask: the last 4 digits, as bank slips print them.
package struct BankCardNumber: Hashable, Sendable {
  /// Digits alone.
  package let text: String

  private static func luhnSum(_ digits: [Unicode.Scalar]) -> Int {
    var sum = 0
    for (index, sign) in digits.reversed().enumerated() {
      let digit = Int(sign.value) - 48
      let doubled = digit * 2
      sum += index.isMultiple(of: 2) ? digit : doubled > 9 ? doubled - 9 : doubled
    }
    return sum
  }
}

extension BankCardNumber: PersonalValue {
  /// `************1111`.
  package var masked: String { String(repeating: "*", count: text.utf8.count - 4) + text.suffix(4) }

  package init(_ text: String) throws(ValueError) {
    func refusal(_ reason: String, _ remedy: String = "请对照银行卡核对；存折账号请填在账号栏") -> ValueError {
      ValueError(what: "银行卡号", text: maskedInput(text), reason: reason, remedy: remedy)
    }
    let folded = FoldedText(text).removing("-–—")
    let asText = "请把该列设为“文本”格式后重新填写"
    if folded.isScientific { throw refusal("被表格软件改成了科学记数，末几位已丢失", asText) }
    guard folded.isAllDigits else { throw refusal("应全为数字") }
    guard (13...19).contains(folded.count) else { throw refusal("应为 13—19 位，实为 \(folded.count) 位") }
    guard Self.luhnSum(folded.scalars).isMultiple(of: 10), folded.scalars.contains(where: { $0 != "0" }) else {
      if folded.count > 15, folded.scalars.dropFirst(15).allSatisfy({ $0 == "0" }) {
        throw refusal("第 15 位以后全为 0 且校验不符，可能被表格软件截断", asText)
      }
      throw refusal("校验位不符，至少有一位抄错")
    }
    self.text = folded.text
  }
}
