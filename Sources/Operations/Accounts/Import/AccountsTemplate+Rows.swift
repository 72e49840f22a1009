import HengDomain
import HengValues
import HengWriters

extension AccountsTemplate {
  static func coverRow(_ ledger: AccountsLedger, _ record: DisclosureRecord?, isEmpty: Bool) -> [EntryValue] {
    let unit = ledger.isInstitution ? AccountsSheetKind.institution : AccountsSheetKind.administrative
    let previous = ledger.previous?.department
    return [
      .text(ledger.county.text), .text("\(ledger.year.year)"), .text(ledger.department), isEmpty ? .blank : .text(unit),
      record?.approvedOn.map { .date($0) } ?? .blank, previous == ledger.department ? .blank : .words(previous),
    ]
  }

  static func row(_ balance: OpeningBalance) -> [EntryValue] {
    [.text(balance.fund.label), .words(balance.function?.text), .amount(balance.amount), .text(balance.id.text)]
  }

  static func row(_ receipt: AccountsReceipt) -> [EntryValue] {
    [
      receipt.date.map { .date($0) } ?? .blank, .text(receipt.voucher), .blank, .text(receipt.source.label), .text(receipt.function.text),
      .amount(receipt.amount), .words(receipt.summary), .text(receipt.id.text),
    ]
  }

  static func row(_ payment: Payment) -> [EntryValue] {
    [
      payment.date.map { .date($0) } ?? .blank, .text(payment.voucher), .words(payment.line), .words(payment.function?.text),
      .words(payment.economic?.text), .words(payment.nature?.label), .words(payment.fund?.label), .amount(payment.amount),
      .words(payment.project?.text),
      .words(payment.purpose), .text(payment.id.text),
    ]
  }

  static func row(_ entry: ProcurementEntry) -> [EntryValue] {
    [
      .text(entry.kind.label), .text(entry.name), .amount(entry.amount), .amount(entry.toSmallAndMedium), .amount(entry.toSmallAndMicro),
      .words(entry.project?.text), .text(entry.id.text),
    ]
  }

  static func threePublicRows(_ record: ThreePublicRecord, isEmpty: Bool) -> [[EntryValue]] {
    ThreePublicLine.all.map { line in
      let value: EntryValue =
        switch line.target {
        case .budget(let item): record.budgets[item].map { .amount($0) } ?? .blank
        case .amount(let path): isEmpty ? .blank : .amount(record[keyPath: path])
        case .count(let path): isEmpty ? .blank : .count(record[keyPath: path])
        }
      return [.text(line.label), .text(line.unit), value]
    }
  }

  /// One row for every text that the explanation may ask for.
  static func textRows(_ ledger: AccountsLedger, _ record: DisclosureRecord?) -> [[EntryValue]] {
    var classes = Set(ledger.initialBudgets.map(\.category) + ledger.payments.compactMap { $0.function?.lineage.first })
    for text in record?.texts.keys.map({ $0 }) ?? [] { if case .classReason(let code) = text { classes.insert(code) } }
    if classes.isEmpty { classes = Set(usualClasses) }
    let texts = DisclosureText.general + classes.sorted().map(DisclosureText.classReason)
    return texts.map { [.text($0.key), .text($0.label), .words(record?.texts[$0])] }
  }

  /// Classes that nearly every department of rural revitalization has.
  private static let usualClasses = ["208", "210", "213", "221"].compactMap { try? FunctionalCode($0) }

  static func previousRows(_ accounts: FinalAccounts) -> [[EntryValue]] {
    accounts.tables.sorted { $0.kind.rawValue < $1.kind.rawValue }.flatMap { table -> [[EntryValue]] in
      func row(_ key: String, line: AccountsLine?, column: String, _ printed: EntryValue) -> [EntryValue] {
        [
          .text(table.kind.printedNumber), table.title == table.kind.title ? .blank : .words(table.title), .text(table.unit.rawValue),
          line?.number.map { .text("\($0)") } ?? .blank, .text(key), .words(line?.name), .words(column), printed,
        ]
      }
      var rows: [[EntryValue]] = table.isStatedEmpty ? [row(PreviousKeys.emptyTable, line: nil, column: "", .blank)] : []
      let known = Set(table.lines.map(\.row))
      let others = Set(table.cells.keys.map(\.row)).subtracting(known).sorted { $0.label < $1.label }
      let lines = table.lines + others.map { AccountsLine(row: $0, name: "", citation: table.citation) }
      for line in lines {
        let columns = PreviousKeys.columns.filter { table.cells[AccountsPlace(line.row, $0)] != nil }
        if columns.isEmpty { rows.append(row(line.row.label, line: line, column: PreviousKeys.noColumn, .blank)) }
        for column in columns {
          guard let cell = table.cells[AccountsPlace(line.row, column)] else { continue }
          rows.append(row(line.row.label, line: line, column: column == .amount ? "" : column.label, printed(cell, table.unit)))
        }
      }
      return rows
    }
  }

  /// As a number where it shows the same digits, else the printed text.
  private static func printed(_ cell: AccountsCell, _ unit: MoneyUnit) -> EntryValue {
    guard unit == .yuan, let amount = cell.amount.value, amount.money.yuan.grouped == cell.printed else { return .words(cell.printed) }
    return .amount(amount.money)
  }
}
