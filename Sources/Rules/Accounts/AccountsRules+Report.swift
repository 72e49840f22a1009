package import HengDomain

extension AccountsRules {
  package static let all: [Rule<AccountsSubject>] = tables + NarrativeRules.all

  /// Runs the rules, and tells contradictions that meet in one figure as one finding (同源合并).
  ///
  /// The coverage keeps every rule's own count; a rule whose findings are told under another's code says so.
  package static func report(on subject: AccountsSubject, profile: Profile, rules: [Rule<AccountsSubject>] = all) -> RuleReport {
    var report = rules.report(on: subject, profile: profile)
    let identities = rules.flatMap { subject.identities[$0.code] ?? [] }
    for cluster in AccountsCluster.find(identities) { report.fold(cluster) }
    return report
  }

  /// The cells in which contradictions meet, each with the codes of the rules that it breaks.
  package static func meetingCells(_ subject: AccountsSubject) -> [(address: AccountsAddress, rules: [String])] {
    AccountsCluster.find(tables.flatMap { subject.identities[$0.code] ?? [] }).map { ($0.cell.address, $0.identities.map(\.code)) }
  }
}

extension AccountsRules {
  /// How many identities of some rules do not hold.
  package static func brokenCount(_ subject: AccountsSubject, _ codes: [String]) -> Int {
    codes.reduce(0) { $0 + (subject.identities[$1] ?? []).count(where: \.isBroken) }
  }
}

extension RuleReport {
  fileprivate mutating func fold(_ cluster: AccountsCluster) {
    let keys = Set(cluster.identities.map { Key(rule: $0.code, touches: $0.touches.map(\.text)) })
    let members = findings.filter { keys.contains(Key(rule: $0.rule, touches: $0.touches)) }
    guard members.count > 1, let first = members.first, let position = findings.firstIndex(of: first) else { return }
    findings.removeAll { keys.contains(Key(rule: $0.rule, touches: $0.touches)) }
    findings.insert(cluster.finding(members, first), at: position)
    for index in coverage.indices where coverage[index].rule != first.rule && members.contains(where: { $0.rule == coverage[index].rule }) {
      coverage[index].reason = "与\(first.rule)涉及同一数字，并入该条"
    }
  }

  private struct Key: Hashable {
    let rule: String
    let touches: [String]
  }
}

extension AccountsCluster {
  fileprivate func finding(_ members: [Finding], _ first: Finding) -> Finding {
    let style = AmountStyle([cell])
    let gap = shift.map { "，相差的数额都是\(style.text(Int128($0.magnitude)))" } ?? ""
    let figure = cell.isFilled ? style.text(cell.value) : "空白"
    let address = cell.address.text
    let others = members.flatMap(\.sides).filter { $0.label != cell.label }
    var sides = [cell.side]
    for side in others where !sides.contains(side) && sides.count < Self.mostSides { sides.append(side) }
    return Finding(
      rule: first.rule, severity: members.map(\.severity).max { $0.rank < $1.rank } ?? first.severity,
      message: "“\(cell.label)”（\(figure)）参与的\(members.count)处勾稽关系不成立，都在这一数字上相交\(gap)。\(first.message)",
      remedy: "请先核对这一数字及其来源，再核对与它相对的各数；" + first.remedy, computation: first.computation, sides: sides,
      consequences: members.dropFirst().map { "\($0.rule) \($0.message)" },
      touches: [address] + members.flatMap(\.touches).filter { $0 != address })
  }

  private static var mostSides: Int { 8 }
}

extension Severity {
  fileprivate var rank: Int {
    switch self {
    case .info: 0
    case .question: 1
    case .warning: 2
    case .error: 3
    }
  }
}
