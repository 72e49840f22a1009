import HengDomain
import HengValues

/// Reads the tables whose rows bear a code (按科目编列): 02, 03, 05, 06, 08, 09.
struct CodedAccountsReader {
  let grid: AccountsGrid
  let kind: AccountsTable.Kind

  /// The rows above the first code or 合计.
  var header: Range<Int> { 0..<(grid.rows.firstIndex(where: isData) ?? grid.rows.count) }

  private var isEconomic: Bool { kind == .generalBudgetItems }

  private func isData(_ row: AccountsGrid.Row) -> Bool {
    let texts = row.texts
    guard !texts.contains(where: { $0.holds("编码") || $0.holds("科目名称") || $0.hasHead("栏次") || $0.hasTail("支出决算表") }) else {
      return false
    }
    if texts.contains(where: { Self.code(inText: $0, isEconomic: isEconomic) != nil }) { return true }
    let words = texts.filter { !["类", "款", "项"].contains($0) }
    return words.first.map(Self.isTotal) ?? false
      && words.dropFirst().allSatisfy { AccountsFigure.isNumeric($0) || AccountsFigure.isDash($0) || Self.isTotal($0) }
  }

  func read(into builder: inout AccountsTableBuilder, _ columns: AccountsColumns) {
    readTotalAmongHeadings(into: &builder, columns)
    var above: [Int: String] = [:]
    for row in grid.rows[header.upperBound...] {
      if AccountsRows.isNote(row) {
        builder.note(row.texts.joined())
        continue
      }
      if AccountsRows.isNumbering(row) { continue }
      for (index, block) in columns.blocks.enumerated() { read(row, block, index, columns, &above, into: &builder) }
    }
  }

  /// 合计 in the row in which the lowest headings stand: their cells are no figures.
  private func readTotalAmongHeadings(into builder: inout AccountsTableBuilder, _ columns: AccountsColumns) {
    guard grid.isRuled, let block = columns.blocks.first else { return }
    for row in grid.rows[header] {
      guard let at = block.labels.first, row.text(at) == "合计", row.texts.count > 1 || header.count == grid.rows.count else { continue }
      builder.add(.total, name: "合计", number: nil, in: row, nameAt: at, figures: [])
      for figure in block.figures {
        let cell = row.own[figure.column]
        let isFigure = cell.map { AccountsFigure.isNumeric($0.text) || AccountsFigure.isDash($0.text) } ?? false
        builder.set(AccountsPlace(.total, figure.key), isFigure ? cell : nil, fallback: cell?.place ?? row.place)
      }
      return
    }
  }

  private func read(
    _ row: AccountsGrid.Row, _ block: AccountsColumns.Block, _ index: Int, _ columns: AccountsColumns, _ above: inout [Int: String],
    into builder: inout AccountsTableBuilder
  ) {
    let codeTexts = block.codes.map { row.text($0) }.filter { !["类", "款", "项"].contains($0) }
    var digits = codeTexts.joined()
    var name = block.names.map { row.text($0) }.joined()
    if !CompactText.isDigits(digits), let split = Self.split(digits) { (digits, name) = (split.code, split.name + name) }
    let label = digits + name
    let at = block.labels.first { !row.text($0).isEmpty }
    if let total = totalRow(label) {
      let figures = block.figures.contains { !row.text($0.column).isEmpty } ? block.figures : spanned(row, block, index, columns)
      return builder.add(total, name: label, number: nil, in: row, nameAt: at, figures: figures)
    }
    guard !digits.isEmpty, CompactText.isDigits(Self.whole(digits)) else {
      if !name.isEmpty, !Self.isHeader(name), hasFigure(row, block) { builder.stray(.unknownName, label, row.place) }
      return
    }
    let code = completed(Self.whole(digits), block, row, above[index])
    guard let key = Self.row(code, isEconomic: isEconomic) else {
      if !name.isEmpty || hasFigure(row, block) { builder.stray(.badCode, code, row.place) }
      return
    }
    above[index] = code
    builder.add(key, name: name, number: nil, in: row, nameAt: at, figures: block.figures)
  }

  /// 人员经费合计 stands in a cell that reaches over blocks without words; its figure is the next one to the right.
  private func spanned(
    _ row: AccountsGrid.Row, _ block: AccountsColumns.Block, _ index: Int, _ columns: AccountsColumns
  ) -> [(column: Int, key: AccountsColumn)] {
    for next in columns.blocks[index...].dropFirst() {
      if next.labels.contains(where: { !row.text($0).isEmpty }) { break }
      if next.figures.contains(where: { !row.text($0.column).isEmpty }) { return next.figures }
    }
    return block.figures
  }

  /// A row that prints only its own level takes what stands above from the row before: `05` under 201.
  private func completed(_ digits: String, _ block: AccountsColumns.Block, _ row: AccountsGrid.Row, _ above: String?) -> String {
    guard block.codes.count > 1, digits.utf8.count % 2 == 0, let above else { return digits }
    guard let level = block.codes.firstIndex(where: { !row.text($0).isEmpty }), level > 0 else { return digits }
    let kept = 3 + 2 * (level - 1)
    return above.utf8.count >= kept ? above.prefix(kept) + digits : digits
  }

  private func hasFigure(_ row: AccountsGrid.Row, _ block: AccountsColumns.Block) -> Bool {
    block.figures.contains { AccountsFigure.isNumeric(row.text($0.column)) }
  }

  private func totalRow(_ label: String) -> AccountsRow? {
    if isEconomic {
      if label.hasHead("人员经费") && label.hasTail("计") { return .personnel }
      if label.holds("公用经费") && label.hasTail("计") { return .operating }
    }
    return Self.isTotal(label) ? .total : nil
  }

  private static func isHeader(_ name: String) -> Bool { ["项目", "科目名称", "合计"].contains(name) }
  static func isTotal(_ text: String) -> Bool {
    ["合计", "总计", "人员经费合计", "公用经费合计", "本年收入合计", "本年支出合计"].contains(text)
  }

  /// `208.00` as extraction may give it.
  private static func whole(_ digits: String) -> String {
    guard let dot = digits.firstIndex(of: "."), digits[digits.index(after: dot)...].utf8.allSatisfy({ $0 == 0x30 }) else { return digits }
    return String(digits[..<dot])
  }

  /// A code and a name in one cell: `2080505机关事业单位…`.
  private static func split(_ text: String) -> (code: String, name: String)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard [3, 5, 7].contains(digits.utf8.count), digits.endIndex < text.endIndex else { return nil }
    return (String(digits), String(text[digits.endIndex...]))
  }

  private static func code(inText text: String, isEconomic: Bool) -> AccountsRow? {
    let digits = whole(split(text)?.code ?? text)
    return CompactText.isDigits(digits) ? row(digits, isEconomic: isEconomic) : nil
  }

  private static func row(_ digits: String, isEconomic: Bool) -> AccountsRow? {
    if isEconomic { return (try? EconomicCode(digits)).map { .economic($0) } }
    return (try? FunctionalCode(digits)).map { .function($0) }
  }
}
