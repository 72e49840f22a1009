package import HengValues

/// Money kept from earlier years at the beginning of the year (年初结转和结余).
package struct OpeningBalance: Hashable, Sendable {
  package var id: ID<OpeningBalance>
  package var fund: AccountsFund
  /// 项 where the books keep it by function; needed for 公开08.
  package var function: FunctionalCode?
  package var amount: Money
  package var citation: Citation

  package init(id: ID<OpeningBalance>, fund: AccountsFund, function: FunctionalCode? = nil, amount: Money, citation: Citation) {
    self.id = id
    self.fund = fund
    self.function = function
    self.amount = amount
    self.citation = citation
  }
}

/// One receipt of the year (收入明细账), or the sum of a month's.
package struct AccountsReceipt: Hashable, Sendable {
  package var id: ID<AccountsReceipt>
  /// Nil where the paper gives only the year's sum.
  package var date: CivilDate?
  /// 凭证号.
  package var voucher: String
  package var source: ReceiptSource
  /// 项.
  package var function: FunctionalCode
  /// A receipt taken back is negative.
  package var amount: Money
  package var summary: String
  package var citation: Citation

  package init(
    id: ID<AccountsReceipt>, date: CivilDate? = nil, voucher: String, source: ReceiptSource, function: FunctionalCode, amount: Money,
    summary: String = "", citation: Citation
  ) {
    self.id = id
    self.date = date
    self.voucher = voucher
    self.source = source
    self.function = function
    self.amount = amount
    self.summary = summary
    self.citation = citation
  }
}
