import HengTestSupport

/// A piece of text with what it holds (试验文本). Numbers and persons are invented.
package struct PrivatePaper: Hashable, Sendable {
  /// `idNumber`, `cardNumber`, `telephone`, `health`; nil where nothing is private.
  package var kind: String?
  package var text: String
  /// The words beside its cell.
  package var labels: [String] = []
  /// The number as it is written in the text; of health the illness.
  package var written = ""
  /// Which form × dress × place made it.
  package var recipe = ""
}

/// Numbers that no person bears, from a seed (虚构号码).
package struct InventedNumbers {
  private var chance: SeededGenerator

  package init(seed: UInt64) { chance = SeededGenerator(seed) }

  package mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(Int.random(in: 0...9, using: &chance)) }.joined() }

  package mutating func pick<Element>(_ choices: [Element]) -> Element { choices[Int.random(in: 0..<choices.count, using: &chance)] }

  private mutating func padded(_ range: ClosedRange<Int>) -> String {
    let number = String(Int.random(in: range, using: &chance))
    return number.count == 1 ? "0" + number : number
  }

  /// Of a division that is no county's; with a right check sign or one that may be wrong.
  package mutating func idNumber(isChecked: Bool) -> String {
    let body =
      pick(["14", "43", "51", "62", "13", "64", "37"]) + "9900" + String(Int.random(in: 1936...2015, using: &chance)) + padded(1...12)
      + padded(1...28) + digits(3)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return body + (isChecked ? Array("10X98765432").map(String.init)[sum % 11] : digits(1))
  }

  package mutating func oldIDNumber() -> String {
    pick(["14", "43", "51"]) + "9900" + String(Int.random(in: 30...85, using: &chance)) + padded(1...12) + padded(1...28) + digits(3)
  }

  package mutating func mobile() -> String { "1" + pick(["33", "38", "39", "50", "58", "77", "86", "89", "91", "99"]) + digits(8) }

  package mutating func landline() -> (area: String, local: String) {
    pick([true, false])
      ? (pick(["010", "021", "029"]), pick(["6", "8", "5"]) + digits(7))
      : (pick(["0358", "0739", "0953", "0319"]), pick(["6", "8", "5"]) + digits(6))
  }

  /// Right by Luhn.
  package mutating func card(_ count: Int) -> String {
    let body = pick(["621", "622", "623", "436", "552"]) + digits(count - 4)
    let sum = body.reversed().enumerated().reduce(0) { sum, entry in
      let digit = entry.element.wholeNumberValue ?? 0
      let doubled = digit * 2
      return sum + (entry.offset.isMultiple(of: 2) ? (doubled > 9 ? doubled - 9 : doubled) : digit)
    }
    return body + String((10 - sum % 10) % 10)
  }

  /// GB 32100, with a right check sign.
  package mutating func creditCode(isDigits: Bool) -> String {
    let signs = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    while true {
      var body = pick(["91", "12", "11", "93", "52"]) + pick(["14", "43", "51"]) + "9900"
      for _ in 0..<9 { body.append(isDigits ? Character(digits(1)) : pick(signs)) }
      var (sum, weight) = (0, 1)
      for sign in body {
        sum += (signs.firstIndex(of: sign) ?? 0) * weight
        weight = weight * 3 % 31
      }
      let check = signs[(31 - sum % 31) % 31]
      if !isDigits || check.isNumber { return body + String(check) }
    }
  }

  /// 13 … 21 signs: division, year, P, serial.
  package mutating func projectCode() -> String {
    let signs = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let serial = pick([true, false]) ? "00T9" + digits(7) : digits(11)
    return "149900" + padded(20...25) + "P" + serial + String(pick(signs))
  }

  package mutating func grouped(_ range: ClosedRange<Int>) -> String {
    var text = String(Int.random(in: range, using: &chance))
    var end = text.count - 3
    while end > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: end))
      end -= 3
    }
    return text
  }

  package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }
}
