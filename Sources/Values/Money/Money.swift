/// An amount of money: a whole number of 分 (金额). Limited to ten trillion yuan when read, so that sums cannot overflow.
package struct Money: Hashable, Comparable, Sendable {
  package let fen: Int128

  package init(fen: Int128) { self.fen = fen }

  package static let zero = Money(fen: 0)
  /// 十万亿元 in 分.
  package static let mostFen: Int128 = 1_000_000_000_000_000

  package static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }
  package static func - (left: Money, right: Money) -> Money { Money(fen: left.fen - right.fen) }
  package static prefix func - (money: Money) -> Money { Money(fen: -money.fen) }
  package static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

  package var isZero: Bool { fen == 0 }
  package var isNegative: Bool { fen < 0 }

  /// `self ÷ other`, or nil when `other` is zero.
  package func ratio(to other: Money) -> Ratio? { other.isZero ? nil : Ratio(fen, other.fen) }

  /// In yuan with two decimals: the plain print of ledgers.
  package var yuan: ExactDecimal { ExactDecimal(coefficient: fen, decimals: 2) }

  /// The amount in `unit`, exact, printed with at least `decimals` digits and no superfluous zero beyond them.
  package func printed(in unit: MoneyUnit, decimals: Int = 0) -> PrintedAmount {
    let exact = ExactDecimal(coefficient: fen, decimals: 2 + unit.exponent).trimmed
    return PrintedAmount(exact.widened(to: max(decimals, exact.decimals)) ?? exact, unit)
  }
}

extension Sequence<Money> {
  package var sum: Money { reduce(.zero, +) }
}

/// The scale in which an amount is printed (金额单位).
package enum MoneyUnit: String, CaseIterable, Hashable, Sendable, Codable {
  case yuan = "元"
  case qianYuan = "千元"
  case wanYuan = "万元"
  case yiYuan = "亿元"

  /// Power of ten in yuan.
  package var exponent: Int {
    switch self {
    case .yuan: 0
    case .qianYuan: 3
    case .wanYuan: 4
    case .yiYuan: 8
    }
  }
}
