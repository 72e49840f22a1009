package import HengValues

/// A number in running text with what stands around it (文中数字): `≥9100万元`, `1.47万余人`, `17.3%`.
package struct StatedNumber: Hashable, Sendable {
  package var digits: ExactDecimal
  /// Powers of ten of 万 and 亿.
  package var exponent: Int
  /// `元`, `人`, `%`, `年` …; empty where none of the known ones follows.
  package var unit: String
  /// 余, 多, 约: not a point.
  package var isAbout: Bool
  /// The folded bytes of the number alone.
  package var number: Range<Int>
  /// With its unit.
  package var range: Range<Int>

  /// An amount of money.
  package var money: PrintedAmount? {
    guard unit == "元" else { return nil }
    return PrintedAmount(digits, exponent == 4 ? .wanYuan : exponent == 8 ? .yiYuan : .yuan)
  }

  /// The values that the digits allow, in the unit itself.
  package var interval: Interval { digits.interval * Interval(Ratio(Int128.powerOfTen(exponent))) }
  /// The value as printed.
  package var ratio: Ratio { digits.ratio * Ratio(Int128.powerOfTen(exponent)) }
  /// What people and things number: a count without 万 and 余 is exact.
  package var count: Interval { exponent == 0 && !isAbout ? Interval(digits.ratio) : interval }
}

extension PaperPassage {
  /// All numbers of the passage. Digits inside a code (`B11`, `V1.0`) are none.
  package var numbers: [StatedNumber] {
    var numbers: [StatedNumber] = []
    var index = 0
    while index < folded.count {
      guard folded[index].isDigit else {
        index += 1
        continue
      }
      let isCode = index > 0 && (folded[index - 1].isLetter || folded[index - 1] == UInt8(ascii: "."))
      let (digits, end) = digits(from: index)
      if let digits, !isCode, !(end < folded.count && folded[end].isLetter && folded[end] != UInt8(ascii: "x")) {
        numbers.append(number(digits, index..<end))
      }
      index = end
    }
    return numbers
  }

  /// Digits with thousands separators and a decimal part; nil where they are too many.
  private func digits(from start: Int) -> (ExactDecimal?, Int) {
    var coefficient: Int128 = 0
    var (index, count, decimals, group) = (start, 0, 0, 0)
    var hasPoint = false
    while index < folded.count {
      let byte = folded[index]
      if byte.isDigit {
        if count < 24 { coefficient = coefficient * 10 + Int128(byte - 48) }
        count += 1
        if hasPoint { decimals += 1 } else { group += 1 }
      } else if byte == UInt8(ascii: "."), !hasPoint, index + 1 < folded.count, folded[index + 1].isDigit {
        hasPoint = true
      } else if byte == UInt8(ascii: ","), !hasPoint, group <= 3, isGroup(at: index + 1) {
        group = 0
      } else {
        break
      }
      index += 1
    }
    let fits = count <= ExactDecimal.mostDigits && decimals <= ExactDecimal.mostDecimals
    return (fits ? ExactDecimal(coefficient: coefficient, decimals: decimals) : nil, index)
  }

  /// Three digits and no fourth.
  private func isGroup(at index: Int) -> Bool {
    guard index + 3 <= folded.count, folded[index..<index + 3].allSatisfy(\.isDigit) else { return false }
    return index + 3 == folded.count || !folded[index + 3].isDigit
  }

  private func number(_ digits: ExactDecimal, _ range: Range<Int>) -> StatedNumber {
    var end = range.upperBound
    var (exponent, isAbout) = (0, ends("约", before: range.lowerBound) || ends("近", before: range.lowerBound))
    func take(_ words: StaticString) -> Bool {
      guard stands(words, at: end) else { return false }
      end += words.utf8CodeUnitCount
      return true
    }
    if take("余") || take("多") { isAbout = true }
    if take("万") { exponent = 4 } else if take("亿") { exponent = 8 }
    if take("余") || take("多") { isAbout = true }
    var unit = ""
    for (words, name) in Self.units where take(words) {
      unit = name
      break
    }
    return StatedNumber(
      digits: digits, exponent: exponent, unit: unit, isAbout: isAbout, number: range, range: range.lowerBound..<end)
  }

  /// Longer ones first.
  private static let units: [(StaticString, String)] = [
    ("个百分点", "个百分点"), ("个月", "个月"), ("人次", "人次"), ("户次", "户次"), ("批次", "批次"), ("公里", "公里"), ("元", "元"), ("%", "%"),
    ("人", "人"), ("名", "人"), ("户", "户"), ("个", "个"), ("套", "套"), ("分", "分"), ("年", "年"), ("月", "月"), ("日", "日"), ("天", "天"),
    ("头", "头"), ("只", "只"), ("亩", "亩"), ("座", "座"), ("辆", "辆"), ("台", "台"), ("次", "次"), ("家", "家"), ("村", "村"),
  ]
}

extension UInt8 {
  var isDigit: Bool { self >= 48 && self <= 57 }
  var isLetter: Bool { (self | 0x20) >= 97 && (self | 0x20) <= 122 }
}
