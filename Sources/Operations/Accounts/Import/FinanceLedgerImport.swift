import HengDomain
import HengReaders
import HengValues

/// Reads payments from ledgers of finance systems (读入支出明细账): every visible worksheet that is one.
struct FinanceLedgerImport {
  private let fileName: String
  private let context: AccountsImportContext
  private let projects: ProjectIndex
  private var log = ImportLog()
  private var layouts: [ImportRefusal.SheetLayout] = []
  private var payments: [Payment] = []
  private var seen = SeenEntries()

  init(fileName: String, context: AccountsImportContext) {
    self.fileName = fileName
    self.context = context
    projects = ProjectIndex(context.projects)
  }

  mutating func read(_ sheets: [ReadCells]) -> AccountsImportResult {
    guard let scope = context.scope else {
      log.add(ImportFault(.otherScope, reason: "财务系统的明细账没有写明是哪个县、哪个年度、哪个部门的账", remedy: "请先选定县区、年度和部门再导入，或改用决算台账模板"))
      return refused()
    }
    for sheet in sheets where !sheet.cells.isEmpty { read(sheet, scope) }
    if layouts.isEmpty, log.faults.isEmpty {
      log.add(ImportFault(.missingHeadings, reason: "没有找到支出明细账的表头", remedy: "表头应有凭证号、功能分类、经济分类、资金性质、金额等栏；或改用决算台账模板"))
    }
    guard log.faults.isEmpty else { return refused() }
    let key = context.key(of: scope)
    var ledger =
      context.base
      ?? AccountsLedger(
        county: key.county, year: key.year, department: key.department, departmentID: key.departmentID,
        citation: Citation(paper: fileName, lines: "支出明细账"))
    ledger.payments = payments
    return .read(ImportedAccounts(ledger: ledger, texts: nil, notices: log.notices))
  }

  private func refused() -> AccountsImportResult {
    .refused(ImportRefusal(faults: log.faults, notices: log.notices, layouts: layouts))
  }

  private mutating func read(_ sheet: ReadCells, _ scope: AccountsImportContext.Scope) {
    if sheet.isHidden {
      log.notice(sheet.name, "是隐藏的工作表，没有读")
      return
    }
    guard let table = FinanceHeadings.table(sheet, &log) else {
      log.notice(sheet.name, "没有明细账的表头，没有读")
      return
    }
    layouts.append(table.layout)
    let titles = sheet.cells.prefix { $0.row <= table.headingRow }.map { $0.text.withoutSpaces }
    if (titles + [sheet.name]).contains(where: { $0.holds("收入") && $0.holds("账") && !$0.holds("支") }) {
      log.add(ImportFault(.wrongKindOfLedger, sheet: sheet.name, reason: "这是收入账，只能导入支出明细账", remedy: "收入请填入决算台账的“收入”表"))
      return
    }
    checkYear(titles, sheet, scope.year)
    let firstMissing = log.faults.count
    checkColumns(table)
    guard log.faults.count == firstMissing else { return }
    let hidden = table.rows.map(\.number).filter(sheet.hiddenRows.contains)
    if !hidden.isEmpty { log.notice(sheet.name, HiddenRows.words(hidden)) }
    readRows(table, scope)
  }

  /// A title of another year stands over the wrong ledger.
  private mutating func checkYear(_ titles: [String], _ sheet: ReadCells, _ year: FiscalYear) {
    for title in titles where title.holds("年") && (title.holds("账") || title.holds("年度")) && !title.holds("打印") {
      let before = title.halfWidth.split(separator: "年", maxSplits: 1).first.map { String($0.suffix(4)) } ?? ""
      guard let named = Int(before), FiscalYear.plausible.contains(named), named != year.year else { continue }
      log.add(
        ImportFault(
          .otherScope, sheet: sheet.name, cell: title, reason: "标题写的是 \(named) 年，正在导入的是 \(year.year) 年", remedy: "请核对是否选错了文件"))
    }
  }

