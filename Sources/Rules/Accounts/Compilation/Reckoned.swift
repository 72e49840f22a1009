import HengDomain
import HengValues

/// One entry of the ledger as a leaf of a computation (分录).
struct LedgerEntry: Hashable, Sendable {
  var label: String
  var amount: Money
  var citation: Citation
}

/// An amount with the way it came about (算得的数).
struct Reckoned: Hashable, Sendable {
  /// What the amount counts: money, or vehicles and equipment (a whole number stands as so many yuan).
  enum Measure: Hashable, Sendable {
    case yuan
    case count(String)

    func text(_ amount: Money) -> String {
      switch self {
      case .yuan: amount.yuan.grouped + "元"
      case .count(let unit): "\(amount.fen / 100)\(unit)"
      }
    }

    fileprivate func bare(_ amount: Money) -> String { self == .yuan ? amount.yuan.grouped : "\(amount.fen / 100)" }
  }

  var amount: Money
  var trace: Trace
  var measure = Measure.yuan

  /// More entries than these under one item are told as one leaf.
  static let mostEntries = 50
  /// More operands than these are not written out in a formula.
  private static let mostOperands = 6

  /// Entries of a ledger under one heading. `ledger` is `支出明细账`, `heading` `2130505 基本支出`.
  static func entries(
    _ label: String, _ entries: [LedgerEntry], ledger: String, heading: String, source: Citation, measure: Measure = .yuan
  ) -> Reckoned {
    let amount = entries.map(\.amount).sum
    let value = measure.text(amount)
    if entries.count > mostEntries {
      let name = [ledger, heading, "共\(entries.count)笔"].filter { !$0.isEmpty }.joined(separator: " ")
      let leaf = Trace.recorded(name, value: value, Citation(paper: source.paper, lines: name))
      return Reckoned(
        amount: amount, trace: Trace(label, value: value, formula: "\(entries.count)笔之和", children: [leaf]), measure: measure)
    }
    let leaves = entries.map { Trace.recorded($0.label, value: measure.text($0.amount), $0.citation) }
    return Reckoned(
      amount: amount,
      trace: Trace(label, value: value, formula: formula(entries.map { ($0.amount, true) }, amount, measure), children: leaves),
      measure: measure)
  }

  /// `plus` − `minus`; parts of nothing are left out.
  static func balance(_ label: String, plus: [Reckoned], minus: [Reckoned] = []) -> Reckoned {
    let parts = plus.map { ($0, true) } + minus.map { ($0, false) }
    let used = parts.filter { !$0.0.amount.isZero }
    let amount = plus.map(\.amount).sum - minus.map(\.amount).sum
    let measure = parts.first?.0.measure ?? .yuan
    return Reckoned(
      amount: amount,
      trace: Trace(
        label, value: measure.text(amount), formula: formula(used.map { ($0.0.amount, $0.1) }, amount, measure),
        children: used.map(\.0.trace)), measure: measure)
  }

  /// The same amount under another label: a class of 03 in its line of 01.
  func carried(_ label: String) -> Reckoned {
    Reckoned(amount: amount, trace: Trace(label, value: measure.text(amount), children: [trace]), measure: measure)
  }

  private static func formula(_ parts: [(amount: Money, isAdded: Bool)], _ amount: Money, _ measure: Measure) -> String? {
    guard parts.count > 1 || parts.contains(where: { !$0.isAdded }) else { return nil }
    guard parts.count <= mostOperands else { return "\(parts.count)项之和 = \(measure.bare(amount))" }
    var text = ""
    for (index, part) in parts.enumerated() {
      let digits = part.amount.isNegative ? "(\(measure.bare(part.amount)))" : measure.bare(part.amount)
      text += index == 0 ? (part.isAdded ? "" : "−") + digits : (part.isAdded ? " + " : " − ") + digits
    }
    return "\(text) = \(measure.bare(amount))"
  }
}
