import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let sameNames = Rule(
    "FA-024", "同一科目编码在各表中名称相同", .warning, basis: "当年政府收支分类科目", remedy: "请按当年政府收支分类科目的名称统一各表"
  ) { subject, _ in
    let tables = [AccountsTable.Kind.receipts, .payments, .generalBudgetPayments].compactMap { subject.table($0) }
    guard tables.count > 1 else { return .notRun("按科目编列的决算表不足两张，无从比对") }
    let entries = tables.flatMap { table in table.lines.filter(\.row.isCoded).map { (table, $0) } }
    let byRow = Dictionary(grouping: entries, by: \.1.row)
    var seen: Set<AccountsRow> = []
    return .remarks(
      entries.map(\.1.row).filter { seen.insert($0).inserted }.compactMap { row in nameRemark(row, byRow[row] ?? []) })
  }

  private static func nameRemark(_ row: AccountsRow, _ entries: [(AccountsTable, AccountsLine)]) -> Remark? {
    let named = entries.filter { !$0.1.name.isEmpty }
    var names: [String] = []
    for (_, line) in named where !names.contains(folded(line.name)) { names.append(folded(line.name)) }
    guard names.count > 1 else { return nil }
    let isCut = names.contains { short in names.allSatisfy { $0.hasHead(short) } }
    let said = named.map { table, line in "\(table.title)为“\(line.name)”" }.joined(separator: "，")
    return Remark(
      "科目\(row.label)在各表中的名称不同：\(said)",
      sides: named.map { table, line in
        let label = "\(table.title) \(row.label)"
        return Finding.Side(label: label, figure: line.name, place: line.citation.place(field: label), quote: "\(row.label) \(line.name)")
      }, severity: isCut ? .question : nil)
  }

  /// Brackets and quotes are written both ways; blanks come from wrapping.
  private static func folded(_ name: String) -> String {
    String(String.UnicodeScalarView(name.halfWidth.withoutSpaces.unicodeScalars.filter { !"“”\"'‘’".unicodeScalars.contains($0) }))
  }
}
