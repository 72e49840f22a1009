import HengDomain
import HengValues

/// A checked expression (算式): what it computes from the facts about one beneficiary, exactly, or nothing where a fact is missing.
package struct SchemeExpression: Sendable {
  indirect enum Node: Sendable {
    case constant(SchemeResult)
    case field(Int)
    case referenceDate
    case series(DatedSeries, Node)
    case arithmetic(Operation, Node, Node)
    case comparison(Comparison, Node, Node)
    case isAmong(Node, Set<String>)
    case not(Node)
    case all([Node])
    case any([Node])
    case conditional(Node, Node, Node)
    case isBlank(Int)
    case count(Node)
    case least([Node])
    case greatest([Node])
    /// From the first day to the second: days, the last not counted; whole months; years of age.
    case days(Node, Node)
    case months(Node, Node)
    case age(Node)
    /// A day some whole months later.
    case later(Node, Node)
  }

  enum Operation: Sendable { case plus, minus, times, over }
  enum Comparison: Sendable { case equal, unequal, less, atMost, greater, atLeast }

  let node: Node
  let type: SchemeType
  /// Places of the fields that it reads, in order; `asked` holds also those that it only looks at for being blank.
  package let fields: [Int]
  package let asked: [Int]
  /// As the file writes it.
  package let text: String
}

/// What an expression gives (算得的值).
enum SchemeResult: Hashable, Sendable {
  case truth(Bool)
  case number(ExactNumber)
  case date(CivilDate)
  case word(String)
  case list([String])
}

/// One beneficiary on the reference date (计算依据).
struct SchemeContext {
  let facts: BeneficiaryFacts
  let on: CivilDate
}

extension SchemeExpression {
  func value(in context: SchemeContext) -> SchemeResult? { node.value(in: context) }

  /// True, false, or nil where what is known does not decide it.
  func holds(in context: SchemeContext) -> Bool? {
    guard case .truth(let truth) = value(in: context) else { return nil }
    return truth
  }

  func number(in context: SchemeContext) -> ExactNumber? {
    guard case .number(let number) = value(in: context) else { return nil }
    return number
  }

  /// Fields that would have to be known for a value, in order.
  func missing(in context: SchemeContext) -> [Int] {
    let found = node.missing(in: context)
    return fields.filter(found.contains)
  }
}

extension SchemeExpression.Node {
  /// A condition decides which side is asked; of parts joined, only those that are open.
  func missing(in context: SchemeContext) -> Set<Int> {
    switch self {
    case .field(let place): return context.facts[place] == nil ? [place] : []
    case .conditional(let condition, let first, let second):
      guard let truth = condition.truth(in: context) else { return condition.missing(in: context) }
      return (truth ? first : second).missing(in: context)
    case .all(let nodes), .any(let nodes), .least(let nodes), .greatest(let nodes):
      return nodes.reduce(into: []) { $0.formUnion($1.missing(in: context)) }
    case .arithmetic(_, let one, let other), .comparison(_, let one, let other), .days(let one, let other), .months(let one, let other),
      .later(let one, let other):
      return one.missing(in: context).union(other.missing(in: context))
    case .series(_, let node), .isAmong(let node, _), .not(let node), .count(let node), .age(let node): return node.missing(in: context)
    case .constant, .referenceDate, .isBlank: return []
    }
  }
  func value(in context: SchemeContext) -> SchemeResult? {
    switch self {
    case .constant(let value): return value
    case .field(let place): return context.facts[place].map(SchemeResult.init)
    case .referenceDate: return .date(context.on)
    case .series(let series, let day):
      guard let day = day.date(in: context), let found = series.value(on: day) else { return nil }
      return .number(ExactNumber(found.value.value.ratio))
    case .arithmetic(let operation, let left, let right):
      guard let one = left.number(in: context), let other = right.number(in: context) else { return nil }
      switch operation {
      case .plus: return .number(one + other)
      case .minus: return .number(one - other)
      case .times: return .number(one * other)
      case .over: return one.divided(by: other).map { .number($0) }
      }
    case .comparison(let sign, let left, let right):
      guard let one = left.value(in: context), let other = right.value(in: context) else { return nil }
      return sign.holds(one, other).map { .truth($0) }
    case .isAmong(let node, let words):
      guard case .word(let word) = node.value(in: context) else { return nil }
      return .truth(words.contains(word))
    case .not(let node): return node.truth(in: context).map { .truth(!$0) }
    case .all(let nodes): return Self.joined(nodes, in: context, deciding: false)
    case .any(let nodes): return Self.joined(nodes, in: context, deciding: true)
    case .conditional(let condition, let first, let second):
      guard let truth = condition.truth(in: context) else { return nil }
      return (truth ? first : second).value(in: context)
    case .isBlank(let place): return .truth(context.facts[place] == nil)
    case .count(let node):
      guard case .list(let items) = node.value(in: context) else { return nil }
      return .number(ExactNumber(items.count))
    case .least(let nodes): return Self.extreme(nodes, in: context) { $0 < $1 }
    case .greatest(let nodes): return Self.extreme(nodes, in: context) { $1 < $0 }
    case .days(let from, let to):
      guard let from = from.date(in: context), let to = to.date(in: context) else { return nil }
      return .number(ExactNumber(to.days(since: from)))
    case .months(let from, let to):
      guard let from = from.date(in: context), let to = to.date(in: context) else { return nil }
      return .number(ExactNumber(from.wholeMonths(to: to)))
    case .later(let day, let months):
      guard let day = day.date(in: context), let number = months.number(in: context)?.ratio.rounded(0),
        let months = Int(exactly: number.coefficient)
      else { return nil }
      return .date(day.adding(months: months))
    case .age(let birth):
      guard let birth = birth.date(in: context) else { return nil }
      let hadBirthday = (context.on.month, context.on.day) >= (birth.month, birth.day)
      return .number(ExactNumber(context.on.year - birth.year - (hadBirthday ? 0 : 1)))
    }
  }

