import HengDomain
import HengValues

extension ExplanationFile {
  func accounts(_ year: FiscalYear) throws -> FinalAccounts {
    guard let unit = MoneyUnit(rawValue: unit ?? "元") else { throw CaseError(description: "不认识的金额单位") }
    var accounts = FinalAccounts(department: department ?? "示例局", year: year, tables: [])
    for number in Set((cells ?? []).map(\.table)).sorted() {
      guard let kind = AccountsTable.Kind(rawValue: number) else { throw CaseError(description: "没有第\(number)张表") }
      var table = AccountsTable(kind: kind, unit: unit, citation: Citation(paper: "用例", lines: "公开\(number)"))
      for cell in (cells ?? []) where cell.table == number {
        let row = try row(cell.row, kind)
        let citation = Citation(paper: "用例", lines: "公开\(number) \(cell.row)")
        let amount: Entry<PrintedAmount> = cell.value.isEmpty ? .blank : .value(try PrintedAmount(parsing: cell.value, unit: unit))
        table.cells[AccountsPlace(row, try column(cell.column ?? "金额"))] = AccountsCell(
          printed: cell.value, amount: amount, citation: citation)
        table.lines.append(AccountsLine(row: row, name: cell.name ?? cell.row, citation: citation))
      }
      accounts.tables.append(table)
    }
    return accounts
  }

  private func row(_ text: String, _ kind: AccountsTable.Kind) throws -> AccountsRow {
    switch text {
    case "合计": return .total
    case "本年收入合计": return .receiptsOfYear
    case "本年支出合计": return .paymentsOfYear
    case "年初结转和结余": return .openingBalance
    case "收入总计": return .grandTotalOfReceipts
    case "支出总计": return .grandTotalOfPayments
    case "人员经费合计": return .personnel
    case "公用经费合计": return .operating
    case "三公": return .threePublic
    default:
      if kind == .information, let number = Int(text), let item = InformationItem(rawValue: number) { return .information(item) }
      return kind == .generalBudgetItems ? .economic(try EconomicCode(text)) : .function(try FunctionalCode(text))
    }
  }

  private func column(_ text: String) throws -> AccountsColumn {
    switch text {
    case "金额": return .amount
    case "合计": return .total
    case "财政拨款收入": return .appropriation
    case "其他收入": return .receipt(.other)
    case "事业收入": return .receipt(.institutional)
    case "基本支出": return .basic
    case "项目支出": return .project
    case "经营支出": return .business
    case "其中：基本支出": return .ofWhichBasic
    default:
      let item = ThreePublicItem.allCases.first { text.dropFirst(2) == $0.rawValue }
      guard let item, text.hasPrefix("预算") || text.hasPrefix("决算") else { throw CaseError(description: "不认识的栏目“\(text)”") }
      return text.hasPrefix("预算") ? .budget(item) : .outturn(item)
    }
  }
}
