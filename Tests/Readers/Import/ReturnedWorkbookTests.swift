import Foundation
import HengDomain
import HengReaders
import HengTestSupport
import HengValues
import Testing

@testable import HengOperations

@Suite("The returned workbook")
struct ReturnedWorkbookTests {
  private func broken() -> TemplateGrid {
    var grid = TemplateGrid()
    grid.rows[.payments]?[0][.function] = "21305"
    grid.rows[.payments]?[0][.economic] = "3021"
    grid.rows[.payments]?[1][.fund] = InventedWorkbook.Value.none
    grid.rows[.assets]?[0][.count] = "两 & <辆>"
    grid.missing = [.checkNotes]
    return grid
  }

  private func returned(_ bytes: [UInt8]) throws -> [UInt8] {
    let result = try AccountsImport.read(bytes, fileName: "台账.xlsx", context: TemplateGrid.context)
    guard case .refused(let refusal) = result else {
      Issue.record("not refused")
      return []
    }
    return try AccountsImport.returned(bytes, refusal)
  }

  @Test("each row says all its errors in a column 错误说明, and the sheet's own errors stand beside the heading")
  func messages() throws {
    let sheets = try XLSXReader.cells(returned(broken().bytes()))
    let payments = try #require(sheets.first { $0.name == "支出" })
    let column = AccountsSheetKind.payments.columns.count
    let words = payments.cells.filter { $0.column == column }
    #expect(words.map(\.row) == [1, 3, 4])
    #expect(words.first?.text == "错误说明")
    #expect(words[1].text.contains("“功能分类科目”：填的是“21305”") && words[1].text.contains("；“经济分类科目”：填的是“3021”"))
    #expect(words[2].text == "“资金性质”：没有填。请填写资金性质。")
    let cover = try #require(sheets.first { $0.name == "封面" })
    let remark = cover.cells.filter { $0.row == 1 }.last?.text ?? ""
    #expect(remark.hasPrefix("共有 5 处错误：") && remark.contains("缺少工作表“核查说明”"))
  }

  @Test("a second return replaces the first")
  func again() throws {
    let once = try returned(broken().bytes())
    let twice = try returned(once)
    #expect(try XLSXReader.cells(twice).map(\.cells) == XLSXReader.cells(once).map(\.cells))
  }

  @Test("the returned workbook, mended, comes in")
  func mended() throws {
    var grid = TemplateGrid()
    grid.rows[.payments]?[0][.economic] = ""
    let sent = try returned(grid.bytes())
    try Tool.withFolder { folder in
      guard let python = Tool.python else { return }
      try Data(sent).write(to: folder.appendingPathComponent("a.xlsx"))
      let script = "import openpyxl; b = openpyxl.load_workbook('a.xlsx'); b['支出']['E4'] = '30310'; b.save('b.xlsx')"
      try Tool.run(python, "-c", script, in: folder)
      let mended = [UInt8](try Data(contentsOf: folder.appendingPathComponent("b.xlsx")))
      let result = try AccountsImport.read(mended, fileName: "台账.xlsx", context: TemplateGrid.context)
      #expect(result.accounts?.ledger.payments.count == 2, "\(result.faults.map(\.message))")
    }
  }

  @Test("openpyxl finds every other cell, style, width and merge unchanged", .enabled(if: Tool.python != nil), arguments: [false, true])
  func unchanged(isFinance: Bool) throws {
    var sent = try broken().bytes()
    if isFinance {
      var sheet = FinanceLayouts.spread
      sheet.rows[6][5] = "21305"
      sheet.rows[6][12] = "0,2"
      sheet.tail = "<autoFilter ref=\"A4:O9\"/>"
      sent = try InventedWorkbook([sheet]).bytes()
    }
    let back = try returned(sent)
    let report = try compare(sent, back)
    #expect(report["changed"] == "")
    #expect(report["parts"] == "")
    #expect(report["filters"] == (isFinance ? "Sheet1=A4:P9" : report["filters"]))
    #expect(report["marked"]?.isEmpty == false)
    if !isFinance {
      #expect(report["marked"]?.contains("支出!D4 支出!E4 支出!G5") == true)
      #expect(report["filters"]?.contains("支出=A2:L5") == true)
    }
  }

