import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let codesInOrder = Rule(
    "FA-014", "科目编码为3、5、7位，上级科目在表中，依次升序，不重复", .error, basis: "政府收支分类科目；部门决算报表编制说明",
    remedy: "请核对科目编码，补列上级科目，按编码排序，合并重复的行"
  ) { subject, _ in
    let coded: [AccountsTable.Kind] = [.receipts, .payments, .generalBudgetPayments, .governmentFunds, .stateCapital]
    let tables = coded.compactMap { subject.table($0) }.filter { table in table.lines.contains { $0.row.isCoded } }
    guard !tables.isEmpty else { return .notRun("没有读到按功能分类科目编列的决算表") }
    return .remarks(tables.flatMap(codeRemarks))
  }

  private static func codeRemarks(_ table: AccountsTable) -> [Remark] {
    let lines = table.lines.filter(\.row.isCoded)
    let known = Set(lines.map(\.row))
    let levels = Set(lines.map(\.row.label.utf8.count))
    var remarks = table.strays.compactMap { strayRemark($0, table) }
    for line in lines {
      guard let parent = line.row.parent, !known.contains(parent), levels.contains(parent.label.utf8.count) else { continue }
      remarks.append(remark("\(table.title)中“\(line.row.label) \(line.name)”的上级科目\(parent.label)没有列出", line, table))
    }
    for (line, next) in zip(lines, lines.dropFirst()) where next.row.label < line.row.label {
      remarks.append(remark("\(table.title)中科目\(next.row.label)排在\(line.row.label)之后，没有按编码升序", next, table))
    }
    return remarks
  }

  private static func strayRemark(_ stray: AccountsStray, _ table: AccountsTable) -> Remark? {
    let message: String
    switch stray.reason {
    case .badCode: message = "\(table.title)中的科目编码“\(stray.printed)”不是3、5、7位的支出功能分类编码"
    case .repeated: message = "\(table.title)中科目\(stray.printed)出现了不止一次"
    case .unknownName, .unknownColumn: return nil
    }
    return Remark(
      message,
      sides: [
        Finding.Side(label: table.title, figure: stray.printed, place: stray.citation.place(field: table.title), quote: stray.printed)
      ])
  }

  private static func remark(_ message: String, _ line: AccountsLine, _ table: AccountsTable) -> Remark {
    let label = "\(table.title) \(line.row.label)"
    return Remark(
      message,
      sides: [
        Finding.Side(
          label: label, figure: line.row.label, place: line.citation.place(field: label), quote: "\(line.row.label) \(line.name)")
      ])
  }
}
