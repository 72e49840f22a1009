package import HengDomain
import HengValues

// The one place where the sources of money rows are derived (资金来源): a payment names its allotment, the allotment its document.

extension ProjectLedger {
  /// What the allotment's document and the project's list of sources say of its money; nil where the allotment names no document.
  ///
  /// Money of a document of an earlier year is carried over unless the project's own list says otherwise.
  package func source(of allotment: BudgetAllotment) -> MoneySource? {
    guard let document = document(of: allotment) else { return nil }
    let listed = project.sources.first { $0.document == document.id }
    let level = listed?.level ?? document.level
    let isCarriedOver = listed?.isCarriedOver ?? (document.year < project.year)
    return MoneySource(row: level == .other ? .otherFunds : isCarriedOver ? .carriedOver : .fiscalAppropriation, level: level)
  }

  func document(of allotment: BudgetAllotment) -> FundingDocument? {
    allotment.document.flatMap { id in documents.first { $0.id == id } }
  }
}

/// An outturn parted by the sources of its money (分来源执行数). Nothing is parted while one payment names no source.
package struct OutturnBySource: Hashable, Sendable {
  private struct Part: Hashable {
    var share: AllotmentShare
    var source: MoneySource
  }

  private let whole: Outturn
  private let parts: [Part]

  /// Nil where there is no payment, or one of them names no allotment, or one without a document: the rows of forms then stay as claimed.
  package init?(_ outturn: Outturn, of ledger: ProjectLedger) {
    let allotments = Dictionary(ledger.allotments.map { ($0.id, $0) }) { first, _ in first }
    var parts: [Part] = []
    for payment in outturn.payments {
      guard let allotment = payment.allotment.flatMap({ allotments[$0] }), let source = ledger.source(of: allotment),
        let document = ledger.document(of: allotment)
      else { return nil }
      if let place = parts.firstIndex(where: { $0.share.allotment.id == allotment.id }) {
        parts[place].share.payments.append(payment)
      } else {
        parts.append(Part(share: AllotmentShare(allotment: allotment, document: document, payments: [payment]), source: source))
      }
    }
    guard !parts.isEmpty else { return nil }
    (whole, self.parts) = (outturn, parts)
  }

  /// What was paid from the sources of these rows.
  package func outturn(_ rows: Set<FundRow.Kind>) -> Outturn { outturn { rows.contains($0.row) } }

  /// What a giver's money paid; nil where the level of one source is not known.
  package func outturn(of giver: FundGiver) -> Outturn? {
    guard parts.allSatisfy({ $0.source.level != nil }) else { return nil }
    return outturn { $0.level?.giver == giver }
  }

  private func outturn(_ isCounted: (MoneySource) -> Bool) -> Outturn {
    let shares = parts.filter { isCounted($0.source) }.map(\.share)
    let payments = shares.flatMap(\.payments)
    return Outturn(project: whole.project, period: whole.period, amount: payments.map(\.amount).sum, payments: payments, shares: shares)
  }
}

extension [FundRow] {
  /// The outturn that the ledger says for each row of a form: the whole, or what its sources paid.
  ///
  /// A form that has a row for 财政拨款 and none for 上年结转 does not part the two. A row that is empty, and for which nothing was paid,
  /// stays empty; where no source is known, a row that claims the whole follows it, and any other stays as claimed.
  package func derived(_ paid: Outturn, of ledger: ProjectLedger) -> [FundRow.Kind: Outturn] {
    let bySource = OutturnBySource(paid, of: ledger)
    func has(_ kind: FundRow.Kind) -> Bool { contains { $0.kind == kind } }
    let isUndivided = has(.fiscalAppropriation) && !has(.carriedOver)
    var derived: [FundRow.Kind: Outturn] = [:]
    for kind in FundRow.Kind.allCases {
      let row = first { $0.kind == kind }
      guard kind != .total else {
        derived[kind] = paid
        continue
      }
      guard let bySource else {
        if let row, claimsWhole(row) { derived[kind] = paid }
        continue
      }
      if kind == .carriedOver, isUndivided { continue }
      let part = bySource.outturn(kind == .fiscalAppropriation && isUndivided ? [kind, .carriedOver] : [kind])
      if row?.outturn.value != nil || !part.payments.isEmpty { derived[kind] = part }
    }
    return derived
  }
}
