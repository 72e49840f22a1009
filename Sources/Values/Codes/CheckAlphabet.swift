/// The 31 signs of GB 32100-2015 (代码字符集): digits and capital letters without I, O, S, V, Z.
///
/// The value of a sign is its position. Both the credit code and the project code weigh them by powers of 3 modulo 31; 3 is
/// a primitive root of 31, so every changed sign and every swap of neighbours is noticed.
enum CheckAlphabet {
  static let signs: [Unicode.Scalar] = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".unicodeScalars)

  static func value(of sign: Unicode.Scalar) -> Int? {
    switch sign {
    case "0"..."9": Int(sign.value) - 48
    case "A"..."H": Int(sign.value) - 65 + 10
    case "J"..."N": Int(sign.value) - 74 + 18
    case "P"..."R": Int(sign.value) - 80 + 23
    case "T"..."U": Int(sign.value) - 84 + 26
    case "W"..."Y": Int(sign.value) - 87 + 28
    default: nil
    }
  }

  /// Σ v(cᵢ)·3ⁱ mod 31, i from 0; signs outside the alphabet count 0.
  static func weighedSum(_ signs: some Sequence<Unicode.Scalar>) -> Int {
    var weight = 1
    var sum = 0
    for sign in signs {
      sum = (sum + (value(of: sign) ?? 0) * weight) % 31
      weight = weight * 3 % 31
    }
    return sum
  }

  /// The letter a foreign sign was probably meant as: O for 0, I for 1, Z for 2, S for 5, V for U.
  static func likely(_ sign: Unicode.Scalar) -> String? {
    switch sign {
    case "O": "0"
    case "I": "1"
    case "Z": "2"
    case "S": "5"
    case "V": "U"
    default: nil
    }
  }

  /// Says which sign does not belong, or nil when all do.
  static func complaint(_ text: FoldedText) -> String? {
    for (index, sign) in text.scalars.enumerated() where value(of: sign) == nil {
      let hint = likely(sign).map { "，可能是 \($0)" } ?? ""
      return "第\(index + 1)位“\(sign)”不在代码字符集内\(hint)"
    }
    return nil
  }
}
