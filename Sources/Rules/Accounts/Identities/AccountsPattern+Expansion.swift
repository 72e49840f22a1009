import HengDomain
import HengValues

extension AccountsPattern {
  /// The identities that the pattern makes of printed tables; none where its condition does not hold.
  func identities(_ facts: AccountsFacts) -> [AccountsIdentity] {
    guard facts.holds(condition) else { return [] }
    let isForeign = terms.contains { !facts.tableSet.kinds.contains($0.table) }
    guard !isForeign else { return [] }
    if let missing = missingTable(facts) { return [AccountsIdentity(code, [], relation, [], unknown: missing)] }
    return positions(facts).map { identity(at: $0, facts) }
  }

  private typealias Position = (row: AccountsRow?, column: AccountsColumn?)

  private var terms: [Term] { left + right }

  private func missingTable(_ facts: AccountsFacts) -> String? {
    for kind in Set(terms.map(\.table)).sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let table = facts[kind] else { return "没有读到\(kind.title)" }
      if !table.hasFigures, !table.table.isStatedEmpty { return "\(table.table.title)中没有数字，也没有说明本表无数据" }
    }
    return nil
  }

  private func positions(_ facts: AccountsFacts) -> [Position] {
    switch scope {
    case .once: return [(nil, nil)]
    case .rows(let kind): return rows(kind, facts).map { ($0, nil) }
    case .categories(let kinds):
      var seen: Set<AccountsRow> = []
      return kinds.flatMap { facts[$0]?.categories ?? [] }.filter { $0.parent == nil && seen.insert($0).inserted }.map { ($0, nil) }
    case .parents(let kind):
      guard let table = facts[kind] else { return [] }
      let columns = columns(table)
      return rows(kind, facts).filter { table.children[$0] != nil }.flatMap { row in columns.map { (row, $0) } }
    case .columns(let listed, let kind):
      return listed.filter { facts[kind]?.columns.contains($0) ?? false }.map { (nil, $0) }
    case .cells(let listed, let kind):
      let columns = listed.filter { facts[kind]?.columns.contains($0) ?? false }
      return rows(kind, facts).flatMap { row in columns.map { (row, $0) } }
    }
  }

  private func rows(_ kind: AccountsTable.Kind, _ facts: AccountsFacts) -> [AccountsRow] {
    var seen: Set<AccountsRow> = []
    return facts[kind]?.table.lines.map(\.row).filter { seen.insert($0).inserted } ?? []
  }

  private func columns(_ table: TableFacts) -> [AccountsColumn] { AccountsColumn.printOrder.filter { table.columns.contains($0) } }

  private func identity(at position: Position, _ facts: AccountsFacts) -> AccountsIdentity {
    var unknown: String?
    func operands(_ terms: [Term]) -> [AccountsOperand] {
      terms.flatMap { term -> [AccountsOperand] in
        guard let table = facts[term.table] else { return [] }
        let (operands, reason) = term.operands(table, row: position.row, column: position.column)
        unknown = unknown ?? reason
        return operands
      }
    }
    let (left, right) = (operands(left), operands(right))
    unknown = unknown ?? doubt(left + right, facts) ?? emptyParts(left, right)
    return AccountsIdentity(code, left, relation, right, unknown: unknown)
  }

  /// Rows of 其中 that are printed and left empty say nothing of how the sum is made up.
  private func emptyParts(_ left: [AccountsOperand], _ right: [AccountsOperand]) -> String? {
    guard right.count > 1, right.allSatisfy({ $0.address.table == .threePublic && $0.cell?.amount == .blank }),
      left.contains(where: \.isFilled)
    else { return nil }
    return "“\(left[0].label)”的分项没有填写"
  }

  /// A sum over a table in which a row or column with figures found no address, or over a cell that could not be read.
  private func doubt(_ operands: [AccountsOperand], _ facts: AccountsFacts) -> String? {
    for operand in operands where operand.cell?.amount == .unfilled { return "“\(operand.label)”的内容无法确认为数字" }
    for (kind, used) in Dictionary(grouping: operands, by: \.address.table).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let table = facts[kind] else { continue }
      if table.hasStrayRows, Set(used.map(\.address.place.row)).count > 2 { return "\(table.table.title)有未能归位的行" }
      if table.hasStrayColumns, Set(used.map(\.address.place.column)).count > 1 { return "\(table.table.title)有未能归位的栏" }
    }
    return nil
  }
}

extension AccountsPattern.Term {
  fileprivate func operands(
    _ table: TableFacts, row: AccountsRow?, column: AccountsColumn?
  ) -> (operands: [AccountsOperand], unknown: String?) {
    let places = resolvedRows(table, row).flatMap { row in resolvedColumns(table, column).map { AccountsPlace(row, $0) } }
    let operands = places.map {
      AccountsOperand(AccountsAddress(self.table, $0.row, $0.column), isAdded: isAdded, facts: table)
    }
    guard table.hasFigures else { return (operands, nil) }
    for place in places where table.table.cells[place] == nil {
      if place.row.isIndispensable, !table.rows.contains(place.row) {
        return (operands, "\(table.table.title)中没有找到“\(place.row.label)”")
      }
      if !table.columns.contains(place.column) { return (operands, "\(table.table.title)中没有找到“\(place.column.label)”一栏") }
    }
    return (operands, nil)
  }

  private func resolvedRows(_ table: TableFacts, _ row: AccountsRow?) -> [AccountsRow] {
    switch rows {
    case .row(let fixed): [fixed]
    case .rows(let listed): listed
    case .this: row.map { [$0] } ?? []
    case .children: row.flatMap { table.children[$0] } ?? []
    case .categories: table.categories
    case .categoriesBut(let others): table.categories.filter { !others.contains($0) }
    }
  }

  private func resolvedColumns(_ table: TableFacts, _ column: AccountsColumn?) -> [AccountsColumn] {
    switch columns {
    case .column(let fixed): [fixed]
    case .columns(let listed): listed.filter { table.columns.contains($0) }
    case .this: column.map { [$0] } ?? []
    }
  }
}

extension AccountsColumn {
  /// All columns, in the order in which prints have them.
  static let printOrder: [AccountsColumn] =
    [.opening, .receiptsOfYear, .amount, .total, .appropriation] + ReceiptSource.allCases.map { .receipt($0) }
    + [.basic, .project, .toSuperior, .business, .toSubordinates] + FundOrigin.allCases.map { .fund($0) } + [.ofWhichBasic]
    + ThreePublicItem.allCases.map { .budget($0) } + ThreePublicItem.allCases.map { .outturn($0) } + [.closing]
}
