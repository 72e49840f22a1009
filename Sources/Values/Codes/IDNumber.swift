/// A citizen's identity number (公民身份号码), GB 11643-1999: 18 signs, `11010519491231002X`.
///
/// 6 digits of division, 8 of birth date, 3 of sequence (odd is male), 1 check sign (ISO 7064 MOD 11-2). The 15-digit form of
/// before 1999 is read and upgraded: century put in, check sign put on. A failed check refuses the text. Lower-case x, the
/// sign ×, blanks and a leading apostrophe are read.
///
/// Mask: first 6 and last 4, `110105********002X`. It hides exactly the birth date (and so a minor's age), keeps the place a
/// clerk checks eligibility by, and the last 4 tell two villagers of one name apart, as payment lists do. A public notice
/// prints no identity number at all, masked or not.
package struct IDNumber: Hashable, Sendable {
  /// 17 digits and the check sign, `0`…`9` or `X`.
  package let text: String
  package let birthDate: CivilDate

  package enum Sex: String, Hashable, Sendable, Codable, CaseIterable {
    case male = "男"
    case female = "女"
  }

  package var sex: Sex { (Int(text.dropFirst(14).prefix(3)) ?? 0).isMultiple(of: 2) ? .female : .male }
  /// The division of first registration; divisions are renamed and dissolved, so it may be in no present list.
  package var division: AdministrativeDivision? { try? AdministrativeDivision(String(text.prefix(6))) }

  /// Full years of age on a day (周岁); a birthday counts from that day on; negative before birth.
  package func age(on date: CivilDate) -> Int {
    let hadBirthday = (date.month, date.day) >= (birthDate.month, birthDate.day)
    return date.year - birthDate.year - (hadBirthday ? 0 : 1)
  }

  private static func check(for digits: some Sequence<Unicode.Scalar>) -> Unicode.Scalar {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + (Int($1.0.value) - 48) * $1.1 }
    return Array("10X98765432".unicodeScalars)[sum % 11]
  }
}

extension IDNumber: PersonalValue {
  package var masked: String { text.prefix(6) + "********" + text.suffix(4) }

  package init(_ text: String) throws(ValueError) {
    func refusal(_ reason: String, _ remedy: String = "请对照身份证原件核对") -> ValueError {
      ValueError(what: "身份证号", text: maskedInput(text), reason: reason, remedy: remedy)
    }
    let asText = "请把该列设为“文本”格式后重新填写"
    let folded = FoldedText(text, uppercase: true)
    if folded.isScientific { throw refusal("被表格软件改成了科学记数，末几位已丢失", asText) }
    var signs = folded.scalars
    let isOldForm = signs.count == 15
    if isOldForm {
      // Sequences 996…999 were kept for people born in the 19th century.
      let isCentenarian = FoldedText.string(signs[12...]) >= "996"
      signs.insert(contentsOf: (isCentenarian ? "18" : "19").unicodeScalars, at: 6)
    }
    guard isOldForm || signs.count == 18 else { throw refusal("应为 18 位（老号 15 位），实为 \(signs.count) 位") }
    if signs.count == 18, signs[17] == "×" { signs[17] = "X" }
    guard signs.prefix(17).allSatisfy(FoldedText.isDigit), signs[0] != "0" else { throw refusal("除末位外应全为数字，且不以 0 开头") }
    let check = Self.check(for: signs.prefix(17))
    if isOldForm { signs.append(check) }
    guard signs[17] == check else {
      if signs.suffix(3).allSatisfy({ $0 == "0" }) { throw refusal("末三位为 000 且校验码不符，可能被表格软件截断", asText) }
      throw refusal("校验码不符，至少有一位抄错或两位颠倒")
    }
    let digits = FoldedText.string(signs[6..<14])
    guard let birth = try? CivilDate(digits), birth.year >= 1800 else { throw refusal("第 7—14 位不是真实的出生日期") }
    self.text = FoldedText.string(signs[...])
    birthDate = birth
  }
}
