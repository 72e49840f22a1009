package import HengValues

/// The outturn cell of a form (执行数栏): what the ledger says, beside what was typed or printed there.
///
/// Our own forms show the ledger's sum. A transcribed paper keeps its printed figure as the published version. Either way a
/// contradiction is a finding with both values (SC-23, MO-16).
package struct OutturnCell: Hashable, Sendable {
  /// 填报数: typed by a person or printed on the paper.
  package var claimed: PrintedAmount?
  /// 台账数; nil where there is no ledger to ask, as with other people's papers.
  package var derived: Outturn?
  /// The form is a transcription of a paper that is out.
  package var isTranscribed: Bool
  /// The unit in the form's head.
  package var unit: MoneyUnit

  package init(claimed: PrintedAmount?, derived: Outturn?, isTranscribed: Bool, unit: MoneyUnit) {
    self.claimed = claimed
    self.derived = derived
    self.isTranscribed = isTranscribed
    self.unit = unit
  }

  /// What the cell prints and the rules count with; a claim of the same money keeps its digits.
  package var shown: PrintedAmount? {
    guard let derived, !isTranscribed, claimed?.money != derived.amount else { return claimed }
    return derived.printed(in: unit)
  }

  /// Whether the ledger's sum stands where something else was typed, or nothing.
  package var isReplaced: Bool { shown != claimed }

  /// Both values, where the digits of the claim do not allow the ledger's sum.
  package var disagreement: (claimed: PrintedAmount, derived: PrintedAmount)? {
    guard let claimed, let derived, !claimed.interval.overlaps(Interval(derived.amount.yuan.ratio)) else { return nil }
    return (claimed, derived.printed(in: claimed.unit))
  }

  /// A row that says the same as the total row: one fault in both is one finding.
  package func repeats(_ total: OutturnCell) -> Bool {
    claimed?.money == total.claimed?.money && derived?.amount == total.derived?.amount
  }

  /// Down to the payments; the cell of the form is the end only where there is no ledger. `citation` is the place of the claim.
  package func trace(_ label: String, _ citation: Citation) -> Trace {
    let blank = "（空白）"
    guard let derived else { return .recorded(label, value: claimed?.text ?? blank, citation) }
    if let claimed, claimed.money == derived.amount {
      var trace = derived.trace(label, in: claimed.unit)
      trace.value = claimed.text
      return trace
    }
    guard isTranscribed else {
      var trace = derived.trace(label, in: unit)
      if let claimed { trace.rule = "支付合计（填报为\(claimed.text)）" }
      return trace
    }
    return Trace(
      label, value: claimed?.text ?? blank, rule: "原表所印", origin: .recorded(citation),
      children: [derived.trace("台账\(derived.label)", in: claimed?.unit ?? unit)])
  }
}

extension SelfEvaluation {
  /// A published sheet with its total: its figures stand as they were published, whatever the ledger says later (公开稿).
  package var isTranscribed: Bool { printedTotal.value != nil && (state == .published || citation.isOfRegisteredPaper) }

  /// 年度资金总额 全年执行数(B).
  package func outturnCell(_ outturn: Outturn?) -> OutturnCell { cell(funds.totalOutturn, outturn) }

  /// 全年执行数(B) of one row of money.
  package func outturnCell(_ row: FundRow, _ outturn: Outturn?) -> OutturnCell { cell(row.outturn.value, outturn) }

  private func cell(_ claimed: PrintedAmount?, _ outturn: Outturn?) -> OutturnCell {
    OutturnCell(claimed: claimed, derived: outturn, isTranscribed: isTranscribed, unit: unit)
  }
}

extension MonitoringReport {
  /// A form taken over from a registered paper.
  package var isTranscribed: Bool { citation.isOfRegisteredPaper }

  /// 年度资金总额 执行数 of the months that the form tells of.
  package func outturnCell(_ outturn: Outturn?) -> OutturnCell { cell(funds.totalOutturn, outturn) }

  /// 执行数 of one row of money.
  package func outturnCell(_ row: FundRow, _ outturn: Outturn?) -> OutturnCell { cell(row.outturn.value, outturn) }

  private func cell(_ claimed: PrintedAmount?, _ outturn: Outturn?) -> OutturnCell {
    OutturnCell(claimed: claimed, derived: outturn, isTranscribed: isTranscribed, unit: unit)
  }
}

extension [FundRow] {
  fileprivate var totalOutturn: PrintedAmount? { first { $0.kind == .total }?.outturn.value }

  /// Whether a row claims the whole outturn: the total row, and a source row with all of it.
  package func claimsWhole(_ row: FundRow) -> Bool {
    guard row.kind != .total else { return true }
    guard let own = row.outturn.value?.money, let total = totalOutturn?.money else { return false }
    return own == total && !own.isZero
  }
}
