/// A number format of a workbook (数字格式): `#,##0.00`, `0.00%`, `yyyy"年"m"月"`. It turns a stored number into what the eye sees.
///
/// Differences from a spreadsheet, on purpose: a date prints as `2022-11-30` whatever its order; a zero of the accounting format, which shows
/// as `-`, prints as 0; General prints all 15 digits however narrow the column. Fractions (`# ?/?`) print as decimals.
struct NumberFormat {
  /// One of up to three parts of the code: positive; negative; zero.
  struct Section {
    var tokens: [Token] = []
    var condition: Condition?
    var isGeneral = false
    var isGrouped = false
    /// Powers of ten: 2 for each `%`, −3 for each trailing comma.
    var shift = 0
    var date = DateFields()
  }

  enum Token: Hashable {
    case literal(String)
    /// `0`, `#` or `?`.
    case digit(UInt8)
    case point
    /// `E+` shows the sign always, `E-` only when negative.
    case exponent(isSigned: Bool)
    case general
  }

  /// `[>=100]` before a section.
  struct Condition {
    var sign: String
    var bound: DecimalText

    func holds(_ value: DecimalText) -> Bool {
      switch sign {
      case "<": value < bound
      case "<=": !(bound < value)
      case ">": bound < value
      case ">=": !(value < bound)
      case "<>": value < bound || bound < value
      default: !(value < bound) && !(bound < value)
      }
    }
  }

  let sections: [Section]

  /// The text of a number as stored; anything else is returned as it is.
  func text(_ stored: String, isFrom1904: Bool = false) -> String {
    guard let value = DecimalText(stored)?.rounded() else { return stored }
    let (section, showsSign) = section(for: value)
    guard let section else { return value.plain }
    if section.date.isDate { return section.date.text(value, isFrom1904: isFrom1904) ?? value.plain }
    let shown = section.text(value.magnitude)
    if value.isZero, !shown.isEmpty, shown.allSatisfy({ "-–—".contains($0) }) { return "0" }
    // What shows as zero has no sign.
    return (showsSign && value.isNegative && shown.contains { ("1"..."9").contains($0) } ? "-" : "") + shown
  }

  /// The section for a value, and whether a minus is added to it.
  private func section(for value: DecimalText) -> (Section?, Bool) {
    guard sections.count > 1 else { return (sections.first, true) }
    if sections.contains(where: { $0.condition != nil }) {
      let index = sections.firstIndex { $0.condition?.holds(value) ?? true } ?? sections.count - 1
      return (sections[index], index == 0 || sections.count == 2)
    }
    if value.isZero { return (sections.count > 2 ? sections[2] : sections[0], false) }
    // Red alone tells a negative amount from another on screen; in words it would be lost.
    return value.isNegative ? (sections[1], sections[1].hidesSign) : (sections[0], false)
  }
}

extension NumberFormat.Section {
  /// Nothing in a section for negative numbers says that they are.
  fileprivate var hidesSign: Bool {
    !tokens.contains { if case .literal(let words) = $0 { words.contains { "-−–—(（△▲负".contains($0) } } else { false } }
  }

  /// A number without its sign.
  fileprivate func text(_ value: DecimalText) -> String {
    if tokens.isEmpty { return isGeneral ? value.plain : "" }
    guard tokens.contains(where: { if case .digit = $0 { true } else { false } }) else {
      return tokens.map { token in
        switch token {
        case .literal(let text): text
        case .general: value.plain
        case .digit, .point, .exponent: ""
        }
      }.joined()
    }
    let exponentAt = tokens.firstIndex { if case .exponent = $0 { true } else { false } }
    let mantissa = tokens[..<(exponentAt ?? tokens.count)]
    let pointAt = mantissa.firstIndex(of: .point) ?? mantissa.endIndex
    let decimals = Self.places(mantissa[pointAt...]).count
    var shown = value.shifted(shift)
    var power = 0
    if exponentAt != nil, !shown.isZero {
      let width = max(Self.places(mantissa[..<pointAt]).count, 1)
      power = (shown.point - width)
      shown = shown.shifted(-power).rounded(decimals: decimals)
      if shown.point > width {
        power += 1
        shown = shown.shifted(-1)
      }
    }
    shown = shown.rounded(decimals: decimals)
    return whole(shown, mantissa[..<pointAt]) + fraction(shown, mantissa[pointAt...])
      + (exponentAt.map { self.power(power, tokens[$0...]) } ?? "")
  }

  private static func places(_ tokens: ArraySlice<NumberFormat.Token>) -> [UInt8] {
    tokens.compactMap { if case .digit(let kind) = $0 { kind } else { nil } }
  }

  /// Digits are dealt to the places from the right; the first place takes all that remain.
  private func whole(_ value: DecimalText, _ tokens: ArraySlice<NumberFormat.Token>) -> String {
    var digits = value.wholeDigits
    let places = Self.places(tokens)
    let least = places.firstIndex(of: UInt8(ascii: "0")).map { places.count - $0 } ?? 0
    if digits.count < least { digits.insert(contentsOf: repeatElement(0, count: least - digits.count), at: 0) }
    func grouped(_ range: Range<Int>) -> String {
      guard isGrouped else { return DecimalText.text(digits[range]) }
      return range.map { index in
        let left = digits.count - index - 1
        return DecimalText.text(digits[index...index]) + (left > 0 && left % 3 == 0 ? "," : "")
      }.joined()
    }
    var text = "", placesLeft = places.count, next = 0
    for token in tokens {
      switch token {
      case .literal(let words): text += words
      case .digit:
        placesLeft -= 1
        let end = digits.count - placesLeft
        if end > next {
          text += grouped(next..<end)
          next = end
        }
      case .point, .exponent, .general: break
      }
    }
    return text
  }

  private func fraction(_ value: DecimalText, _ tokens: ArraySlice<NumberFormat.Token>) -> String {
    let digits = value.decimalDigits
    var text = "", place = 0
    for token in tokens {
      switch token {
      case .literal(let words): text += words
      case .point: text += "."
      case .digit(let kind):
        if place < digits.count {
          text += DecimalText.text(digits[place...place])
        } else if kind == UInt8(ascii: "0") {
          text += "0"
        }
        place += 1
      case .exponent, .general: break
      }
    }
    return text
  }

  private func power(_ power: Int, _ tokens: ArraySlice<NumberFormat.Token>) -> String {
    guard case .exponent(let isSigned)? = tokens.first else { return "" }
    let digits = String(power.magnitude)
    let zeros = max(Self.places(tokens).count - digits.count, 0)
    let tail = tokens.dropFirst().compactMap { if case .literal(let words) = $0 { words } else { nil } }.joined()
    return "E" + (power < 0 ? "-" : isSigned ? "+" : "") + String(repeating: "0", count: zeros) + digits + tail
  }
}
