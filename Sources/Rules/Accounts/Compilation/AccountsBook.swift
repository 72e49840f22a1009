import HengDomain
import HengValues

/// The ledger's records as entries of computations, by heading (台账分录).
struct AccountsBook {
  let ledger: AccountsLedger

  typealias Entries<Code: Hashable> = [Code: [LedgerEntry]]

  func receipts(from sources: [ReceiptSource]) -> Entries<FunctionalCode> {
    grouped(ledger.receipts.filter { sources.contains($0.source) }) { ($0.function, Self.entry($0)) }
  }

  /// Payments of the books under their 项; those without one are told by the inspection.
  func payments(_ isCounted: (Payment) -> Bool) -> Entries<FunctionalCode> {
    grouped(ledger.payments.filter(isCounted)) { payment in payment.function.map { ($0, Self.entry(payment)) } }
  }

  /// Those under a 款 of the department's book.
  func payments(byHeading isCounted: (Payment) -> Bool) -> Entries<EconomicCode> {
    grouped(ledger.payments.filter(isCounted)) { payment in
      payment.economic.flatMap { $0.book == .department ? $0 : nil }.map { ($0, Self.entry(payment)) }
    }
  }

  /// Opening balances that the books keep by item.
  func openings(byItem fund: AccountsFund) -> Entries<FunctionalCode> {
    grouped(ledger.openingBalances.filter { $0.fund == fund }) { balance in balance.function.map { ($0, Self.entry(balance)) } }
  }

  /// Opening balances without an item.
  func openings(withoutItem fund: AccountsFund) -> [LedgerEntry] {
    ledger.openingBalances.filter { $0.fund == fund && $0.function == nil }.map(Self.entry)
  }

  func openings(_ fund: AccountsFund) -> [LedgerEntry] { ledger.openingBalances.filter { $0.fund == fund }.map(Self.entry) }

  func surpluses(_ kind: SurplusEntry.Kind) -> [LedgerEntry] {
    ledger.surpluses.filter { $0.kind == kind }.map { LedgerEntry(label: kind.label, amount: $0.amount, citation: $0.citation) }
  }

  func procurement(_ kind: ProcurementEntry.Kind) -> [LedgerEntry] {
    ledger.procurement.filter { $0.kind == kind }.map { LedgerEntry(label: "采购合同 \($0.name)", amount: $0.amount, citation: $0.citation) }
  }

  /// Counts stand as so many yuan.
  func assets(_ item: InformationItem) -> [LedgerEntry] {
    ledger.assets.filter { $0.item == item }
      .map { LedgerEntry(label: "资产台账 \(item.label)", amount: Money(fen: Int128($0.count) * 100), citation: $0.citation) }
  }

  private func grouped<Record, Code: Hashable>(_ records: [Record], _ entry: (Record) -> (Code, LedgerEntry)?) -> Entries<Code> {
    var groups: Entries<Code> = [:]
    for record in records {
      guard let (code, entry) = entry(record) else { continue }
      groups[code, default: []].append(entry)
    }
    return groups
  }

  static func entry(_ receipt: AccountsReceipt) -> LedgerEntry {
    LedgerEntry(label: label("收入", receipt.date, receipt.voucher, receipt.summary), amount: receipt.amount, citation: receipt.citation)
  }

  static func entry(_ payment: Payment) -> LedgerEntry {
    LedgerEntry(label: label("支出", payment.date, payment.voucher, payment.purpose), amount: payment.amount, citation: payment.citation)
  }

  static func entry(_ balance: OpeningBalance) -> LedgerEntry {
    let item = balance.function.map { " \($0.text)" } ?? ""
    return LedgerEntry(label: "年初结转和结余 \(balance.fund.label)\(item)", amount: balance.amount, citation: balance.citation)
  }

  private static func label(_ what: String, _ date: CivilDate?, _ voucher: String, _ summary: String) -> String {
    [what, date?.text ?? "", voucher.isEmpty ? "" : "凭证\(voucher)", summary].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension SurplusEntry.Kind {
  var label: String {
    switch self {
    case .used: "使用非财政拨款结余"
    case .distributed: "结余分配"
    }
  }
}
