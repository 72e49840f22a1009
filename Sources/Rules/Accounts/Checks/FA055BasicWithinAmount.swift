import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let basicWithinAmount = Rule(
    "FA-055", "经济分类明细的基本支出不大于金额，不得填列的单元格为空", .error, basis: accountsBasis, remedy: accountsRemedy
  ) { subject, _ in
    guard let table = subject.table(.generalBudgetItems) else { return .notRun("没有读到\(AccountsTable.Kind.generalBudgetItems.title)") }
    guard !table.isBasicOnly else { return .notApplicable("这一套表的经济分类明细只列基本支出") }
    let barred = barredRemarks(table)
    let broken = (subject.identities["FA-055"] ?? []).filter { identity in
      identity.isBroken && !identity.touches.contains { isBarred($0.place.row) }
    }.map { $0.remark() }
    if barred.isEmpty, broken.isEmpty, subject.identities["FA-055"] == nil { return .notRun("“其中：基本支出”栏没有数字") }
    return .remarks(broken + barred)
  }

  private static func barredRemarks(_ table: AccountsTable) -> [Remark] {
    table.lines.compactMap { line in
      guard isBarred(line.row) else { return nil }
      let place = AccountsPlace(line.row, .ofWhichBasic)
      guard let cell = table.cells[place], let amount = cell.amount.value, !amount.digits.isZero else { return nil }
      let label = table.label(of: place)
      return Remark(
        "“\(label)”不得填列，却有\(amount.digits.grouped)",
        sides: [
          Finding.Side(
            label: label, figure: amount.digits.grouped, place: cell.citation.place(field: label), quote: "\(line.name) \(cell.printed)")
        ],
        touches: [AccountsAddress(table.kind, line.row, .ofWhichBasic).text])
    }
  }

  /// 309, 311 and 313 pay for projects only; the print bars their basic part.
  private static func isBarred(_ row: AccountsRow) -> Bool {
    ["309", "311", "313"].contains { row.label.hasHead($0) }
  }
}
