import HengValues

/// A word or sign of an expression with its place in it (记号).
struct SchemeToken: Sendable {
  enum Kind: Hashable, Sendable {
    case name(String)
    case number(ExactNumber, SchemeDimension)
    case date(CivilDate)
    case quoted(String)
    case sign(String)
    case end
  }

  let kind: Kind
  /// Characters before it.
  let offset: Int
}

/// Why a text is no expression, with the place in it.
struct SchemeLanguageFault: Error, Sendable {
  let reason: String
  let offset: Int

  init(_ reason: String, at offset: Int) { (self.reason, self.offset) = (reason, offset) }
}

/// Parts an expression into words and signs (分词).
struct SchemeLexer {
  private let scalars: [Unicode.Scalar]
  private var at = 0

  private init(_ text: String) { scalars = Array(text.halfWidth.unicodeScalars) }

  static func tokens(_ text: String) throws(SchemeLanguageFault) -> [SchemeToken] {
    var lexer = SchemeLexer(text)
    guard lexer.scalars.count <= 2_000 else { throw SchemeLanguageFault("算式超过2000字，请拆开写", at: 0) }
    var tokens: [SchemeToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens + [SchemeToken(kind: .end, offset: lexer.scalars.count)]
  }

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "“": "”", "'": "'"]

  private static let signs: [(String, String)] = [
    (">=", "≥"), ("<=", "≤"), ("!=", "≠"), ("<>", "≠"), ("==", "="), ("≥", "≥"), ("≤", "≤"), ("≠", "≠"), (">", ">"), ("<", "<"),
    ("=", "="), ("+", "+"), ("-", "-"), ("−", "-"), ("×", "×"), ("*", "×"), ("÷", "÷"), ("/", "÷"), ("(", "("), (")", ")"), ("[", "["),
    ("]", "]"), ("【", "["), ("】", "]"), (",", ","), ("、", ","),
  ]

  private mutating func next() throws(SchemeLanguageFault) -> SchemeToken? {
    while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
    guard at < scalars.count else { return nil }
    let start = at
    if Self.isDigit(scalars[at]) { return SchemeToken(kind: try literal(), offset: start) }
    if let close = Self.quotes[scalars[at]] { return SchemeToken(kind: .quoted(try quoted(close)), offset: start) }
    if Self.isLetter(scalars[at]) {
      while at < scalars.count, Self.isLetter(scalars[at]) || Self.isDigit(scalars[at]) { at += 1 }
      return SchemeToken(kind: .name(text(start..<at)), offset: start)
    }
    for (written, sign) in Self.signs where matches(written) {
      at += written.unicodeScalars.count
      return SchemeToken(kind: .sign(sign), offset: start)
    }
    throw SchemeLanguageFault("认不出“\(scalars[at])”", at: at)
  }

  private mutating func quoted(_ close: Unicode.Scalar) throws(SchemeLanguageFault) -> String {
    let start = at
    at += 1
    while at < scalars.count, scalars[at] != close { at += 1 }
    guard at < scalars.count else { throw SchemeLanguageFault("引号没有成对", at: start) }
    at += 1
    return text(start + 1..<at - 1)
  }

  /// `2000元`, `500元/人/月`, `30%`, `6个月`, `2022-01-01`, `2022年1月1日`, or a plain number.
  private mutating func literal() throws(SchemeLanguageFault) -> SchemeToken.Kind {
    let start = at
    while at < scalars.count, Self.isDigit(scalars[at]) || scalars[at] == "." { at += 1 }
    if let date = try date(from: start) { return .date(date) }
    let digits = text(start..<at)
    let value: ExactDecimal
    do throws(ValueError) { value = try ExactDecimal(parsing: digits) } catch {
      throw SchemeLanguageFault("“\(digits)”不是数字：\(error.reason)", at: start)
    }
    if at < scalars.count, scalars[at] == "%" {
      at += 1
      return .number(ExactNumber(ExactDecimal(coefficient: value.coefficient, decimals: value.decimals + 2)), .none)
    }
    guard at < scalars.count, Self.isLetter(scalars[at]) else { return .number(ExactNumber(value), .none) }
    let from = at, written = word()
    let (scale, counted) = try unit(written, at: from)
    var dimension = counted
    while at + 1 < scalars.count, scalars[at] == "/", Self.isLetter(scalars[at + 1]) {
      at += 1
      let place = at, per = word()
      dimension = dimension / (try unit(per, at: place).1)
    }
    return .number(ExactNumber(value) * ExactNumber(ExactDecimal(coefficient: Int128.powerOfTen(scale))), dimension)
  }

  private mutating func word() -> String {
    let start = at
    while at < scalars.count, Self.isLetter(scalars[at]) { at += 1 }
    return text(start..<at)
  }

  /// The power of ten and the unit of a measure word.
  private func unit(_ word: String, at offset: Int) throws(SchemeLanguageFault) -> (Int, SchemeDimension) {
    if let money = MoneyUnit(rawValue: word) { return (money.exponent, .money) }
    if let (unit, rest) = MeasureUnit.leading(word[...]), rest.isEmpty { return (0, .count(unit)) }
    throw SchemeLanguageFault("“\(word)”不是单位。数和单位写在一起，例如 2000元、6个月、30只；后面的词另空一格", at: offset)
  }

  private mutating func date(from start: Int) throws(SchemeLanguageFault) -> CivilDate? {
    guard at - start == 4, at < scalars.count else { return nil }
    var end = at
    if scalars[at] == "-", at + 1 < scalars.count, Self.isDigit(scalars[at + 1]) {
      while end < scalars.count, Self.isDigit(scalars[end]) || scalars[end] == "-" { end += 1 }
    } else if scalars[at] == "年", at + 1 < scalars.count, Self.isDigit(scalars[at + 1]) {
      while end < scalars.count, Self.isDigit(scalars[end]) || "年月日".unicodeScalars.contains(scalars[end]) { end += 1 }
    } else {
      return nil
    }
    let words = text(start..<end)
    do throws(ValueError) {
      let date = try CivilDate(words)
      at = end
      return date
    } catch { throw SchemeLanguageFault("“\(words)”不是日期：\(error.reason)", at: start) }
  }

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  private func matches(_ sign: String) -> Bool { scalars[at...].starts(with: sign.unicodeScalars) }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "·" || (scalar.properties.isAlphabetic && !isDigit(scalar))
  }
}
