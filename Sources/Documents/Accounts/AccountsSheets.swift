package import HengDomain
import HengValues

/// The tables of final accounts as sheets (决算公开表), ready to stand in a paper.
package enum AccountsSheets {
  /// All tables, in their order.
  package static func sheets(of accounts: CompiledAccounts, set: AccountsTableSet) -> [Sheet] {
    set.kinds.compactMap { sheet($0, of: accounts, set: set) }
  }

  /// One table; nil where the accounts have none of the kind.
  package static func sheet(_ kind: AccountsTable.Kind, of accounts: CompiledAccounts, set: AccountsTableSet) -> Sheet? {
    guard let table = accounts.accounts[kind] else { return nil }
    let paper = AccountsPaper(accounts: accounts, table: table, set: set)
    return switch kind {
    case .receiptsAndPayments, .appropriation: paper.balances()
    case .receipts, .payments, .generalBudgetPayments, .governmentFunds, .stateCapital: paper.functions()
    case .generalBudgetItems: paper.items()
    case .threePublic: paper.threePublic()
    case .information: paper.information()
    }
  }

  /// Wide tables lie across the page.
  package static func page(of kind: AccountsTable.Kind, set: AccountsTableSet) -> PageSetup {
    switch kind {
    case .receipts, .payments, .appropriation, .threePublic, .governmentFunds: .officialLandscape
    case .generalBudgetItems: set == .ten ? .officialLandscape : .official
    case .stateCapital: set == .ten ? .official : .officialLandscape
    case .receiptsAndPayments, .generalBudgetPayments, .information: .official
    }
  }

  /// The tables, counted 一、二、三 in the contents, each on pages of its own, with a section wherever the page is turned. The block before must begin no page.
  package static func blocks(of accounts: CompiledAccounts, set: AccountsTableSet) -> [Block] {
    var blocks: [Block] = []
    var count = 0
    for kind in set.kinds {
      guard var sheet = sheet(kind, of: accounts, set: set) else { continue }
      count += 1
      sheet.listedAs = "\(count.chineseNumeral)、\(sheet.title.first ?? sheet.name)"
      blocks += [.section(page(of: kind, set: set)), .sheet(sheet)]
    }
    return blocks
  }
}

/// One table on its way onto a sheet.
struct AccountsPaper {
  let accounts: CompiledAccounts
  let table: AccountsTable
  let set: AccountsTableSet

  var columns: [AccountsColumn] { AccountsLayout.columns(table.kind, set) }

  func sheet(_ columns: [Int], header: [Row], _ rows: [Row]) -> Sheet {
    let kind = table.kind
    let owner = kind == .information ? "单位名称" : "部门名称"
    let number = set == .ten ? "公开\(kind.rawValue < 10 ? "0" : "")\(kind.rawValue)表　" : ""
    return Sheet(
      name: table.title.count <= 28 ? table.title : String(table.title.prefix(28)), title: [table.title],
      caption: Caption(
        left: table.owner.isEmpty ? "" : "\(owner)：\(table.owner)", centre: table.year?.text ?? "",
        right: "\(number)金额单位：\(table.unit.rawValue)"),
      columns: columns, rows: header + rows, repeatedRows: header.isEmpty ? nil : 0..<header.count, notes: table.notes, isInContents: true,
      isCompact: true)
  }

  /// The figure at an address, `——` where the form bars the cell, or an empty cell.
  func cell(_ row: AccountsRow, _ column: AccountsColumn, columns: Int = 1, bold: Bool = false) -> Cell {
    let address = AccountsAddress(table.kind, row, column)
    if table.cells[address.place]?.amount == .notApplicable {
      return Cell([.text(table.cells[address.place]?.printed ?? "")], columnSpan: columns, alignment: .centre, role: .label)
    }
    return Cell(accounts.figure(address).map { [.figure($0)] } ?? [], columnSpan: columns, alignment: .trailing, isBold: bold)
  }

  func blank(_ columns: Int = 1) -> Cell { Cell([], columnSpan: columns) }

  /// A heading of a row, at the left.
  func words(_ text: String, columns: Int = 1, bold: Bool = false, _ alignment: Cell.Alignment = .leading) -> Cell {
    Cell(text.isEmpty ? [] : [.text(text)], columnSpan: columns, alignment: alignment, role: .label, isBold: bold)
  }

  /// 栏次: `labels` columns for the word, then the numbers.
  func numbering(_ labels: Int, _ numbers: ClosedRange<Int>) -> [Cell] {
    [.label("栏次", columns: labels)] + numbers.map { .label("\($0)") }
  }
}

extension AccountsTable {
  /// The heading printed beside a row.
  func name(_ row: AccountsRow) -> String { lines.first { $0.row == row }?.name ?? "" }
}
