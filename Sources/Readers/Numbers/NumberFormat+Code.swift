extension NumberFormat {
  /// Reads a format code. What it cannot use (colours, widths, languages) is passed over.
  init(code: String) {
    var reader = CodeReader(rest: (code.isEmpty ? "General" : code).unicodeScalars[...])
    var sections: [Section] = []
    while sections.count < 3, let section = reader.section() { sections.append(section) }
    self.sections = sections
  }

  static let general = NumberFormat(code: "General")
}

/// Takes a format code apart (格式代码).
private struct CodeReader {
  var rest: Substring.UnicodeScalarView
  private var isDone = false

  init(rest: Substring.UnicodeScalarView) { self.rest = rest }

  /// Up to the next semicolon that stands outside quotes.
  mutating func section() -> NumberFormat.Section? {
    if isDone { return nil }
    var section = NumberFormat.Section()
    var literal = ""
    var pendingCommas = 0
    var clock: Unicode.Scalar?
    isDone = true

    func flush() {
      if !literal.isEmpty { section.tokens.append(.literal(literal)) }
      literal = ""
    }
    func add(_ token: NumberFormat.Token) {
      flush()
      section.tokens.append(token)
    }

    while let scalar = rest.popFirst() {
      if scalar == ";" {
        isDone = false
        break
      }
      switch scalar {
      case "\"":
        while let next = rest.popFirst(), next != "\"" { literal.unicodeScalars.append(next) }
      case "\\", "!":
        if let next = rest.popFirst() { literal.unicodeScalars.append(next) }
      case "_", "*": _ = rest.popFirst()  // a blank of a width; a fill
      case "[": bracket(&section, &literal, &clock)
      case "0", "#", "?":
        if pendingCommas > 0 { section.isGrouped = true }
        pendingCommas = 0
        add(.digit(UInt8(ascii: scalar)))
      case ".":
        section.shift -= 3 * pendingCommas
        pendingCommas = 0
        if section.date.isDate { _ = takeAll("0") } else { add(.point) }
      case ",":
        if case .digit? = section.tokens.last, literal.isEmpty { pendingCommas += 1 } else if pendingCommas == 0 { literal += "," }
      case "%":
        section.shift += 2
        literal += "%"
      case "E", "e":
        if let sign = rest.first, sign == "+" || sign == "-", section.tokens.contains(where: \.isDigit) {
          rest.removeFirst()
          add(.exponent(isSigned: sign == "+"))
        } else if !section.tokens.contains(where: \.isDigit) {
          section.date.hasYear = true
          _ = takeAll("eE")
        }
      case "G", "g":
        if take("ENERAL") || take("/通用格式") {
          section.isGeneral = true
          add(.general)
        }
      case "@":
        section.isGeneral = true
        add(.general)
      case "y", "Y", "d", "D", "h", "H", "s", "S", "m", "M", "a", "A", "上", "下": letter(scalar, &section, &clock, &literal)
      case "b", "B": break
      default: literal.unicodeScalars.append(scalar)
      }
    }
    section.shift -= 3 * pendingCommas
    flush()
    return section
  }

  /// A letter of a date; `m` after an hour or before a second is a minute.
  private mutating func letter(
    _ scalar: Unicode.Scalar, _ section: inout NumberFormat.Section, _ clock: inout Unicode.Scalar?, _ literal: inout String
  ) {
    let lower = scalar.properties.lowercaseMapping
    switch lower {
    case "上", "下":
      if take("午/下午") || take("午/上午") { section.date.hasHour = true } else { literal.unicodeScalars.append(scalar) }
    case "a":
      if take("M/PM") || take("/P") {
        section.date.hasHour = true
      } else {
        section.date.hasWeekday = takeAll("aA") > 1 || section.date.hasWeekday
      }
    case "m":
      _ = takeAll("mM")
      if clock == "h" || nextClockLetterIsSecond { section.date.hasMinute = true } else { section.date.hasMonth = true }
      clock = nil
    default:
      let count = 1 + takeAll(lower + lower.uppercased())
      switch lower {
      case "y": section.date.hasYear = true
      case "d": if count > 2 { section.date.hasWeekday = true } else { section.date.hasDay = true }
      case "h": section.date.hasHour = true
      default: section.date.hasSecond = true
      }
      clock = lower.unicodeScalars.first
    }
  }

  /// Whether the next letter of a date is `s`.
  private var nextClockLetterIsSecond: Bool {
    let letters: Set<Unicode.Scalar> = ["y", "Y", "d", "D", "h", "H", "s", "S", "m", "M", ";"]
    return rest.first { letters.contains($0) }.map { $0 == "s" || $0 == "S" } ?? false
  }

  /// `[$¥-804]` is a currency sign, `[h]` counts hours, `[>=1]` is a condition; the rest is colour and language.
  private mutating func bracket(
    _ section: inout NumberFormat.Section, _ literal: inout String, _ clock: inout Unicode.Scalar?
  ) {
    var inside = ""
    while let next = rest.popFirst(), next != "]" { inside.unicodeScalars.append(next) }
    if inside.hasPrefix("$") {
      literal += String(inside.dropFirst().prefix { $0 != "-" })
    } else if let sign = ["<=", ">=", "<>", "<", ">", "="].first(where: { inside.hasPrefix($0) }) {
      if let bound = DecimalText(inside.dropFirst(sign.count)) { section.condition = NumberFormat.Condition(sign: sign, bound: bound) }
    } else if let unit = inside.lowercased().first, inside.lowercased().allSatisfy({ $0 == unit }), "hms".contains(unit) {
      section.date.elapsed = unit
      clock = unit == "h" ? "h" : nil
    }
  }

  private mutating func takeAll(_ letters: String) -> Int {
    var count = 0
    while let next = rest.first, letters.unicodeScalars.contains(next) {
      rest.removeFirst()
      count += 1
    }
    return count
  }

  /// Takes a word that comes next, in either case.
  private mutating func take(_ word: String) -> Bool {
    let count = word.unicodeScalars.count
    guard String(Substring(rest.prefix(count))).uppercased() == word.uppercased() else { return false }
    rest.removeFirst(count)
    return true
  }
}

extension NumberFormat.Token {
  fileprivate var isDigit: Bool { if case .digit = self { true } else { false } }
}
