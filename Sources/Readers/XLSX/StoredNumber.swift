/// Numbers as a file stores them, from their bytes (数值).
enum StoredNumber {
  /// In hundredths, rounded to 15 significant digits; nil for more decimals, for powers of ten and what is beyond 15 digits.
  static func hundredths(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var value = 0, significant = 0, decimals = -1, digits = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
        continue
      }
      let digit = Int(byte) - 48
      guard (0...9).contains(digit) else { return nil }
      digits += 1
      if significant < 15 {
        value = value * 10 + digit
        if decimals >= 0 { decimals += 1 }
        if value > 0 { significant += 1 }
      } else if significant == 15 {
        guard decimals >= 0 else { return nil }
        if digit >= 5 { value += 1 }
        significant += 1
      }
    }
    guard digits > 0 else { return nil }
    return scaled(value, decimals: max(decimals, 0)).map { isNegative ? -$0 : $0 }
  }

  private static func scaled(_ value: Int, decimals: Int) -> Int? {
    var (value, decimals) = (value, decimals)
    while decimals < 2 {
      value *= 10
      decimals += 1
    }
    while decimals > 2 {
      guard value % 10 == 0 else { return nil }
      value /= 10
      decimals -= 1
    }
    return value
  }
}
