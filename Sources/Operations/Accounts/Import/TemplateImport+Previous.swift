import HengDomain
import HengValues

extension TemplateImport {
  /// Last year's accounts; nil where the sheet is empty.
  mutating func readPrevious(department: String, year: FiscalYear?) -> FinalAccounts? {
    var tables: [AccountsTable.Kind: AccountsTable] = [:]
    let kinds = AccountsTable.Kind.allCases.flatMap { [($0.printedNumber, $0), ("\($0.printedNumber)表", $0)] }
    let file = fileName
    let owner = department
    _ = read(.previous) { (reader, _) -> Bool? in
      guard let kind = reader.choice(.table, kinds) else { return nil }
      let unit = reader.choice(.unit, [("元", MoneyUnit.yuan), ("万元", .wanYuan)], required: false) ?? .yuan
      let title = reader.text(.tableTitle)
      var table =
        tables[kind]
        ?? AccountsTable(
          kind: kind, title: title.isEmpty ? nil : title, owner: owner, year: year, unit: unit,
          isBasicOnly: kind == .generalBudgetItems && title.holds("基本支出"),
          citation: Citation(paper: file, lines: AccountsSheetKind.previous.rawValue))
      if reader.readPrevious(into: &table) { tables[kind] = table }
      return true
    }
    if tables.isEmpty { return nil }
    return FinalAccounts(department: department, year: year, tables: AccountsTable.Kind.allCases.compactMap { tables[$0] })
  }
}

extension RowReader {
  fileprivate mutating func readPrevious(into table: inout AccountsTable) -> Bool {
    guard let key = words(.rowKey) else { return false }
    if key.withoutSpaces == PreviousKeys.emptyTable {
      table.isStatedEmpty = true
      return true
    }
    guard let row = PreviousKeys.row(key, of: table.kind) else {
      fault(.unknownWord, .rowKey, key, "不认识这个科目或行名", "请填 3、5、7 位科目编码，或公开表上的行名，如 合计、本年收入合计")
      return false
    }
    let columnText = text(.columnKey)
    if !table.lines.contains(where: { $0.row == row }) {
      let number = has(.lineNumber) && !text(.lineNumber).isEmpty ? count(.lineNumber) : nil
      table.lines.append(AccountsLine(row: row, name: text(.rowName), number: number, citation: citation))
    }
    if columnText == PreviousKeys.noColumn { return true }
    guard let column = PreviousKeys.column(columnText) else {
      fault(.unknownWord, .columnKey, columnText, "不认识这个栏名", "请填公开表上的栏名，如 合计、基本支出、项目支出")
      return false
    }
    let place = AccountsPlace(row, column)
    if table.cells[place] != nil {
      fault(.repeatedEntry, .rowKey, key, "同一张表的这一行这一栏已经填过", "请删去一行")
      return false
    }
    guard let cell = previousCell(table.unit) else { return false }
    table.cells[place] = cell
    return true
  }

  private mutating func previousCell(_ unit: MoneyUnit) -> AccountsCell? {
    let printed = text(.printed)
    if printed.isEmpty { return AccountsCell(printed: "", amount: .blank, citation: citation) }
    if printed.allSatisfy({ "-—–－".contains($0) }) { return AccountsCell(printed: printed, amount: .notApplicable, citation: citation) }
    do throws(ValueError) {
      return AccountsCell(printed: printed, amount: .value(try PrintedAmount(parsing: printed, unit: unit)), citation: citation)
    } catch {
      fault(.notAnAmount, .printed, printed, "不是金额（\(error.reason)）", "请只填数字，如 1,234.50")
      return nil
    }
  }
}

/// Rows and columns of published tables by the words that the sheet 上年决算 uses (行名栏名).
enum PreviousKeys {
  static let emptyTable = "本表无数据"
  /// A line of the print without figures.
  static let noColumn = "无"

  static func row(_ text: String, of kind: AccountsTable.Kind) -> AccountsRow? {
    if let known = rows[text.halfWidth.withoutSpaces] { return known }
    guard let heading = try? CellValue.heading(text), !heading.digits.isEmpty else { return nil }
    if kind == .generalBudgetItems { return (try? EconomicCode(heading.digits)).map { .economic($0) } }
    return (try? FunctionalCode(heading.digits)).map { .function($0) }
  }

  static func column(_ text: String) -> AccountsColumn? {
    if text.isEmpty { return .amount }
    let plain = text.halfWidth.withoutSpaces
    return columns.first { label($0).halfWidth.withoutSpaces == plain }
  }

  static func label(_ column: AccountsColumn) -> String { column == .amount ? "决算数" : column.label }

  private static let rows: [String: AccountsRow] = {
    var all: [AccountsRow] = ReceiptSource.allCases.map { .receipt($0) }
    all += [
      .total, .receiptsOfYear, .paymentsOfYear, .nonFiscalSurplusUsed, .surplusDistributed, .openingBalance, .closingBalance,
      .grandTotalOfReceipts, .grandTotalOfPayments, .personnel, .operating, .threePublic,
    ]
    all += FundOrigin.allCases.map { .openingBalanceOf($0) } + InformationItem.allCases.map { .information($0) }
    return Dictionary(all.map { ($0.label.halfWidth.withoutSpaces, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  /// In the order in which a row's cells are written.
  static let columns: [AccountsColumn] =
    [.amount, .total, .appropriation] + ReceiptSource.allCases.map { .receipt($0) }
    + [.opening, .receiptsOfYear, .basic, .project, .toSuperior, .business, .toSubordinates] + FundOrigin.allCases.map { .fund($0) }
    + [.ofWhichBasic, .closing] + ThreePublicItem.allCases.map { .budget($0) } + ThreePublicItem.allCases.map { .outturn($0) }
}
