/// A unified social credit code (统一社会信用代码), GB 32100-2015: 18 signs, `91330100799655058B`.
///
/// 1 registering authority, 1 kind of body, 6 digits of division, 9 of organisation code (GB 11714, with a check sign of its
/// own), 1 check sign: Σ v(cᵢ)·3ⁱ for i = 0…16, plus v(check), ≡ 0 mod 31. A failed check refuses the text.
package struct CreditCode: Hashable, Sendable {
  /// 18 ASCII signs, capital letters.
  package let text: String

  package var divisionDigits: String { String(text.dropFirst(2).prefix(6)) }
  package var division: AdministrativeDivision? { try? AdministrativeDivision(divisionDigits) }
  /// The nine signs of the older organisation code (组织机构代码), `79965505-8` without the hyphen.
  package var organisationCode: String { String(text.dropFirst(8).prefix(9)) }

  /// Whether the organisation code's own check holds: weights 3 7 9 10 5 8 4 2, 11 − Σ mod 11, 10 is X.
  package var isOrganisationCheckValid: Bool {
    let signs = Array(organisationCode.unicodeScalars)
    var sum = 0
    for (sign, weight) in zip(signs, [3, 7, 9, 10, 5, 8, 4, 2]) {
      sum += weight * (FoldedText.isDigit(sign) ? Int(sign.value) - 48 : Int(sign.value) - 55)
    }
    return signs.last == Array("0X987654321".unicodeScalars)[sum % 11]
  }
}

extension CreditCode: PrintedValue {
  package init(_ text: String) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(what: "统一社会信用代码", text: text, reason: reason, remedy: "请对照证照原件核对 18 位代码")
    }
    let folded = FoldedText(text, uppercase: true).removing("-–—")
    guard folded.count == 18 else { throw refusal("应为 18 位，实为 \(folded.count) 位") }
    if let complaint = CheckAlphabet.complaint(folded) { throw refusal(complaint) }
    guard folded.scalars[2..<8].allSatisfy(FoldedText.isDigit) else { throw refusal("第 3—8 位（区划）应为数字") }
    let expected = CheckAlphabet.signs[(31 - CheckAlphabet.weighedSum(folded.scalars.prefix(17))) % 31]
    guard folded.scalars[17] == expected else { throw refusal("校验码不符，至少有一位抄错或两位颠倒") }
    self.text = folded.text
  }
}
