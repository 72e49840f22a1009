import HengDomain
import HengValues
import Testing

@Suite("Rows and columns of the accounts by key")
struct AccountsKeyTests {
  private func rows() throws -> [AccountsRow] {
    ReceiptSource.allCases.map(AccountsRow.receipt) + FundOrigin.allCases.map(AccountsRow.openingBalanceOf)
      + InformationItem.allCases.map(AccountsRow.information)
      + (try ["208", "20805", "2080505"].map { AccountsRow.function(try FunctionalCode($0)) })
      + (try ["301", "30101", "50502"].map { AccountsRow.economic(try EconomicCode($0)) })
      + [
        .total, .receiptsOfYear, .paymentsOfYear, .nonFiscalSurplusUsed, .surplusDistributed, .openingBalance, .closingBalance,
        .grandTotalOfReceipts, .grandTotalOfPayments, .personnel, .operating, .threePublic,
      ]
  }

  private let columns: [AccountsColumn] =
    ReceiptSource.allCases.map(AccountsColumn.receipt) + FundOrigin.allCases.map(AccountsColumn.fund)
    + ThreePublicItem.allCases.map(AccountsColumn.budget) + ThreePublicItem.allCases.map(AccountsColumn.outturn)
    + [
      .amount, .total, .appropriation, .basic, .project, .toSuperior, .business, .toSubordinates, .ofWhichBasic, .opening,
      .receiptsOfYear, .closing,
    ]

  @Test("a key leads back to its row or column, and no two share one")
  func roundTrip() throws {
    let rows = try rows()
    for row in rows { #expect(AccountsRow(key: row.key) == row, "\(row.key)") }
    for column in columns { #expect(AccountsColumn(key: column.key) == column, "\(column.key)") }
    #expect(Set(rows.map(\.key)).count == rows.count)
    #expect(Set(columns.map(\.key)).count == columns.count)
  }

  @Test("anything else is no key")
  func others() {
    for key in ["", ".", "totals", "function", "function.", "function.9", "economic.2130505", "receipt.9", "information.0", "fund.一般"] {
      #expect(AccountsRow(key: key) == nil && AccountsColumn(key: key) == nil, "\(key)")
    }
  }
}
