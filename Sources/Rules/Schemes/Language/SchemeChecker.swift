import HengDomain
import HengValues

/// What the words of an expression may mean (可用的词): fields, choices already settled, and dated series.
struct SchemeScope: Sendable {
  let vocabulary: SchemeVocabulary
  let series: [DatedSeries]
  /// Name of a choice, its options, and the one that holds.
  var choices: [String: (options: [String], chosen: String)] = [:]
  /// Figures named before.
  var terms: [String: SchemeExpression] = [:]
}

/// Gives the words of an expression their meaning, and refuses what does not fit (类型检查).
///
/// Every fault is collected; a part with a fault has no type, so that it is told once.
struct SchemeChecker {
  typealias Node = SchemeExpression.Node
  typealias Typed = (node: Node, type: SchemeType)

  let scope: SchemeScope
  private(set) var faults: [SchemeLanguageFault] = []
  private var fields: [Int] = []
  private var blankTested: [Int] = []

  init(_ scope: SchemeScope) { self.scope = scope }

  /// The checked expression; nil with at least one fault.
  static func check(_ text: String, in scope: SchemeScope, wanted: SchemeType?) -> (SchemeExpression?, [SchemeLanguageFault]) {
    let syntax: SchemeSyntax
    do throws(SchemeLanguageFault) { syntax = try SchemeParser.parse(text) } catch { return (nil, [error]) }
    var checker = SchemeChecker(scope)
    guard let found = checker.typed(syntax, expecting: wanted) else { return (nil, checker.faults) }
    if let wanted, found.type != wanted {
      if wanted == .truth { checker.noCondition(found.type, syntax) } else { checker.mismatch(wanted, found.type, syntax) }
    }
    guard checker.faults.isEmpty else { return (nil, checker.faults) }
    let asked = checker.fields + checker.blankTested.filter { !checker.fields.contains($0) }
    return (SchemeExpression(node: found.node, type: found.type, fields: checker.fields, asked: asked, text: text), [])
  }

  mutating func fault(_ reason: String, _ syntax: SchemeSyntax) { faults.append(SchemeLanguageFault(reason, at: syntax.offset)) }

  mutating func mismatch(_ wanted: SchemeType, _ found: SchemeType, _ syntax: SchemeSyntax) {
    if wanted == .number(.money), found == .number(.none) {
      fault("金额没有写单位，应写作 2000元、5万元", syntax)
    } else if case .number(let unit) = wanted, case .number(.none) = found {
      fault("数没有写单位，这里要的是以“\(unit.text)”计的数", syntax)
    } else {
      fault("这里要的是\(wanted.label)，写的是\(found.label)", syntax)
    }
  }

  mutating func typed(_ syntax: SchemeSyntax, expecting: SchemeType? = nil) -> Typed? {
    switch syntax.kind {
    case .number(let number, let dimension): return (.constant(.number(number)), .number(dimension))
    case .date(let date): return (.constant(.date(date)), .date)
    case .quoted(let words): return word(words, syntax, expecting)
    case .name(let name): return named(name, syntax, expecting)
    case .call(let name, let arguments): return call(name, arguments, syntax)
    case .list:
      fault("方括号只能写在“属于”后面", syntax)
      return nil
    case .negative(let inner):
      guard let found = number(inner) else { return nil }
      return (.arithmetic(.minus, .constant(.number(ExactNumber(0))), found.node), .number(found.dimension))
    case .arithmetic(let sign, let left, let right): return arithmetic(sign, left, right)
    case .comparison(let sign, let left, let right): return comparison(sign, left, right)
    case .membership(let left, let set, let isIn): return membership(left, set, isIn)
    case .not(let inner): return truth(inner).map { (.not($0), .truth) }
    case .all(let parts): return truths(parts).map { (.all($0), .truth) }
    case .any(let parts): return truths(parts).map { (.any($0), .truth) }
    case .conditional(let condition, let first, let second):
      let test = truth(condition), one = typed(first, expecting: expecting), other = typed(second, expecting: expecting ?? one?.type)
      guard let test, let one, let other else { return nil }
      guard one.type == other.type else {
        mismatch(one.type, other.type, second)
        return nil
      }
      return (.conditional(test, one.node, other.node), one.type)
    }
  }

  private mutating func truth(_ syntax: SchemeSyntax) -> Node? {
    guard let found = typed(syntax, expecting: .truth) else { return nil }
    if found.type == .truth { return found.node }
    noCondition(found.type, syntax)
    return nil
  }

  private mutating func noCondition(_ type: SchemeType, _ syntax: SchemeSyntax) {
    if case .name(let name) = syntax.kind, case .number = type {
      fault("“\(name)”是\(type.label)，不是条件。请写成 \(name) ≥ …", syntax)
    } else {
      fault("这里要的是条件，写的是\(type.label)", syntax)
    }
  }

