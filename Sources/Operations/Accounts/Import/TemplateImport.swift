import HengDomain
import HengReaders
import HengValues
import HengWriters

/// Reads the workbook 决算台账 (读入决算台账): every sheet, every row, every fault.
struct TemplateImport {
  let fileName: String
  let context: AccountsImportContext
  let projects: ProjectIndex
  var log = ImportLog()
  var tables: [AccountsSheetKind: ImportTable] = [:]
  var scope: AccountsImportContext.Scope?
  var ids = RecordIDs(scope: nil)

  static func isTemplate(_ sheets: [ReadCells]) -> Bool {
    let names = Set(sheets.map { $0.name.trimmedSpaces })
    return names.contains(AccountsSheetKind.cover.rawValue) && AccountsSheetKind.allCases.count { names.contains($0.rawValue) } >= 3
  }

  init(fileName: String, context: AccountsImportContext) {
    self.fileName = fileName
    self.context = context
    projects = ProjectIndex(context.projects)
  }

  mutating func read(_ sheets: [ReadCells]) -> AccountsImportResult {
    findTables(sheets)
    let cover = readCover()
    var ledger = emptyLedger(cover)
    ids = RecordIDs(scope: ledger.key)
    ledger.isInstitution = cover.isInstitution
    ledger.openingBalances = readOpeningBalances()
    ledger.receipts = readReceipts()
    ledger.payments = readPayments()
    ledger.surpluses = readSurpluses()
    ledger.initialBudgets = readInitialBudgets()
    ledger.threePublic = readThreePublic()
    ledger.procurement = readProcurement()
    ledger.assets = readAssets()
    ledger.previous = readPrevious(department: cover.previousDepartment ?? ledger.department, year: ledger.year.previous)
    ledger.notes = readCheckNotes()
    var texts = ImportedTexts(duties: [], organisation: [], texts: readTexts(), approvedOn: cover.approvedOn)
    (texts.duties, texts.organisation) = readDuties()
    guard log.faults.isEmpty, scope != nil else { return refused() }
    return .read(ImportedAccounts(ledger: ledger, texts: texts, notices: log.notices))
  }

  private func refused() -> AccountsImportResult {
    .refused(ImportRefusal(faults: log.faults, notices: log.notices, layouts: layouts))
  }

  private var layouts: [ImportRefusal.SheetLayout] { AccountsSheetKind.allCases.compactMap { tables[$0]?.layout } }

  // MARK: Sheets

  private mutating func findTables(_ sheets: [ReadCells]) {
    for kind in AccountsSheetKind.allCases {
      guard let sheet = sheets.first(where: { $0.name.trimmedSpaces == kind.rawValue }) else {
        log.add(
          ImportFault(
            .missingSheet, reason: "缺少工作表“\(kind.rawValue)”", remedy: "请用完整的模板填写；没有数据的表留空即可，不要删去"))
        continue
      }
      if let table = TemplateHeadings.table(sheet, kind, &log) { tables[kind] = table }
      if sheet.isHidden { log.notice(sheet.name, "是隐藏的工作表，已经读入") }
      let hidden = tables[kind].map { table in table.rows.map(\.number).filter(sheet.hiddenRows.contains) } ?? []
      if !hidden.isEmpty { log.notice(sheet.name, HiddenRows.words(hidden)) }
    }
    let known = Set(AccountsSheetKind.allCases.map(\.rawValue) + [AccountsTemplate.guideName])
    for sheet in sheets where !known.contains(sheet.name.trimmedSpaces) && !sheet.cells.isEmpty {
      log.notice(sheet.name, "不是决算台账的工作表，没有读")
    }
  }

