/// A number in the words of a list format (编号格式): 3 is `三`, `③`, `c`, `iii`.
enum NumberWords {
  static func text(_ number: Int, format: String) -> String {
    let digits = String(number)
    switch format {
    case "none": return ""
    case "decimalZero": return number < 10 ? "0" + digits : digits
    case "chineseCounting", "japaneseCounting", "taiwaneseCounting":
      return number < 100 ? counted(number) : signs(digits, "○一二三四五六七八九")
    case "chineseCountingThousand", "taiwaneseCountingThousand": return counted(number)
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital": return signs(digits, "〇一二三四五六七八九")
    case "chineseLegalSimplified": return counted(number, digits: "零壹贰叁肆伍陆柒捌玖", ranks: ["", "拾", "佰", "仟"], isFormal: true)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return enclosed(number, first: 0x2460, last: 20) ?? digits
    case "decimalEnclosedParen": return enclosed(number, first: 0x2474, last: 20) ?? "(\(digits))"
    case "decimalEnclosedFullstop": return enclosed(number, first: 0x2488, last: 20) ?? digits + "."
    case "ideographEnclosedCircle": return enclosed(number, first: 0x3280, last: 10) ?? digits
    case "decimalFullWidth", "decimalFullWidth2": return signs(digits, "０１２３４５６７８９")
    case "numberInDash": return "- \(digits) -"
    case "lowerLetter": return letters(number, first: 97) ?? digits
    case "upperLetter": return letters(number, first: 65) ?? digits
    case "lowerRoman": return roman(number)?.lowercased() ?? digits
    case "upperRoman": return roman(number) ?? digits
    case "ideographTraditional": return cyclic(number, "甲乙丙丁戊己庚辛壬癸") ?? digits
    case "ideographZodiac": return cyclic(number, "子丑寅卯辰巳午未申酉戌亥") ?? digits
    default: return digits
    }
  }

  /// 十, 二十一, 一百零五, 一千二百; 拾 is 壹拾 in formal digits.
  private static func counted(
    _ number: Int, digits: String = "〇一二三四五六七八九", ranks: [String] = ["", "十", "百", "千"], isFormal: Bool = false
  ) -> String {
    let words = digits.unicodeScalars.map { String($0) }
    guard number > 0 else { return words[0] }
    guard number < 10_000 else {
      let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
      let head = counted(high, digits: digits, ranks: ranks, isFormal: isFormal) + "万"
      guard low > 0 else { return head }
      return head + (low < 1_000 ? "零" : "") + counted(low, digits: digits, ranks: ranks, isFormal: true)
    }
    var text = ""
    var isZeroOpen = false
    for (rank, power) in [(3, 1_000), (2, 100), (1, 10), (0, 1)] {
      let digit = number / power % 10
      if digit == 0 {
        isZeroOpen = !text.isEmpty
      } else {
        if isZeroOpen { text += "零" }
        isZeroOpen = false
        text += (digit == 1 && rank == 1 && text.isEmpty && !isFormal ? "" : words[digit]) + ranks[rank]
      }
    }
    return text
  }

  private static func signs(_ digits: String, _ set: String) -> String {
    let words = set.unicodeScalars.map { String($0) }
    return digits.utf8.map { (48...57).contains($0) ? words[Int($0) - 48] : "" }.joined()
  }

  private static func enclosed(_ number: Int, first: UInt32, last: Int) -> String? {
    guard (1...last).contains(number) else { return nil }
    return Unicode.Scalar(first + UInt32(number) - 1).map { String($0) }
  }

  private static func cyclic(_ number: Int, _ set: String) -> String? {
    let words = set.unicodeScalars.map { String($0) }
    return (1...words.count).contains(number) ? words[number - 1] : nil
  }

  /// a … z, aa, bb.
  private static func letters(_ number: Int, first: UInt8) -> String? {
    guard (1...780).contains(number) else { return nil }
    let letter = String(Unicode.Scalar(first + UInt8((number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String? {
    guard (1...3_999).contains(number) else { return nil }
    let marks = [
      (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
      (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, mark) in marks {
      while rest >= value {
        text += mark
        rest -= value
      }
    }
    return text
  }
}
