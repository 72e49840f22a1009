import HengDocuments
import HengDomain
import HengValues

extension Recogniser {
  /// The tables of departmental final accounts (部门决算公开表): 公开01–10 and the nine-table print.
  package static let accounts = Recogniser("accounts") { paper, file in
    var scan = AccountsScan(file: file)
    scan.read(paper)
    return scan.forms
  }
}

/// Goes through a paper and puts titles, tables, continued tables and notes together.
private struct AccountsScan {
  let file: String
  private(set) var forms: [RecognisedForm] = []
  private var candidate: AccountsCandidate?
  /// Lines since the last table, without blanks; empty ones left out.
  private var lines: [String] = []
  private var lastUnit: MoneyUnit?

  init(file: String) { self.file = file }

  /// How far above a table its title may stand, and how far below it its note.
  private static var reach: Int { 10 }

  mutating func read(_ paper: Paper) {
    for block in paper.blocks.withinBudget {
      switch block {
      case .line(let line): take(line)
      case .table(let table): take(table)
      }
    }
    close()
  }

  private mutating func take(_ line: PaperLine) {
    guard line.text.utf8.count < 600 else {
      lines.append("")
      return
    }
    let text = CompactText.of(line.text)
    guard !text.isEmpty else { return }
    if candidate != nil, lines.count < 6, AccountsRows.isNote(text) || text.holds("本表无数据") || text.holds("为空表") {
      candidate?.notes.append(text)
    }
    lines.append(text)
  }

  private mutating func take(_ table: PaperTable) {
    let grid = AccountsGrid(table)
    let inside = grid.rows.prefix(6).flatMap(\.texts)
    var title = AccountsTitle(nearestFirst: inside.reversed() + lines.suffix(Self.reach).reversed())
    if title.kind == nil { title.kind = AccountsKindByWords.kind(grid) }
    if var open = candidate, open.isContinued(by: table, title, between: lines) {
      open.grid.append(table)
      candidate = open
    } else {
      close()
      if let kind = title.kind { candidate = AccountsCandidate(title: title, kind: kind, grid: grid) }
    }
    lines = []
  }

  private mutating func close() {
    guard let open = candidate else { return }
    candidate = nil
    let unit = open.title.unit ?? lastUnit
    guard let form = open.form(unit: unit ?? .yuan, isUnitKnown: unit != nil, file: file) else { return }
    lastUnit = unit
    forms.append(form)
  }
}

/// A table under an accounts title, before its rows are read.
private struct AccountsCandidate {
  var title: AccountsTitle
  let kind: AccountsTable.Kind
  var grid: AccountsGrid
  var notes: [String] = []

  init(title: AccountsTitle, kind: AccountsTable.Kind, grid: AccountsGrid) {
    self.title = title
    self.kind = kind
    self.grid = grid
  }

  /// The next table goes on where this one was cut by a page: as wide, no note in between, no title or the same one again.
  func isContinued(by table: PaperTable, _ next: AccountsTitle, between lines: [String]) -> Bool {
    guard table.columnCount == grid.width, notes.isEmpty else { return false }
    if next.kind == kind { return next.isContinued || !isClosed }
    return next.kind == nil && lines.allSatisfy { $0.utf8.count < 24 && !$0.hasTail("表") }
  }

  /// The last row of 01, 04 and 06 is their sum.
  private var isClosed: Bool {
    grid.rows.contains { row in row.texts.contains { ["总计", "收入总计", "公用经费合计"].contains($0) } } || kind == .threePublic
  }

  func form(unit: MoneyUnit, isUnitKnown: Bool, file: String) -> RecognisedForm? {
    var builder = AccountsTableBuilder(title, kind: kind, unit: unit, grid: grid, file: file)
    switch kind {
    case .receiptsAndPayments, .appropriation:
      let reader = BalanceAccountsReader(grid: grid, kind: kind)
      let columns = AccountsColumns(grid, header: reader.header, kind: kind, isBasicOnly: false)
      guard columns.blocks.count > 1 else { return nil }
      reader.read(into: &builder, columns)
    case .threePublic:
      var reader = ThreePublicReader(grid: grid)
      reader.read(into: &builder)
    case .information: InformationReader(grid: grid).read(into: &builder)
    case .receipts, .payments, .generalBudgetPayments, .generalBudgetItems, .governmentFunds, .stateCapital:
      let reader = CodedAccountsReader(grid: grid, kind: kind)
      let columns = AccountsColumns(grid, header: reader.header, kind: kind, isBasicOnly: title.isBasicOnly)
      guard let first = columns.blocks.first, !first.labels.isEmpty, !first.figures.isEmpty else { return nil }
      reader.read(into: &builder, columns)
      builder.strayColumns(columns, grid, header: reader.header)
    }
    for note in notes { builder.note(note) }
    let table = builder.table
    guard !table.lines.isEmpty || table.isStatedEmpty else { return nil }
    var doubts = builder.doubts
    if !isUnitKnown { doubts.append(RecognitionDoubt("\(table.title)没有写明金额单位，按元读取", grid.place)) }
    let counts = builder.counts
    return RecognisedForm(
      kind: .accounts(kind), title: table.title, place: grid.place, rowCount: counts.rows, figureCount: counts.figures,
      content: .accounts(table), doubts: doubts)
  }
}

/// A table without a title, known by words that only final accounts have.
private enum AccountsKindByWords {
  static func kind(_ grid: AccountsGrid) -> AccountsTable.Kind? {
    guard grid.rows.count > 3 else { return nil }
    let head = grid.rows.prefix(5).flatMap(\.texts)
    if head.contains(where: { $0.holds("科目") }) {
      if head.contains("本年收入合计"), head.contains("财政拨款收入") { return .receipts }
      if head.contains("本年支出合计"), head.contains("上缴上级支出") { return .payments }
    }
    guard head.contains(where: { $0.holds("一般公共预算财政拨款") }) else { return nil }
    let foot = grid.rows.suffix(9).flatMap(\.texts)
    if foot.contains("年末财政拨款结转和结余") { return .appropriation }
    return foot.contains("年末结转和结余") && foot.contains("结余分配") ? .receiptsAndPayments : nil
  }
}
