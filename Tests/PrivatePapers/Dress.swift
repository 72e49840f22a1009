/// How digits are dressed so that a plain search misses them (号码的写法).
package struct Dress: Sendable {
  package let name: String
  package let put: @Sendable (String) -> String

  private static func mapped(_ zero: UInt32) -> @Sendable (String) -> String {
    { text in
      String(
        String.UnicodeScalarView(text.unicodeScalars.compactMap { ("0"..."9").contains($0) ? Unicode.Scalar(zero + $0.value - 48) : $0 }))
    }
  }

  private static func replaced(_ signs: String) -> @Sendable (String) -> String {
    let signs = Array(signs)
    return { text in String(text.map { sign in sign.isASCII ? sign.wholeNumberValue.map { signs[$0] } ?? sign : sign }) }
  }

  private static func between(_ separator: String) -> @Sendable (String) -> String { { $0.map(String.init).joined(separator: separator) } }

  /// Signs only: they leave groups as they are.
  package static let signs: [Dress] = [
    Dress(name: "plain") { $0 }, Dress(name: "plain again") { $0 },
    Dress(name: "full width", put: mapped(0xFF10)), Dress(name: "mathematical bold", put: mapped(0x1D7CE)),
    Dress(name: "double struck", put: mapped(0x1D7D8)), Dress(name: "monospace", put: mapped(0x1D7F6)),
    Dress(name: "Chinese 〇", put: replaced("〇一二三四五六七八九")), Dress(name: "Chinese 零", put: replaced("零一二三四五六七八九")),
    Dress(name: "Chinese capitals", put: replaced("零壹贰叁肆伍陆柒捌玖")), Dress(name: "zero-width space", put: between("\u{200B}")),
    Dress(name: "zero-width joiner", put: between("\u{200D}")), Dress(name: "byte order mark", put: between("\u{FEFF}")),
    Dress(name: "soft hyphen", put: between("\u{AD}")), Dress(name: "Arabic-Indic", put: mapped(0x0660)),
  ]

  /// A number in groups of the given lengths.
  package static func groups(_ number: String, _ lengths: [Int], _ separator: String) -> String {
    var parts: [String] = []
    var rest = Substring(number)
    for length in lengths where !rest.isEmpty {
      parts.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    if !rest.isEmpty { parts.append(String(rest)) }
    return parts.joined(separator: separator)
  }

  package static let separators = [" ", "-", "－", "—", "–", "·", ".", "\u{3000}", "\u{A0}", "_", " - "]
}
