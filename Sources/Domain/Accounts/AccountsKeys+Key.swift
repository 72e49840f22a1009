import HengValues

extension AccountsRow {
  private static let plain: [(row: AccountsRow, key: String)] = [
    (.total, "total"), (.receiptsOfYear, "receiptsOfYear"), (.paymentsOfYear, "paymentsOfYear"),
    (.nonFiscalSurplusUsed, "nonFiscalSurplusUsed"), (.surplusDistributed, "surplusDistributed"), (.openingBalance, "openingBalance"),
    (.closingBalance, "closingBalance"), (.grandTotalOfReceipts, "grandTotalOfReceipts"), (.grandTotalOfPayments, "grandTotalOfPayments"),
    (.personnel, "personnel"), (.operating, "operating"), (.threePublic, "threePublic"),
  ]

  /// The row as the store names it, unlike `label` never the same for two rows: `function.2130502`, `economic.30101`, `total`.
  package var key: String {
    switch self {
    case .receipt(let source): "receipt.\(source.rawValue)"
    case .function(let code): "function.\(code.text)"
    case .economic(let code): "economic.\(code.text)"
    case .openingBalanceOf(let fund): "openingBalanceOf.\(fund.rawValue)"
    case .information(let item): "information.\(item.rawValue)"
    default: Self.plain.first { $0.row == self }?.key ?? ""
    }
  }

  package init?(key: String) {
    if let plain = Self.plain.first(where: { $0.key == key }) {
      self = plain.row
      return
    }
    guard let (kind, detail) = parts(of: key) else { return nil }
    let row: AccountsRow? =
      switch kind {
      case "receipt": Int(detail).flatMap(ReceiptSource.init(rawValue:)).map(AccountsRow.receipt)
      case "function": (try? FunctionalCode(detail)).map(AccountsRow.function)
      case "economic": (try? EconomicCode(detail)).map(AccountsRow.economic)
      case "openingBalanceOf": FundOrigin(rawValue: detail).map(AccountsRow.openingBalanceOf)
      case "information": Int(detail).flatMap(InformationItem.init(rawValue:)).map(AccountsRow.information)
      default: nil
      }
    guard let row else { return nil }
    self = row
  }
}

extension AccountsColumn {
  private static let plain: [(column: AccountsColumn, key: String)] = [
    (.amount, "amount"), (.total, "total"), (.appropriation, "appropriation"), (.basic, "basic"), (.project, "project"),
    (.toSuperior, "toSuperior"), (.business, "business"), (.toSubordinates, "toSubordinates"), (.ofWhichBasic, "ofWhichBasic"),
    (.opening, "opening"), (.receiptsOfYear, "receiptsOfYear"), (.closing, "closing"),
  ]

  /// The column as the store names it: `basic`, `receipt.4`, `outturn.公务接待费`.
  package var key: String {
    switch self {
    case .receipt(let source): "receipt.\(source.rawValue)"
    case .fund(let fund): "fund.\(fund.rawValue)"
    case .budget(let item): "budget.\(item.rawValue)"
    case .outturn(let item): "outturn.\(item.rawValue)"
    default: Self.plain.first { $0.column == self }?.key ?? ""
    }
  }

  package init?(key: String) {
    if let plain = Self.plain.first(where: { $0.key == key }) {
      self = plain.column
      return
    }
    guard let (kind, detail) = parts(of: key) else { return nil }
    let column: AccountsColumn? =
      switch kind {
      case "receipt": Int(detail).flatMap(ReceiptSource.init(rawValue:)).map(AccountsColumn.receipt)
      case "fund": FundOrigin(rawValue: detail).map(AccountsColumn.fund)
      case "budget": ThreePublicItem(rawValue: detail).map(AccountsColumn.budget)
      case "outturn": ThreePublicItem(rawValue: detail).map(AccountsColumn.outturn)
      default: nil
      }
    guard let column else { return nil }
    self = column
  }
}

/// `function.2130502` as its two parts.
private func parts(of key: String) -> (kind: String, detail: String)? {
  let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
  return parts.count == 2 ? (parts[0], parts[1]) : nil
}
