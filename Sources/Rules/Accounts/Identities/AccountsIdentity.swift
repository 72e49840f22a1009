package import HengDomain
import HengValues

/// An identity between cells of printed accounts, judged (勾稽).
package struct AccountsIdentity: Sendable {
  package enum Verdict: Hashable, Sendable {
    case holds
    /// No rounding explains the difference.
    case broken
    /// One unit of the last digit beyond what rounding explains, in figures that are rounded: 尾数调整 is possible.
    case nearlyHolds
    /// It could not be judged, and why.
    case unknown(String)
  }

  package let code: String
  let relation: AccountsPattern.Relation
  let left: [AccountsOperand]
  let right: [AccountsOperand]
  package let verdict: Verdict

  init(_ code: String, _ left: [AccountsOperand], _ relation: AccountsPattern.Relation, _ right: [AccountsOperand], unknown: String? = nil)
  {
    self.code = code
    self.relation = relation
    self.left = left
    self.right = right
    verdict = unknown.map { .unknown($0) } ?? Self.judge(left, relation, right)
  }

  /// The addresses on both sides.
  package var touches: [AccountsAddress] { (left + right).map(\.address) }

  package var isBroken: Bool { verdict == .broken || verdict == .nearlyHolds }

  /// Left minus right, in 厘.
  var difference: Int128 { left.total - right.total }
  /// How far rounding alone may part the sides, in 厘.
  var slack: Int128 { left.slack + right.slack }

  private static func judge(
    _ left: [AccountsOperand], _ relation: AccountsPattern.Relation, _ right: [AccountsOperand]
  ) -> Verdict {
    let difference = left.total - right.total
    let slack = left.slack + right.slack
    let unit = 2 * ((left + right).map(\.half).max() ?? 0)
    switch relation {
    case .atMost: return difference <= slack ? .holds : difference <= slack + unit ? .nearlyHolds : .broken
    case .equals:
      let distance = Int128(difference.magnitude)
      if distance < slack || distance == 0 { return .holds }
      if distance == slack, left.interval.overlaps(right.interval) { return .holds }
      return distance <= slack + unit && slack > 0 ? .nearlyHolds : .broken
    }
  }
}

/// A cell in an identity, with its sign.
struct AccountsOperand: Sendable {
  let address: AccountsAddress
  let isAdded: Bool
  /// Nil where the print has no such row or column: counted as nothing.
  let cell: AccountsCell?
  /// Half a unit of the last printed digit, in 厘.
  let half: Int128
  /// What the cell is called, and where it or its table stands.
  let table: AccountsTable

  init(_ address: AccountsAddress, isAdded: Bool, facts: TableFacts) {
    self.address = address
    self.isAdded = isAdded
    table = facts.table
    cell = facts.table.cells[address.place]
    half = cell?.amount.value == nil || TableFacts.isCount(address.place.row) ? 0 : facts.half
  }

  /// In 厘, with its sign.
  var value: Int128 {
    guard let amount = cell?.amount.value else { return 0 }
    return isAdded ? amount.money.fen * 10 : -amount.money.fen * 10
  }

  var isFilled: Bool { cell?.amount.value != nil }
  var label: String { table.label(of: address.place) }
  var citation: Citation { cell?.citation ?? table.citation }

  var interval: Interval {
    guard let amount = cell?.amount.value else { return Interval(.zero) }
    guard half > 0 else { return Interval(Ratio(value, 1000)) }
    let digits = amount.digits.widened(to: max(decimals, amount.digits.decimals)) ?? amount.digits
    let interval = PrintedAmount(digits, amount.unit).interval
    return isAdded ? interval : -interval
  }

  /// The digits after the point that the table prints.
  private var decimals: Int {
    var (digits, unit) = (0, half * 2)
    while unit > 1, unit % 10 == 0 { (digits, unit) = (digits + 1, unit / 10) }
    return max(0, table.unit.exponent + 3 - digits)
  }
}

extension [AccountsOperand] {
  var total: Int128 { reduce(0) { $0 + $1.value } }
  var slack: Int128 { reduce(0) { $0 + $1.half } }
  var interval: Interval { reduce(Interval(.zero)) { $0 + $1.interval } }
}
