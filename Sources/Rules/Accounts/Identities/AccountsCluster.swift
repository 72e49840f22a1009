import HengDomain

/// Broken identities that one cell can explain (同源): if it alone were another figure, every identity that contains it would hold.
///
/// The cell is where the contradictions meet; whether it or all the others are wrong is for people to find out.
struct AccountsCluster: Sendable {
  let cell: AccountsOperand
  /// At least two, in the order of their rules.
  let identities: [AccountsIdentity]
  /// By how much the cell would have to differ, in 厘; nil where rounding leaves it open.
  let shift: Int128?

  /// The cells that explain most, one after the other. Where two cells explain the same contradictions, none is named.
  static func find(_ identities: [AccountsIdentity]) -> [AccountsCluster] {
    let judged = identities.filter { if case .unknown = $0.verdict { false } else { true } }
    var broken = Set(judged.indices.filter { judged[$0].isBroken })
    guard broken.count > 1 else { return [] }
    let candidates = candidates(judged, broken)
    var found: [AccountsCluster] = []
    while let best = largest(candidates, within: broken) {
      found.append(AccountsCluster(cell: best.cell, identities: best.broken.map { judged[$0] }, shift: best.shift.exact))
      broken.subtract(best.broken)
    }
    return found
  }

  private struct Candidate {
    let cell: AccountsOperand
    let broken: [Int]
    let shift: Shift
  }

  /// Cells whose single change would make everything hold that contains them.
  private static func candidates(_ identities: [AccountsIdentity], _ broken: Set<Int>) -> [Candidate] {
    var cells: [AccountsAddress: AccountsOperand] = [:]
    var order: [AccountsAddress] = []
    for index in broken.sorted() {
      for operand in identities[index].left + identities[index].right where cells[operand.address] == nil {
        cells[operand.address] = operand
        order.append(operand.address)
      }
    }
    var uses: [AccountsAddress: [(index: Int, weight: Int128)]] = [:]
    for (index, identity) in identities.enumerated() {
      for (address, weight) in identity.weights where cells[address] != nil { uses[address, default: []].append((index, weight)) }
    }
    return order.compactMap { address in
      guard let cell = cells[address], let uses = uses[address] else { return nil }
      var shift = Shift()
      for use in uses { shift.narrow(identities[use.index], weight: use.weight) }
      guard !shift.isEmpty else { return nil }
      return Candidate(cell: cell, broken: uses.map(\.index).filter(broken.contains), shift: shift)
    }
  }

  /// The largest set of contradictions that exactly one cell explains; a printed figure goes before a blank.
  private static func largest(_ candidates: [Candidate], within broken: Set<Int>) -> Candidate? {
    let live = candidates.filter { $0.broken.count > 1 && $0.broken.allSatisfy(broken.contains) }
    let groups = Dictionary(grouping: live, by: \.broken)
    let named = groups.values.compactMap { group -> Candidate? in
      let filled = group.filter(\.cell.isFilled)
      let rivals = filled.isEmpty ? group : filled
      return rivals.count == 1 ? rivals.first : nil
    }
    return named.max { a, b in
      a.broken.count == b.broken.count ? b.broken.lexicographicallyPrecedes(a.broken) : a.broken.count < b.broken.count
    }
  }
}

/// By how much a cell may change so that the identities with it hold, in 厘: an interval, open to either side at first.
private struct Shift {
  private var low: Int128?
  private var high: Int128?

  var isEmpty: Bool { if let low, let high { low > high } else { false } }
  var exact: Int128? { low == high ? low : nil }

  /// `difference + weight × shift` must come within what rounding allows.
  mutating func narrow(_ identity: AccountsIdentity, weight: Int128) {
    guard weight != 0 else {
      if identity.isBroken { (low, high) = (1, 0) }
      return
    }
    let upper = identity.slack - identity.difference, lower = -identity.slack - identity.difference
    let isEquality = identity.relation == .equals
    if weight > 0 {
      atMost(Self.floor(upper, weight))
      if isEquality { atLeast(-Self.floor(-lower, weight)) }
    } else {
      atLeast(-Self.floor(upper, -weight))
      if isEquality { atMost(Self.floor(-lower, -weight)) }
    }
  }

  private mutating func atMost(_ bound: Int128) { high = high.map { min($0, bound) } ?? bound }
  private mutating func atLeast(_ bound: Int128) { low = low.map { max($0, bound) } ?? bound }

  private static func floor(_ value: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension AccountsIdentity {
  /// How often each cell counts, left minus right.
  fileprivate var weights: [AccountsAddress: Int128] {
    var weights: [AccountsAddress: Int128] = [:]
    for operand in left { weights[operand.address, default: 0] += operand.isAdded ? 1 : -1 }
    for operand in right { weights[operand.address, default: 0] -= operand.isAdded ? 1 : -1 }
    return weights
  }
}
