import HengDomain
import HengValues

/// Amounts of a form with their nearest unit (金额与单位).
struct GridMoney {
  /// The unit of the form: of the head of the money block, of the line above the table, or of the paper.
  let unit: MoneyUnit
  private(set) var doubts: [RecognitionDoubt] = []
  /// Figures read so far.
  private(set) var count = 0

  init(unit: MoneyUnit) { self.unit = unit }

  /// A cell under a column; a unit in the cell outweighs that of the column head, and that the form's.
  mutating func amount(_ cell: GridCell?, under head: GridText? = nil) -> Entry<PrintedAmount> {
    guard let cell, !cell.text.isEmpty else { return .blank }
    if cell.text.isDash { return .notApplicable }
    var digits = cell.text.compact[...]
    var own: MoneyUnit?
    for unit in [MoneyUnit.yiYuan, .wanYuan, .qianYuan, .yuan] where digits.hasTail(unit.rawValue) {
      (own, digits) = (unit, digits.dropLast(unit.rawValue.count))
      break
    }
    for sign in ["￥", "¥"] where digits.hasHead(sign) { digits = digits.dropFirst() }
    let unit = own ?? head.flatMap(GridMoney.unit) ?? unit
    do throws(ValueError) {
      let amount = try PrintedAmount(parsing: String(digits).signedFigure, unit: unit)
      count += 1
      return .value(amount)
    } catch {
      doubts.append(RecognitionDoubt("金额“\(cell.text.line)”读不成一个数，没有取用", cell.place))
      return .unfilled
    }
  }

  mutating func doubt(_ message: String, _ place: Place) { doubts.append(RecognitionDoubt(message, place)) }

  /// The unit in the brackets of a head: `项目资金（万元）`, `全年预算数(A)(元)`.
  static func unit(_ text: GridText) -> MoneyUnit? {
    text.brackets.lazy.compactMap { MoneyUnit(rawValue: $0.hasHead("单位:") ? String($0.dropFirst(3)) : $0) }.first
  }
}

/// Figures of a row of money that extraction ran together (连写): `802025%` is 80, 20 and 25% because 20 ÷ 80 = 25%.
package enum RunTogether {
  package struct Split: Hashable, Sendable {
    package var budget: String
    package var outturn: String
    package var rate: String

    package init(budget: String, outturn: String, rate: String) {
      self.budget = budget
      self.outturn = outturn
      self.rate = rate
    }

    /// Whether the rate earns the score that the row prints.
    func gives(_ score: ExactDecimal, of weight: ExactDecimal) -> Bool {
      guard let share = try? Percentage(parsing: rate) else { return false }
      return (share.ratio * weight.ratio).rounded(score.decimals) == score
    }
  }

  /// Every way to part the digits into budget, outturn and rate such that the rate is their ratio, rounded to its digits.
  package static func splits(_ text: String) -> [Split] {
    let compact = text.halfWidth.withoutSpaces
    guard compact.hasTail("%") else { return [] }
    let digits = Array(compact.utf8.dropLast())
    guard (3...40).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else { return [] }
    var found: [Split] = []
    for first in 1..<(digits.count - 1) {
      guard let budget = figure(digits[..<first]), budget.ratio > .zero else { continue }
      for second in (first + 1)..<digits.count {
        guard let outturn = figure(digits[first..<second]), let rate = figure(digits[second...]), rate.decimals <= 4 else { continue }
        guard outturn.ratio <= budget.ratio, let share = outturn.ratio.divided(by: budget.ratio) else { continue }
        guard Percentage(of: share, decimals: rate.decimals).digits == rate else { continue }
        found.append(Split(budget: "\(budget)", outturn: "\(outturn)", rate: "\(rate)%"))
      }
    }
    return found
  }

  /// A figure as forms print it: no leading zeros, no bare point.
  private static func figure(_ digits: ArraySlice<UInt8>) -> ExactDecimal? {
    guard let first = digits.first, first != 0x2E, digits.last != 0x2E else { return nil }
    if first == 0x30, digits.count > 1, digits[digits.startIndex + 1] != 0x2E { return nil }
    return try? ExactDecimal(parsing: String(decoding: digits, as: UTF8.self))
  }
}