  private mutating func truths(_ parts: [SchemeSyntax]) -> [Node]? {
    let nodes = parts.map { truth($0) }
    return nodes.contains { $0 == nil } ? nil : nodes.compactMap { $0 }
  }

  mutating func number(_ syntax: SchemeSyntax) -> (node: Node, dimension: SchemeDimension)? {
    guard let found = typed(syntax) else { return nil }
    guard case .number(let dimension) = found.type else {
      fault("这里要的是数或金额，写的是\(found.type.label)", syntax)
      return nil
    }
    return (found.node, dimension)
  }

  private mutating func arithmetic(_ sign: String, _ left: SchemeSyntax, _ right: SchemeSyntax) -> Typed? {
    let one = number(left), other = number(right)
    guard let one, let other else { return nil }
    switch sign {
    case "×": return (.arithmetic(.times, one.node, other.node), .number(one.dimension * other.dimension))
    case "÷": return (.arithmetic(.over, one.node, other.node), .number(one.dimension / other.dimension))
    default:
      guard one.dimension == other.dimension else {
        unlike(.number(one.dimension), .number(other.dimension), left, right, "不能相\(sign == "+" ? "加" : "减")")
        return nil
      }
      return (.arithmetic(sign == "+" ? .plus : .minus, one.node, other.node), .number(one.dimension))
    }
  }

  /// Two sides that do not meet: a missing unit is told at the side that lacks it.
  mutating func unlike(_ left: SchemeType, _ right: SchemeType, _ one: SchemeSyntax, _ other: SchemeSyntax, _ what: String) {
    if case .number(.none) = right, case .number = left, left != right { return mismatch(left, right, other) }
    if case .number(.none) = left, case .number = right, left != right { return mismatch(right, left, one) }
    fault("左边是\(left.label)，右边是\(right.label)，\(what)", other)
  }

  /// A field, a choice, 基准日, 是 or 否; else a word of the field that stands on the other side.
  private mutating func named(_ name: String, _ syntax: SchemeSyntax, _ expecting: SchemeType?) -> Typed? {
    if let place = scope.vocabulary.place(of: name) { return field(place) }
    if let term = scope.terms[name] { return use(term) }
    if let choice = scope.choices[name] { return (.constant(.word(choice.chosen)), .word(of: name)) }
    switch name {
    case "基准日": return (.referenceDate, .date)
    case "是": return (.constant(.truth(true)), .truth)
    case "否": return (.constant(.truth(false)), .truth)
    default: return word(name, syntax, expecting)
    }
  }

  mutating func field(_ place: Int) -> Typed {
    if !fields.contains(place) { fields.append(place) }
    return (.field(place), scope.vocabulary.fields[place].type)
  }

  private mutating func use(_ term: SchemeExpression) -> Typed {
    for place in term.fields where !fields.contains(place) { fields.append(place) }
    for place in term.asked where !term.fields.contains(place) { _ = testBlank(place) }
    return (term.node, term.type)
  }

  mutating func testBlank(_ place: Int) -> Typed {
    if !blankTested.contains(place) { blankTested.append(place) }
    return (.isBlank(place), .truth)
  }

  private mutating func word(_ word: String, _ syntax: SchemeSyntax, _ expecting: SchemeType?) -> Typed? {
    switch expecting {
    case .text: return (.constant(.word(word)), .text)
    case .word(let name):
      let known = words(of: name)
      if known.contains(word) { return (.constant(.word(word)), .word(of: name)) }
      fault("“\(name)”没有“\(word)”这个取值，可以写的有：\(known.joined(separator: "、"))", syntax)
      return nil
    default:
      fault("不认得“\(word)”：不是字段、待定事项或函数的名字\(near(word))", syntax)
      return nil
    }
  }

  func words(of name: String) -> [String] {
    if let choice = scope.choices[name] { return choice.options }
    return scope.vocabulary.place(of: name).map { scope.vocabulary.fields[$0].words } ?? []
  }

  /// A name that shares most characters.
  private func near(_ word: String) -> String {
    let signs = Set(word)
    var best: (name: String, alike: Int)?
    for name in scope.vocabulary.fields.map(\.name) {
      let alike = signs.intersection(name).count
      if alike * 4 > name.count + word.count, alike > best?.alike ?? 0 { best = (name, alike) }
    }
    return best.map { "，是不是“\($0.name)”" } ?? ""
  }
}

extension SchemeField {
  var type: SchemeType {
    switch kind {
    case .word: .word(of: name)
    case .text, .idNumber, .creditCode: .text
    case .list: .list
    case .truth: .truth
    case .money: .number(.money)
    case .share: .number(.none)
    case .count(let unit): .number(.count(unit))
    case .date: .date
    }
  }
}