  private mutating func checkColumns(_ table: ImportTable) {
    func has(_ fields: ImportField...) -> Bool { fields.contains { table.columns[$0] != nil } }
    var missing: [String] = []
    if !has(.voucher) { missing.append("凭证号") }
    if !has(.function, .functionName) { missing.append("功能分类") }
    if !has(.economic, .economicName) { missing.append("经济分类") }
    if !has(.fund) { missing.append("资金性质") }
    if !has(.nature, .project, .projectCode) { missing.append("支出性质（基本/项目）或项目") }
    if !has(.amount, .debit) { missing.append("金额") }
    for name in missing {
      log.add(
        ImportFault(
          .missingColumn, sheet: table.sheet.name, reason: "缺少“\(name)”一栏", remedy: "请在财务系统中导出时选上这一栏，或在表中补上"))
    }
  }

  private mutating func readRows(_ table: ImportTable, _ scope: AccountsImportContext.Scope) {
    var reader = RowReader(table: table, context: context, fileName: fileName, year: scope.year, projects: projects, log: log)
    let firstFault = log.faults.count
    let ids = RecordIDs(scope: context.key(of: scope))
    var sums = SumCheck()
    var skipped = 0
    for row in table.rows {
      reader.row = row
      if let sum = Self.sumKind(table, row) {
        skipped += 1
        if sum == .total { sums.totalStands(in: row) }
        continue
      }
      sums.entryFollows()
      let summary = reader.text(.summary)
      if ["年终结转", "年末结转", "结转本年", "结转本期"].contains(where: { summary.holds($0) }) {
        reader.fault(.closingEntry, .summary, summary, "是结转分录，不是支出", "请删去这一行")
        continue
      }
      let amount = reader.netAmount(&sums)
      let date = reader.ledgerDate(scope.year)
      if let payment = reader.payment(ids, date: date, amount: amount, &seen) { payments.append(payment) }
    }
    sums.check(&reader, from: firstFault)
    log = reader.log
    if skipped > 0 { log.notice(table.sheet.name, "\(skipped) 行合计、累计或余额不是支出，没有导入") }
  }

  /// By any of the row's words outside the money columns; a row with a functional heading is an entry.
  private static func sumKind(_ table: ImportTable, _ row: ImportRow) -> SumRow? {
    let money = Set(table.columns.filter { $0.key.isMoney }.values)
    if let column = table.columns[.function], !table.text(row, column).isEmpty, SumRow.kind(table.text(row, column)) == nil { return nil }
    for index in row.cells where !money.contains(table.sheet.cells[index].column) {
      if let kind = SumRow.kind(table.sheet.cells[index].text) { return kind }
    }
    return nil
  }
}

extension RowReader {
  /// What was spent: 金额, or 借方 less 贷方, less 冲销; on the credit side (方向 贷) it was given back.
  mutating func netAmount(_ sums: inout SumCheck) -> Money? {
    let before = log.faults.count
    var parts: [Money] = []
    for (field, isNegative) in [(ImportField.amount, false), (.debit, false), (.credit, true), (.reversal, true)] where has(field) {
      guard let amount = amount(field, required: false) else { continue }
      sums.add(field, amount)
      let magnitude = field == .reversal && amount.isNegative ? -amount : amount
      parts.append(isNegative ? -magnitude : magnitude)
    }
    guard log.faults.count == before else { return nil }
    guard !parts.isEmpty else {
      let field: ImportField = has(.amount) ? .amount : .debit
      fault(.missingValue, field, "", "没有金额", "请填写金额；没有发生的请删去这一行")
      return nil
    }
    if has(.direction) {
      let direction = text(.direction)
      if direction.hasPrefix("贷") { return -parts.sum }
      if !direction.isEmpty, !direction.hasPrefix("借") {
        fault(.unknownWord, .direction, direction, "不认识这个方向", "请填 借 或 贷")
        return nil
      }
    }
    return parts.sum
  }

  /// A day in one cell, or month and day in two, the year then being that of the ledger.
  mutating func ledgerDate(_ year: FiscalYear) -> CivilDate? {
    guard !has(.date), has(.month), has(.day) else { return date(.date) }
    guard let month = count(.month), let day = count(.day) else { return nil }
    do throws(ValueError) { return try CivilDate(year: year.year, month: month, day: day) } catch {
      fault(.notADate, .day, "\(month)月\(day)日", "不是日期（\(error.reason)）", "请核对月、日")
      return nil
    }
  }
}