  private func number(in context: SchemeContext) -> ExactNumber? {
    guard case .number(let number) = value(in: context) else { return nil }
    return number
  }

  private func date(in context: SchemeContext) -> CivilDate? {
    guard case .date(let date) = value(in: context) else { return nil }
    return date
  }

  private func truth(in context: SchemeContext) -> Bool? {
    guard case .truth(let truth) = value(in: context) else { return nil }
    return truth
  }

  /// One part that decides is enough, whatever is unknown of the others.
  private static func joined(_ nodes: [Self], in context: SchemeContext, deciding: Bool) -> SchemeResult? {
    var isKnown = true
    for node in nodes {
      guard let truth = node.truth(in: context) else {
        isKnown = false
        continue
      }
      if truth == deciding { return .truth(deciding) }
    }
    return isKnown ? .truth(!deciding) : nil
  }

  private static func extreme(
    _ nodes: [Self], in context: SchemeContext, _ isBetter: (ExactNumber, ExactNumber) -> Bool
  ) -> SchemeResult? {
    var best: ExactNumber?
    for node in nodes {
      guard let number = node.number(in: context) else { return nil }
      if best.map({ isBetter(number, $0) }) ?? true { best = number }
    }
    return best.map { .number($0) }
  }
}

extension SchemeExpression.Comparison {
  func holds(_ left: SchemeResult, _ right: SchemeResult) -> Bool? {
    switch (left, right) {
    case (.number(let one), .number(let other)): ordered(one, other)
    case (.date(let one), .date(let other)): ordered(one, other)
    case (.word(let one), .word(let other)): same(one == other)
    case (.truth(let one), .truth(let other)): same(one == other)
    default: nil
    }
  }

  private func same(_ isSame: Bool) -> Bool? {
    switch self {
    case .equal: isSame
    case .unequal: !isSame
    default: nil
    }
  }

  private func ordered<Value: Comparable>(_ one: Value, _ other: Value) -> Bool {
    switch self {
    case .equal: one == other
    case .unequal: one != other
    case .less: one < other
    case .atMost: one <= other
    case .greater: one > other
    case .atLeast: one >= other
    }
  }
}

extension SchemeResult {
  init(_ value: SchemeValue) {
    switch value {
    case .word(let word): self = .word(word)
    case .list(let items): self = .list(items)
    case .truth(let truth): self = .truth(truth)
    case .number(let number): self = .number(ExactNumber(number))
    case .date(let date): self = .date(date)
    }
  }
}

extension CivilDate {
  /// Months that are full on the day `to`; negative before.
  func wholeMonths(to date: CivilDate) -> Int {
    let months = (date.year - year) * 12 + date.month - month
    if months > 0, adding(months: months) > date { return months - 1 }
    if months < 0, adding(months: months) < date { return months + 1 }
    return months
  }
}
