import HengDomain
import HengValues

/// The tables with receipts left and payments right: 01 and 04.
extension CompilationDesk {
  func receiptsAndPayments(_ sums: FunctionSums) -> AccountsTableDraft {
    var draft = draft(.receiptsAndPayments)
    var values: [AccountsRow: Reckoned] = [:]
    func label(_ row: AccountsRow) -> String { draft.label(row, .amount) }
    for source in ReceiptSource.allCases { values[.receipt(source)] = received(source, label(.receipt(source)), sums.receipts) }
    for code in AccountsLayout.categories {
      values[.function(code)] = sums.payments[code, .total]?.carried(draft.label(.function(code), .amount, name: name(code)))
    }
    values[.receiptsOfYear] = .balance(label(.receiptsOfYear), plus: ReceiptSource.allCases.compactMap { values[.receipt($0)] })
    values[.paymentsOfYear] = sums.payments.total[.total]?.carried(label(.paymentsOfYear))
    values[.openingBalance] = .balance(
      label(.openingBalance), plus: AccountsFund.allCases.map { opening($0, "\(label(.openingBalance)) \($0.label)") })
    values[.nonFiscalSurplusUsed] = surplus(.used, label(.nonFiscalSurplusUsed))
    values[.surplusDistributed] = surplus(.distributed, label(.surplusDistributed))
    let sources = [AccountsRow.receiptsOfYear, .nonFiscalSurplusUsed, .openingBalance].compactMap { values[$0] }
    let uses = [AccountsRow.paymentsOfYear, .surplusDistributed].compactMap { values[$0] }
    values[.closingBalance] = .balance(label(.closingBalance), plus: sources, minus: uses)
    values[.grandTotalOfReceipts] = .balance(label(.grandTotalOfReceipts), plus: sources)
    values[.grandTotalOfPayments] = .balance(
      label(.grandTotalOfPayments), plus: uses + [values[.closingBalance]].compactMap { $0 })
    fill(&draft) { row, _ in values[row] }
    return draft
  }

  func appropriation(_ sums: FunctionSums) -> AccountsTableDraft {
    var draft = draft(.appropriation)
    var values: [AccountsPlace: Reckoned] = [:]
    func label(_ row: AccountsRow, _ column: AccountsColumn) -> String { draft.label(row, column) }
    func set(_ row: AccountsRow, _ column: AccountsColumn, _ value: Reckoned?) { values[AccountsPlace(row, column)] = value }
    func value(_ row: AccountsRow, _ column: AccountsColumn) -> Reckoned? { values[AccountsPlace(row, column)] }
    for origin in FundOrigin.allCases {
      let source = origin.receipt
      let receipt = received(source, label(.receipt(source), .amount))
      let start = opening(source.fund, label(.openingBalanceOf(origin), .amount))
      let paid = sums.payments(of: origin)
      set(.receipt(source), .amount, receipt)
      set(.openingBalanceOf(origin), .amount, start)
      let column = AccountsColumn.fund(origin)
      for code in AccountsLayout.categories {
        set(.function(code), column, paid[code, .total]?.carried(draft.label(.function(code), column, name: name(code))))
      }
      let spent = paid.total[.total]?.carried(label(.paymentsOfYear, column))
      let closing = Reckoned.balance(label(.closingBalance, column), plus: [start, receipt], minus: [spent].compactMap { $0 })
      set(.paymentsOfYear, column, spent)
      set(.closingBalance, column, closing)
      set(.grandTotalOfPayments, column, .balance(label(.grandTotalOfPayments, column), plus: [spent].compactMap { $0 } + [closing]))
    }
    let paymentRows =
      AccountsLayout.categories.map { AccountsRow.function($0) } + [.paymentsOfYear, .closingBalance, .grandTotalOfPayments]
    for row in paymentRows {
      set(row, .total, .balance(label(row, .total), plus: FundOrigin.allCases.compactMap { value(row, .fund($0)) }))
    }
    let receipts = FundOrigin.allCases.compactMap { value(.receipt($0.receipt), .amount) }
    let openings = FundOrigin.allCases.compactMap { value(.openingBalanceOf($0), .amount) }
    let ofYear = Reckoned.balance(label(.receiptsOfYear, .amount), plus: receipts)
    let start = Reckoned.balance(label(.openingBalance, .amount), plus: openings)
    set(.receiptsOfYear, .amount, ofYear)
    set(.openingBalance, .amount, start)
    set(.grandTotalOfReceipts, .amount, .balance(label(.grandTotalOfReceipts, .amount), plus: [ofYear, start]))
    fill(&draft) { values[AccountsPlace($0, $1)] }
    return draft
  }

  /// A year's receipts of one source. Other than appropriations stand in a column of 02 of their own.
  private func received(_ source: ReceiptSource, _ label: String, _ receipts: HeadingSums<FunctionalCode>? = nil) -> Reckoned {
    if source.fund == .nonFiscal, let sum = receipts?.total[.receipt(source)] { return sum.carried(label) }
    let entries = book.receipts(from: [source])
    let items = entries.keys.sorted().map { code in
      Reckoned.entries(
        "\(source.label) \(code.text) \(name(code))", entries[code] ?? [], ledger: "收入明细账", heading: "\(code.text) \(source.label)",
        source: ledger.citation)
    }
    return .balance(label, plus: items)
  }

  private func opening(_ fund: AccountsFund, _ label: String) -> Reckoned {
    .entries(label, book.openings(fund), ledger: "年初结转和结余", heading: fund.label, source: ledger.citation)
  }

  private func surplus(_ kind: SurplusEntry.Kind, _ label: String) -> Reckoned {
    .entries(label, book.surpluses(kind), ledger: kind.label, heading: "", source: ledger.citation)
  }

  /// Lines, line numbers and cells in the order of the form.
  private func fill(_ draft: inout AccountsTableDraft, _ value: (AccountsRow, AccountsColumn) -> Reckoned?) {
    let kind = draft.table.kind
    let pairs = AccountsLayout.pairs(kind, set)
    let isNumbered = set == .ten
    if isNumbered, !pairs.isEmpty { draft.number(1...2 * pairs.count) }
    let right = AccountsLayout.columns(kind, set)
    for (index, pair) in pairs.enumerated() {
      if let row = pair.left { add(row, [.amount], number: index + 1) }
      if let row = pair.right { add(row, right, number: pairs.count + index + 1) }
    }
    func add(_ row: AccountsRow, _ columns: [AccountsColumn], number: Int) {
      draft.addLine(row, lineName(row, kind), number: isNumbered ? number : nil)
      for column in columns { draft.put(row, column, value(row, column)) }
    }
  }

  /// 项目 as the form prints it, without its ordinal.
  private func lineName(_ row: AccountsRow, _ kind: AccountsTable.Kind) -> String {
    let isAppropriation = kind == .appropriation
    switch row {
    case .receipt(let source): return isAppropriation ? source.fund.label : source.label
    case .function(let code): return name(code)
    case .openingBalance: return isAppropriation ? "年初财政拨款结转和结余" : "年初结转和结余"
    case .closingBalance: return isAppropriation ? "年末财政拨款结转和结余" : "年末结转和结余"
    case .openingBalanceOf(let fund): return fund.rawValue
    case .grandTotalOfReceipts: return isAppropriation && set == .ten ? "收入总计" : "总计"
    case .grandTotalOfPayments: return "总计"
    default: return row.label
    }
  }
}