  @Test("what libxlsxwriter wrote is returned whole as well", .enabled(if: Tool.python != nil))
  func printed() throws {
    var dice = AccountsDice(seed: 11)
    var ledger = try dice.ledger()
    ledger.payments = [
      Payment(
        id: ID("x"), in: ledger.key, voucher: "1", function: try FunctionalCode("2130505"), economic: nil, nature: .project,
        fund: .generalBudget,
        amount: Money(fen: 1), project: ID("nowhere"), citation: ledger.citation)
    ]
    let sent = try AccountsTemplate.workbook(filledWith: ledger, nil)
    let report = try compare(sent, returned(sent))
    #expect(report["changed"] == "" && report["parts"] == "")
    #expect(report["marked"]?.contains("支出!E4 支出!I4") == true)
  }

  /// What openpyxl and zipfile see of two workbooks.
  private func compare(_ sent: [UInt8], _ back: [UInt8]) throws -> [String: String] {
    let python = try #require(Tool.python)
    return try Tool.withFolder { folder in
      try Data(sent).write(to: folder.appendingPathComponent("a.xlsx"))
      try Data(back).write(to: folder.appendingPathComponent("b.xlsx"))
      let lines = try Tool.run(python, "-c", Self.script, in: folder).split(separator: "\n", omittingEmptySubsequences: false)
      return Dictionary(
        lines.compactMap { line in line.firstIndex(of: ":").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private static let script = """
    import openpyxl, zipfile
    a, b = openpyxl.load_workbook('a.xlsx'), openpyxl.load_workbook('b.xlsx')
    assert a.sheetnames == b.sheetnames
    changed, marked, filters = [], [], []
    def look(c):
        return (c.number_format, c.font.b, c.font.name, c.font.sz, c.alignment.horizontal, c.alignment.wrap_text, c.border.left.style)
    for s in a.worksheets:
        t = b[s.title]
        known = set(s._cells)
        filters.append(f'{s.title}={t.auto_filter.ref}')
        new = [c.column for row in t.iter_rows() for c in row if c.value == '错误说明']
        if s.title == '填表说明': continue
        assert len(new) == 1, s.title
        for row in t.iter_rows():
            for c in row:
                if c.column in (new[0], new[0] + 1): continue
                if (c.row, c.column) not in known:
                    if c.value is not None: changed.append(f'{s.title}!{c.coordinate} new')
                    elif c.fill.fgColor.rgb == 'FFFFC7CD': marked.append(f'{s.title}!{c.coordinate}')
                    continue
                o = s[c.coordinate]
                if (o.value, look(o)) != (c.value, look(c)): changed.append(f'{s.title}!{c.coordinate}')
                if c.fill.fgColor.rgb == 'FFFFC7CD': marked.append(f'{s.title}!{c.coordinate}')
                elif o.fill.fgColor.rgb != c.fill.fgColor.rgb: changed.append(f'{s.title}!{c.coordinate} fill')
        if [str(m) for m in s.merged_cells.ranges] != [str(m) for m in t.merged_cells.ranges]: changed.append(s.title + ' merges')
        if len(s.data_validations.dataValidation) != len(t.data_validations.dataValidation): changed.append(s.title + ' lists')
        if s.freeze_panes != t.freeze_panes: changed.append(s.title + ' panes')
        for k, d in s.column_dimensions.items():
            if t.column_dimensions[k].width != d.width: changed.append(f'{s.title} width {k}')
    x, y = zipfile.ZipFile('a.xlsx'), zipfile.ZipFile('b.xlsx')
    assert x.namelist() == y.namelist() and y.testzip() is None
    parts = [n for n in x.namelist() if x.read(n) != y.read(n) and '/worksheets/' not in n and n != 'xl/styles.xml']
    print('changed:' + ' '.join(changed)); print('marked:' + ' '.join(marked)); print('filters:' + ' '.join(filters)); print('parts:' + ' '.join(parts))
    """

  @Test("an unreadable or too large file is refused before anything is read")
  func refusals() throws {
    #expect(throws: ReaderError.notAWorkbook) { try AccountsImport.read(Array("虚构".utf8), fileName: "a.xlsx") }
    var limits = ReaderLimits()
    limits.fileSize = 1_000
    let bytes = try TemplateGrid().bytes()
    #expect(throws: ReaderError.self) { try AccountsImport.read(bytes, fileName: "a.xlsx", limits: limits) }
    limits = ReaderLimits()
    limits.places = 20
    #expect(throws: ReaderError.self) { try AccountsImport.read(bytes, fileName: "a.xlsx", limits: limits) }
  }
}
