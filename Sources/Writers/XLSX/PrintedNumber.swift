/// A figure that a workbook may hold as a number and still show digit for digit (可作数值的数字).
///
/// `883.56` → 883.56 with format `0.00`; `1,234.50` → `#,##0.00`; `99.41%` → 0.9941 with `0.00%`.
/// Anything else stays text: codes, long digit strings, leading zeros, `-0.00`, a full-width sign, `—`.
/// The binary number is only the file format's carrier: at no more than 15 significant digits it shows the same decimal.
struct PrintedNumber: Hashable {
  var value: Double
  var format: String

  init?(_ text: String) {
    let isNegative = text.hasPrefix("-")
    let isPercent = text.hasSuffix("%")
    let body = text.dropFirst(isNegative ? 1 : 0).dropLast(isPercent ? 1 : 0)
    let parts = body.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, let integer = Self.integer(whole) else { return nil }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || !decimals.isEmpty, decimals.allSatisfy(Self.isDigit) else { return nil }
    guard integer.count <= 9 || whole.contains(","), integer.count + decimals.count <= 15 else { return nil }
    let digits = integer + decimals
    if isNegative, digits.allSatisfy({ $0 == "0" }) { return nil }
    let exponent = -(decimals.count + (isPercent ? 2 : 0))
    guard let value = Double("\(isNegative ? "-" : "")\(digits)e\(exponent)") else { return nil }
    self.value = value
    format =
      (whole.contains(",") ? "#,##0" : "0") + (decimals.isEmpty ? "" : "." + String(repeating: "0", count: decimals.count))
      + (isPercent ? "%" : "")
  }

  /// The digits of a whole part without its commas; nil where Excel would print it otherwise.
  private static func integer(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, groups.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
    if groups.count > 1, first.count > 3 || groups.dropFirst().contains(where: { $0.count != 3 }) { return nil }
    if first.count + 3 * (groups.count - 1) > 1, first.hasPrefix("0") { return nil }
    return groups.joined()
  }

  private static func isDigit(_ character: Character) -> Bool { character >= "0" && character <= "9" && character.utf8.count == 1 }
}
