import HengValues

extension CodeDice {
  mutating func chance(_ oneIn: Int) -> Bool { int(1...oneIn) == 1 }

  /// A number of up to `most` digits, often with zeros at either end, as ledgers print it.
  mutating func decimal(digits most: Int = 18, decimals: ClosedRange<Int> = 0...6, signed: Bool = true) -> ExactDecimal {
    var coefficient: Int128 = 0
    for _ in 0..<int(0...most) { coefficient = coefficient * 10 + Int128(chance(4) ? 0 : int(0...9)) }
    return ExactDecimal(coefficient: signed && chance(3) ? -coefficient : coefficient, decimals: int(decimals))
  }

  /// A fraction with small terms, so that ties, equal values and zeros come up often.
  mutating func ratio(_ most: Int = 60) -> Ratio { Ratio(Int128(int(-most...most)), Int128(int(1...most))) }
}

/// The error of a reading that must fail.
func refusal<Value>(_ read: () throws(ValueError) -> Value) -> ValueError? {
  do throws(ValueError) {
    _ = try read()
    return nil
  } catch {
    return error
  }
}

extension String {
  /// Half-width ASCII signs as their full-width twins: `１，２３４．５％`.
  var fullWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
  }
}
