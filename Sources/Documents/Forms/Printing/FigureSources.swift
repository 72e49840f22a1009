import HengDomain
import HengFacts
import HengValues

/// Where the figures of one paper come from (数字来源): keys under the paper's prefix, traces down to the record and the payments.
struct FigureSources {
  /// `target.v1`, `monitoring.r1`, `selfEvaluation`.
  let prefix: String
  /// The money unit in the form's head.
  let unit: MoneyUnit

  /// An entry as it is recorded; nil where the cell stays empty. 不适用 prints a dash, zero prints 0.
  func entry<Value>(
    _ entry: Entry<Value>, _ key: String, _ label: String, _ citation: Citation, text: (Value) -> String
  ) -> Figure? {
    switch entry {
    case .blank, .unfilled: nil
    case .value, .notApplicable: .recorded(key: "\(prefix).\(key)", label: label, text: entry.printed(text), citation)
    }
  }

  func number(_ number: Entry<ExactDecimal>, _ key: String, _ label: String, _ citation: Citation) -> Figure? {
    entry(number, key, label, citation) { "\($0)" }
  }

  /// An amount under the form's unit, with at least `decimals` digits.
  func amount(
    _ amount: Entry<PrintedAmount>, _ key: String, _ label: String, _ citation: Citation, decimals: Int = 0
  ) -> Figure? {
    var figure = entry(amount, key, label, citation) { printed($0, decimals: decimals) }
    if let value = amount.value { figure?.trace.value = value.text }
    return figure
  }

  /// 执行数 as the rules say that the cell shows it; an empty or 不适用 cell without a ledger prints as it was typed.
  func outturn(_ row: FundRow, _ facts: FundRowFacts?, _ key: String, _ label: String, decimals: Int = 0) -> Figure? {
    guard let facts, let shown = facts.cell.shown else { return amount(row.outturn, key, label, row.citation, decimals: decimals) }
    return figure(shown, key, facts.outturn, decimals: decimals)
  }

  /// An amount that the rules computed.
  func figure(_ amount: PrintedAmount, _ key: String, _ trace: Trace, decimals: Int) -> Figure {
    Figure(key: "\(prefix).\(key)", text: printed(amount, decimals: decimals), trace: trace)
  }

  /// A rate that the rules computed.
  func figure(rate: Trace, _ key: String) -> Figure { Figure(key: "\(prefix).\(key)", text: rate.value, trace: rate) }

  /// 执行率: as typed with the recomputed rate below it; the computed one where it is not filled in yet, or where the ledger's
  /// outturn stands in place of the typed one.
  func rate(_ row: FundRow, _ facts: FundRowFacts?, _ key: String, _ label: String) -> Figure? {
    let computed = facts?.rate
    if row.rate == .unfilled || facts?.cell.isReplaced ?? false, let computed {
      return figure(rate: computed, key)
    }
    var figure = entry(row.rate, key, label, row.citation) { $0 }
    if row.rate.value != nil, let computed { figure?.trace.children = [computed] }
    return figure
  }

  /// A target, actual or forecast cell; nil where it is empty.
  func value(
    _ value: IndicatorValue, _ key: String, _ label: String, _ citation: Citation, text: (IndicatorValue) -> String = \.text
  ) -> Figure? {
    value.isEmpty ? nil : .recorded(key: "\(prefix).\(key)", label: label, text: text(value), citation)
  }

  /// Digits alone under the form's own unit; an amount in another unit carries it.
  private func printed(_ amount: PrintedAmount, decimals: Int) -> String {
    guard amount.unit == unit else { return amount.text }
    return "\(amount.digits.widened(to: max(decimals, amount.digits.decimals)) ?? amount.digits)"
  }
}

extension [FundRow] {
  /// The row of a kind; an empty one where the record has none, so that the form's line still prints.
  func row(_ kind: FundRow.Kind, _ citation: Citation) -> FundRow {
    first { $0.kind == kind } ?? FundRow(kind: kind, citation: citation)
  }
}
