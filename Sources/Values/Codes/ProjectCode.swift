/// A project's code in the budget system (项目编码): 21 signs, `13052923P00T9A410003K`.
///
/// 6 digits of division, 2 of the year, `P`, 11 of a serial, 1 check sign. The check rule
/// (Σ v(cᵢ)·3ⁱ for i = 0…19, plus v(check), ≡ 30 mod 31) is inferred from eleven published codes, so a failed check is a
/// property to warn about and never a reason to refuse the code. A paper may break the last sign into the next line.
package struct ProjectCode: Hashable, Sendable {
  /// 21 ASCII signs, capital letters.
  package let text: String

  private var scalars: [Unicode.Scalar] { Array(text.unicodeScalars) }

  /// `130529`.
  package var divisionDigits: String { String(text.prefix(6)) }
  /// The division, when GB/T 2260 can have it.
  package var division: AdministrativeDivision? { try? AdministrativeDivision(divisionDigits) }
  /// The year the code was given in: `23` is 2023.
  package var year: Int { 2000 + (Int(text.dropFirst(6).prefix(2)) ?? 0) }
  /// The 11 signs between `P` and the check sign.
  package var serial: String { String(text.dropFirst(9).prefix(11)) }
  package var check: Character? { text.last }

  /// The sign that the first twenty ask for.
  package var expectedCheck: Character { Self.check(for: scalars.prefix(20)) }
  package var isCheckValid: Bool { check == expectedCheck }

  private static func check(for body: some Sequence<Unicode.Scalar>) -> Character {
    Character(CheckAlphabet.signs[(61 - CheckAlphabet.weighedSum(body)) % 31])
  }
}

extension ProjectCode: PrintedValue {
  package init(_ text: String) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(
        what: "项目编码", text: text, reason: reason,
        remedy: "请按预算管理一体化系统中的 21 位编码填写：6 位区划、2 位年份、P、11 位顺序号、1 位校验码")
    }
    let folded = FoldedText(text, uppercase: true).removing("-–—")
    guard folded.count == 21 else { throw refusal("应为 21 位，实为 \(folded.count) 位") }
    if let complaint = CheckAlphabet.complaint(folded) { throw refusal(complaint) }
    guard folded.scalars.prefix(8).allSatisfy(FoldedText.isDigit) else { throw refusal("前 8 位（区划、年份）应为数字") }
    guard folded.scalars[8] == "P" else { throw refusal("第 9 位应为 P") }
    self.text = folded.text
  }
}
