import HengValues

/// An expression as it is written, before its words have a meaning (语法树).
struct SchemeSyntax: Sendable {
  indirect enum Kind: Sendable {
    case number(ExactNumber, SchemeDimension)
    case date(CivilDate)
    case quoted(String)
    case name(String)
    case call(String, [SchemeSyntax])
    case list([SchemeSyntax])
    case negative(SchemeSyntax)
    case arithmetic(String, SchemeSyntax, SchemeSyntax)
    case comparison(String, SchemeSyntax, SchemeSyntax)
    /// 属于 and 不属于.
    case membership(SchemeSyntax, SchemeSyntax, isIn: Bool)
    case not(SchemeSyntax)
    case all([SchemeSyntax])
    case any([SchemeSyntax])
    case conditional(SchemeSyntax, SchemeSyntax, SchemeSyntax)
  }

  let kind: Kind
  let offset: Int
}

/// Reads an expression (语法分析): 如果…则…否则, 或, 且, 非, comparisons and 属于, sums, products, in this order of strength.
struct SchemeParser {
  private let tokens: [SchemeToken]
  private var at = 0
  private var depth = 0

  static func parse(_ text: String) throws(SchemeLanguageFault) -> SchemeSyntax {
    var parser = SchemeParser(tokens: try SchemeLexer.tokens(text))
    let whole = try parser.expression()
    guard case .end = parser.token.kind else {
      throw SchemeLanguageFault("“\(parser.written)”前面少了运算符，或多写了", at: parser.token.offset)
    }
    return whole
  }

  private init(tokens: [SchemeToken]) { self.tokens = tokens }

  private var token: SchemeToken { tokens[at] }

  private var written: String {
    switch token.kind {
    case .name(let name): name
    case .sign(let sign): sign
    case .quoted(let words): words
    case .date(let date): date.text
    case .number(let number, _): "\(number.ratio)"
    case .end: "末尾"
    }
  }

  private mutating func take(_ words: String...) -> SchemeToken? {
    let token = token
    switch token.kind {
    case .name(let name) where words.contains(name), .sign(let name) where words.contains(name):
      at += 1
      return token
    default: return nil
    }
  }

  private mutating func require(_ word: String, _ reason: String) throws(SchemeLanguageFault) {
    guard take(word) != nil else { throw SchemeLanguageFault(reason, at: token.offset) }
  }

  private mutating func expression() throws(SchemeLanguageFault) -> SchemeSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 40 else { throw SchemeLanguageFault("括号或条件套得太深，请拆成几条写", at: token.offset) }
    guard let start = take("如果") else { return try disjunction() }
    let condition = try expression()
    try require("则", "“如果”后面的条件写完以后应接“则”")
    let first = try expression()
    try require("否则", "“如果……则……”后面应接“否则”")
    return SchemeSyntax(kind: .conditional(condition, first, try expression()), offset: start.offset)
  }

  private mutating func disjunction() throws(SchemeLanguageFault) -> SchemeSyntax {
    var parts = [try conjunction()]
    while take("或", "或者") != nil { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : SchemeSyntax(kind: .any(parts), offset: parts[0].offset)
  }

  private mutating func conjunction() throws(SchemeLanguageFault) -> SchemeSyntax {
    var parts = [try negation()]
    while take("且", "并且") != nil { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : SchemeSyntax(kind: .all(parts), offset: parts[0].offset)
  }

  private mutating func negation() throws(SchemeLanguageFault) -> SchemeSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 40 else { throw SchemeLanguageFault("“非”套得太深", at: token.offset) }
    guard let start = take("非") else { return try comparison() }
    return SchemeSyntax(kind: .not(try negation()), offset: start.offset)
  }

  private mutating func comparison() throws(SchemeLanguageFault) -> SchemeSyntax {
    let left = try sum()
    if let sign = take("≥", "≤", ">", "<", "=", "≠"), case .sign(let name) = sign.kind {
      let right = try sum()
      if let next = take("≥", "≤", ">", "<", "=", "≠") {
        throw SchemeLanguageFault("比较不能连着写，请用“且”分成两条", at: next.offset)
      }
      return SchemeSyntax(kind: .comparison(name, left, right), offset: left.offset)
    }
    if let word = take("属于", "不属于"), case .name(let name) = word.kind {
      return SchemeSyntax(kind: .membership(left, try set(), isIn: name == "属于"), offset: left.offset)
    }
    return left
  }

  /// `[甲, 乙]`, or the name of a group of words.
  private mutating func set() throws(SchemeLanguageFault) -> SchemeSyntax {
    guard let open = take("[") else { return try primary() }
    var items: [SchemeSyntax] = []
    repeat { items.append(try sum()) } while take(",") != nil
    try require("]", "方括号没有成对")
    return SchemeSyntax(kind: .list(items), offset: open.offset)
  }

  private mutating func sum() throws(SchemeLanguageFault) -> SchemeSyntax {
    var left = try product()
    while let sign = take("+", "-"), case .sign(let name) = sign.kind {
      left = SchemeSyntax(kind: .arithmetic(name, left, try product()), offset: left.offset)
    }
    return left
  }

  private mutating func product() throws(SchemeLanguageFault) -> SchemeSyntax {
    var left = try primary()
    while let sign = take("×", "÷"), case .sign(let name) = sign.kind {
      left = SchemeSyntax(kind: .arithmetic(name, left, try primary()), offset: left.offset)
    }
    return left
  }

  private static let keywords: Set<String> = ["如果", "则", "否则", "且", "并且", "或", "或者", "非", "属于", "不属于"]

  private mutating func primary() throws(SchemeLanguageFault) -> SchemeSyntax {
    let token = token
    at += 1
    switch token.kind {
    case .number(let number, let dimension): return SchemeSyntax(kind: .number(number, dimension), offset: token.offset)
    case .date(let date): return SchemeSyntax(kind: .date(date), offset: token.offset)
    case .quoted(let words): return SchemeSyntax(kind: .quoted(words), offset: token.offset)
    case .name(let name) where !Self.keywords.contains(name):
      guard take("(") != nil else { return SchemeSyntax(kind: .name(name), offset: token.offset) }
      var arguments: [SchemeSyntax] = []
      if take(")") != nil { return SchemeSyntax(kind: .call(name, []), offset: token.offset) }
      repeat { arguments.append(try expression()) } while take(",") != nil
      try require(")", "“\(name)”后面的括号没有成对")
      return SchemeSyntax(kind: .call(name, arguments), offset: token.offset)
    case .sign("("):
      let inner = try expression()
      try require(")", "括号没有成对")
      return inner
    case .sign("-"):
      depth += 1
      defer { depth -= 1 }
      guard depth <= 40 else { throw SchemeLanguageFault("负号套得太深", at: token.offset) }
      return SchemeSyntax(kind: .negative(try primary()), offset: token.offset)
    default:
      at -= 1
      let what = written
      throw SchemeLanguageFault(what == "末尾" ? "算式没有写完" : "这里不能是“\(what)”", at: token.offset)
    }
  }
}
