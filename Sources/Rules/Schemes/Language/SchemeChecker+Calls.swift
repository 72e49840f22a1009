import HengDomain
import HengValues

extension SchemeChecker {
  private static let comparisons: [String: SchemeExpression.Comparison] = [
    "=": .equal, "≠": .unequal, "<": .less, "≤": .atMost, ">": .greater, "≥": .atLeast,
  ]

  mutating func comparison(_ sign: String, _ left: SchemeSyntax, _ right: SchemeSyntax) -> Typed? {
    // A bare word has the meaning that the other side gives it.
    let leftIsWord = isWord(left)
    let first = typed(leftIsWord ? right : left)
    guard let first, let second = typed(leftIsWord ? left : right, expecting: first.type) else { return nil }
    let (one, other) = leftIsWord ? (second, first) : (first, second)
    guard one.type == other.type else {
      unlike(one.type, other.type, left, right, "不能比较")
      return nil
    }
    let comparison = Self.comparisons[sign] ?? .equal
    switch one.type {
    case .number, .date: break
    case .list:
      fault("几项文字不能比较，可以用 项数(…)", left)
      return nil
    default:
      guard sign == "=" || sign == "≠" else {
        fault("\(one.type.label)只能用 = 和 ≠ 比较", left)
        return nil
      }
    }
    return (.comparison(comparison, one.node, other.node), .truth)
  }

  private func isWord(_ syntax: SchemeSyntax) -> Bool {
    switch syntax.kind {
    case .quoted: true
    case .name(let name):
      scope.vocabulary.place(of: name) == nil && scope.choices[name] == nil && scope.terms[name] == nil
        && !["基准日", "是", "否"].contains(name)
    default: false
    }
  }

  mutating func membership(_ left: SchemeSyntax, _ set: SchemeSyntax, _ isIn: Bool) -> Typed? {
    guard let one = typed(left) else { return nil }
    var words: Set<String> = []
    switch (one.type, set.kind) {
    case (.word(let name), .name(let group)) where groups(of: name)[group] != nil: words = Set(groups(of: name)[group] ?? [])
    case (.word(let name), .name(let group)):
      let known = groups(of: name).keys.sorted()
      fault(
        "“\(name)”没有“\(group)”这一类。\(known.isEmpty ? "" : "有的类：\(known.joined(separator: "、"))；")也可以写成 [甲, 乙]", set)
      return nil
    case (.word, .list(let items)), (.text, .list(let items)):
      for item in items {
        if case .name(let group) = item.kind, case .word(let name) = one.type, let members = groups(of: name)[group] {
          words.formUnion(members)
        } else if let found = typed(item, expecting: one.type), found.type == one.type, case .constant(.word(let word)) = found.node {
          words.insert(word)
        } else if faults.isEmpty {
          fault("方括号里只能写“\(label(left))”的取值", item)
        }
      }
      guard faults.isEmpty else { return nil }
    default:
      fault("“属于”只能用于取值是词的字段，这里是\(one.type.label)", left)
      return nil
    }
    let node = Node.isAmong(one.node, words)
    return (isIn ? node : .not(node), .truth)
  }

  private func label(_ syntax: SchemeSyntax) -> String {
    if case .name(let name) = syntax.kind { return name }
    return "这一项"
  }

  private func groups(of name: String) -> [String: [String]] {
    scope.vocabulary.place(of: name).map { scope.vocabulary.fields[$0].groups } ?? [:]
  }

  private static let functions = ["较小", "较大", "天数", "月数", "月后", "周岁", "未填", "项数"]

  mutating func call(_ name: String, _ arguments: [SchemeSyntax], _ syntax: SchemeSyntax) -> Typed? {
    if let series = scope.series.first(where: { $0.name == name }) {
      return date(arguments, count: 1, name, syntax).map { (.series(series, $0[0]), .number(.none)) }
    }
    switch name {
    case "较小", "较大": return extreme(arguments, isLeast: name == "较小", syntax)
    case "天数": return date(arguments, count: 2, name, syntax).map { (.days($0[0], $0[1]), .number(.days)) }
    case "月数": return date(arguments, count: 2, name, syntax).map { (.months($0[0], $0[1]), .number(.months)) }
    case "月后": return later(arguments, syntax)
    case "周岁": return date(arguments, count: 1, name, syntax).map { (.age($0[0]), .number(.count(.year))) }
    case "未填":
      guard arguments.count == 1, case .name(let field) = arguments[0].kind, let place = scope.vocabulary.place(of: field) else {
        fault("“未填”的括号里应写一个字段的名字", syntax)
        return nil
      }
      return testBlank(place)
    case "项数":
      guard arguments.count == 1, let found = typed(arguments[0]), found.type == .list else {
        fault("“项数”的括号里应写一个可以有几项的字段", syntax)
        return nil
      }
      return (.count(found.node), .number(.none))
    default:
      fault("没有“\(name)”这个函数，可以用的有：\((Self.functions + scope.series.map(\.name)).joined(separator: "、"))", syntax)
      return nil
    }
  }

  private mutating func date(_ arguments: [SchemeSyntax], count: Int, _ name: String, _ syntax: SchemeSyntax) -> [Node]? {
    guard arguments.count == count else {
      fault("“\(name)”的括号里应有\(count)个日期，写了\(arguments.count)个", syntax)
      return nil
    }
    var nodes: [Node] = []
    for argument in arguments {
      guard let found = typed(argument) else { continue }
      if found.type == .date { nodes.append(found.node) } else { mismatch(.date, found.type, argument) }
    }
    return nodes.count == count ? nodes : nil
  }

  private mutating func later(_ arguments: [SchemeSyntax], _ syntax: SchemeSyntax) -> Typed? {
    guard arguments.count == 2, let day = typed(arguments[0]), let months = number(arguments[1]), day.type == .date,
      months.dimension == .months
    else {
      if faults.isEmpty { fault("“月后”的括号里应写日期和月数，例如 月后(合同日期, 12个月)", syntax) }
      return nil
    }
    return (.later(day.node, months.node), .date)
  }

  private mutating func extreme(_ arguments: [SchemeSyntax], isLeast: Bool, _ syntax: SchemeSyntax) -> Typed? {
    guard arguments.count >= 2 else {
      fault("“\(isLeast ? "较小" : "较大")”的括号里至少要有两项，用逗号分开", syntax)
      return nil
    }
    var nodes: [Node] = [], type: SchemeType?
    for argument in arguments {
      guard let found = number(argument) else { continue }
      nodes.append(found.node)
      if let type, type != .number(found.dimension) {
        unlike(type, .number(found.dimension), arguments[0], argument, "不能比大小")
        return nil
      }
      type = .number(found.dimension)
    }
    guard nodes.count == arguments.count, let type else { return nil }
    return (isLeast ? .least(nodes) : .greatest(nodes), type)
  }
}