  /// Reads a sheet's rows with a body; sums at the end are held against them.
  mutating func read<Record>(_ kind: AccountsSheetKind, _ body: (inout RowReader, Int) -> Record?) -> [Record] {
    guard let table = tables[kind] else { return [] }
    var reader = RowReader(table: table, context: context, fileName: fileName, year: scope?.year, projects: projects, log: log)
    let firstFault = log.faults.count
    var sums = SumCheck()
    var records: [Record] = []
    for row in table.rows {
      reader.row = row
      if kind.hasSums, let sum = sumKind(table, row) {
        if sum == .total { sums.totalStands(in: row) }
        continue
      }
      sums.entryFollows()
      if let record = body(&reader, records.count + 1) { records.append(record) }
      if kind.hasSums, let column = table.columns[.amount],
        let amount = try? CellValue.money(table.text(row, column), table.units[column] ?? table.unit)
      {
        sums.add(.amount, amount)
      }
    }
    if kind.hasSums { sums.check(&reader, from: firstFault) }
    log = reader.log
    return records
  }

  /// A row of sums says so in its first cell with words.
  private func sumKind(_ table: ImportTable, _ row: ImportRow) -> SumRow? {
    row.cells.first { !table.sheet.cells[$0].text.trimmedSpaces.isEmpty }.flatMap { SumRow.kind(table.sheet.cells[$0].text) }
  }
}

/// Ids of records (记录号): those that the workbook brings, and new ones by sheet and place in it.
struct RecordIDs {
  /// Whose books they are.
  var scope: DepartmentYear?

  func id<Record>(_ given: String, _ kind: String, _ number: Int) -> ID<Record> {
    let prefix = scope.map { "\($0.county.text)-\($0.year.year)-\($0.registeredName)" } ?? ""
    return ID(given.isEmpty ? "\(prefix)-\(kind)-\(number)" : given)
  }
}

/// Rows that the eye does not see.
enum HiddenRows {
  static func words(_ rows: [Int]) -> String {
    "隐藏的第 " + rows.prefix(20).map { "\($0 + 1)" }.joined(separator: "、") + (rows.count > 20 ? " 等 \(rows.count) " : " ") + "行已经读入，请核对是否应当计入"
  }
}

/// Finds the row of headings of a template sheet.
enum TemplateHeadings {
  static func table(_ sheet: ReadCells, _ kind: AccountsSheetKind, _ log: inout ImportLog) -> ImportTable? {
    let fields = Dictionary(
      kind.columns.map { (HeadingText.plain($0.entry.heading), $0.field) } + [(ImportField.faults.rawValue, .faults)],
      uniquingKeysWith: { first, _ in first })
    var best: (row: Int, columns: [ImportField: Int], repeated: [Int]) = (0, [:], [])
    for row in sheet.firstRows(20) {
      var columns: [ImportField: Int] = [:]
      var repeated: [Int] = []
      for (column, text) in sheet.texts(ofRow: row).sorted(by: { $0.key < $1.key }) {
        guard let field = fields[HeadingText.plain(text)] else { continue }
        if columns[field] == nil { columns[field] = column } else { repeated.append(column) }
      }
      if columns.count > best.columns.count { best = (row, columns, repeated) }
    }
    let headings = sheet.texts(ofRow: best.row).mapValues { HeadingText.plain($0) }
    guard best.columns.count >= min(2, kind.columns.count) else {
      log.add(ImportFault(.missingHeadings, sheet: sheet.name, reason: "找不到表头", remedy: "请保留模板的表头，不要改动栏目名称"))
      return nil
    }
    for column in best.repeated {
      log.add(
        ImportFault(
          .repeatedColumn, sheet: sheet.name, row: best.row + 1, column: column + 1, heading: headings[column] ?? "", reason: "这一栏出现了两次",
          remedy: "请删去一栏"))
    }
    for column in kind.columns where column.entry.isRequired && best.columns[column.field] == nil {
      log.add(
        ImportFault(
          .missingColumn, sheet: sheet.name, reason: "缺少“\(column.entry.heading)”一栏", remedy: "请用模板的表头，补上这一栏"))
    }
    let units = Dictionary(
      best.columns.values.compactMap { column in HeadingText.unit(sheet.texts(ofRow: best.row)[column] ?? "").map { (column, $0) } },
      uniquingKeysWith: { first, _ in first })
    return ImportTable(sheet, headingRow: best.row, columns: best.columns, headings: headings, unit: .yuan, units: units)
  }
}
