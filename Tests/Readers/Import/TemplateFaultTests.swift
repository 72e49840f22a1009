import HengDomain
import HengValues
import Testing

@testable import HengOperations

/// One thing wrong in one cell, and the fault that it must give.
struct FaultCase: Sendable, CustomStringConvertible {
  var kind: ImportFault.Kind
  var sheet: AccountsSheetKind
  var row: Int
  var field: ImportField
  var change: @Sendable (inout TemplateGrid) -> Void

  var description: String { "\(kind) \(sheet.rawValue) \(field.rawValue)" }

  init(
    _ kind: ImportFault.Kind, _ sheet: AccountsSheetKind, row: Int = 0, _ field: ImportField, _ value: InventedWorkbook.Value
  ) {
    self.init(kind, sheet, row: row, field) { $0.rows[sheet]?[row][field] = value }
  }

  init(
    _ kind: ImportFault.Kind, _ sheet: AccountsSheetKind, row: Int = 0, _ field: ImportField,
    _ change: @escaping @Sendable (inout TemplateGrid) -> Void
  ) {
    self.kind = kind
    self.sheet = sheet
    self.row = row
    self.field = field
    self.change = change
  }
}

@Suite("Faults of an import")
struct TemplateFaultTests {
  static let cellCases: [FaultCase] = [
    FaultCase(.missingValue, .payments, .amount, ""), FaultCase(.missingValue, .payments, .voucher, ""),
    FaultCase(.missingValue, .cover, .department, ""), FaultCase(.missingValue, .opening, .function, ""),
    FaultCase(.missingValue, .duties, .text, ""), FaultCase(.notAnAmount, .payments, .amount, "12x.5"),
    FaultCase(.notAnAmount, .payments, .amount, "——"), FaultCase(.notAnAmount, .previous, .printed, "约一万"),
    FaultCase(.notAnAmount, .payments, .amount, .formula("#REF!")),
    FaultCase(.tooFine, .payments, .amount, .number("12.345")), FaultCase(.notADate, .payments, .date, "三月五日"),
    FaultCase(.notADate, .payments, .date, "2022-02-30"), FaultCase(.outsideYear, .payments, .date, "2021-12-30"),
    FaultCase(.notACount, .assets, .count, "两辆"), FaultCase(.notACount, .threePublic, .value, "1.5"),
    FaultCase(.notACount, .cover, .year, "二〇二二"), FaultCase(.unknownWord, .payments, .fund, "一般预算外"),
    FaultCase(.unknownWord, .payments, .nature, "其他"), FaultCase(.unknownWord, .receipts, .source, "捐赠"),
    FaultCase(.unknownWord, .texts, .textKey, "someReason"), FaultCase(.unknownWord, .previous, .rowKey, "某行"),
    FaultCase(.unknownWord, .previous, .columnKey, "某栏"), FaultCase(.badCode, .payments, .function, "21305055"),
    FaultCase(.badCode, .payments, .economic, "3021"), FaultCase(.badCode, .cover, .county, "1401999"),
    FaultCase(.wrongLevel, .payments, .function, "21305"), FaultCase(.wrongLevel, .payments, .economic, "302"),
    FaultCase(.wrongLevel, .initialBudgets, .function, "2130505"), FaultCase(.unknownCode, .payments, .function, "2990101"),
    FaultCase(.unknownCode, .payments, .economic, "38801"),
    FaultCase(.brokenNumber, .payments, .function, .number("2130505", .scientific)),
    FaultCase(.brokenNumber, .payments, .function, "2.13E+06"), FaultCase(.unknownName, .payments, .function, "生产发展"),
    FaultCase(.missingEconomic, .payments, .economic, ""), FaultCase(.governmentEconomic, .payments, .economic, "50901"),
    FaultCase(.unknownProject, .payments, .project, "没有的项目"), FaultCase(.severalProjects, .payments, .project, "同名虚构项目"),
    FaultCase(.unknownResult, .payments, .amount, .formula(nil)), FaultCase(.otherScope, .cover, .county, "140198"),
    FaultCase(.otherScope, .cover, .year, "2021"), FaultCase(.otherScope, .cover, .department, "另一个虚构局"),
    FaultCase(.missingNature, .payments, .nature) {
      $0.rows[.payments]?[0][.nature] = InventedWorkbook.Value.none
      $0.rows[.payments]?[0][.project] = InventedWorkbook.Value.none
    },
    FaultCase(.repeatedEntry, .payments, row: 2, .voucher) { $0.rows[.payments]?.append(TemplateGrid.payment) },
    FaultCase(.repeatedEntry, .payments, row: 1, .entryLine) { grid in
      for row in 0...1 {
        grid.rows[.payments]?[row][.voucher] = "记-0001"
        grid.rows[.payments]?[row][.entryLine] = "1"
      }
    },
    FaultCase(.repeatedEntry, .payments, row: 1, .record) { grid in for row in 0...1 { grid.rows[.payments]?[row][.record] = "甲" } },
    FaultCase(.repeatedEntry, .initialBudgets, row: 1, .function) { $0.rows[.initialBudgets]?.append([.function: "213", .amount: "1"]) },
    FaultCase(.repeatedEntry, .texts, row: 1, .textKey) { $0.rows[.texts]?.append([.textKey: "overallReason", .text: "又一条"]) },
    FaultCase(.sumMismatch, .payments, row: 2, .amount) { $0.rows[.payments]?.append([.date: "合 计", .amount: "1,300.01"]) },
  ]

  @Test("each wrong cell is named by sheet, row and column, and nothing else is", arguments: cellCases)
  func cell(_ given: FaultCase) throws {
    var grid = TemplateGrid()
    given.change(&grid)
    let result = try grid.read()
    #expect(result.accounts == nil)
    try #require(result.faults.count == 1, "\(result.faults.map(\.message))")
    let fault = result.faults[0]
    #expect(fault.kind == given.kind)
    #expect(fault.sheet == given.sheet.rawValue)
    #expect(fault.row == given.row + 4)
    let column = try #require(given.sheet.columns.firstIndex { $0.field == given.field })
    #expect(fault.column == column + 1)
    #expect(fault.message.hasSuffix("。") && !fault.message.contains("。。"))
  }

  @Test("faults of a sheet as a whole")
  func sheets() throws {
    var grid = TemplateGrid()
    grid.missing = [.assets]
    #expect(try grid.read().faults.map(\.kind) == [.missingSheet])
    grid = TemplateGrid()
    grid.missingColumns = [.payments: [.economic, .fund]]
    #expect(try grid.read().faults.filter { $0.kind == .missingColumn }.map(\.sheet) == ["支出"])
    grid = TemplateGrid()
    grid.missingColumns = [.duties: [.kind, .text]]
    #expect(try grid.read().faults.map(\.kind) == [.missingHeadings])
    grid = TemplateGrid()
    grid.extraColumns = [.payments: [.amount]]
    #expect(try grid.read().faults.map(\.kind) == [.repeatedColumn])
  }

  @Test("every kind of fault has a case here or among the ledgers of finance systems")
  func complete() {
    let ofSheets: Set<ImportFault.Kind> = [.missingSheet, .missingColumn, .missingHeadings, .repeatedColumn, .unregisteredCounty]
    let ofRegistration: Set<ImportFault.Kind> = [.refusedEntry]
    let ofLedgers = Set(FinanceLedgerTests.faultCases.map(\.kind))
    let missing = Set(ImportFault.Kind.allCases).subtracting(ofSheets).subtracting(ofRegistration).subtracting(ofLedgers).subtracting(
      Self.cellCases.map(\.kind))
    #expect(missing.isEmpty)
  }

  @Test("all faults come at once, in the order of sheets and rows, and nothing is half read")
  func allAtOnce() throws {
    var grid = TemplateGrid()
    grid.rows[.receipts]?[0][.amount] = "x"
    grid.rows[.payments]?[0][.function] = "21305"
    grid.rows[.payments]?[0][.economic] = "3021"
    grid.rows[.payments]?[1][.amount] = ""
    grid.rows[.assets]?[0][.count] = "多"
    let result = try grid.read()
    #expect(result.accounts == nil)
    #expect(result.faults.map(\.kind) == [.notAnAmount, .wrongLevel, .badCode, .missingValue, .notACount])
    guard case .refused(let refusal) = result else { return }
    #expect(refusal.summary.hasPrefix("共有 5 处错误：“收入” 1 处、“支出” 3 处、“国有资产” 1 处。"))
    // A wrong cover hides nothing of what is wrong elsewhere.
    var context = TemplateGrid.context
    context.scope = nil
    for (field, value, kinds) in [
      (.county, "140199", [.unregisteredCounty]), (.county, "14019", [.badCode]), (.year, "去年", [.notACount]),
      (.department, "", [.missingValue]),
    ] as [(ImportField, InventedWorkbook.Value, [ImportFault.Kind])] {
      context.counties = [try AdministrativeDivision(field == .county ? "141123" : "140199")]
      grid.rows[.cover]?[0] = [.county: "140199", .year: "2022", .department: "虚构县示例局"]
      grid.rows[.cover]?[0][field] = value
      let all = try grid.read(context)
      #expect(all.accounts == nil)
      #expect(
        all.faults.map(\.kind) == kinds + [.notAnAmount, .wrongLevel, .badCode, .missingValue, .notACount],
        "\(all.faults.map(\.message))")
    }
    grid.rows[.cover] = []
    #expect(try grid.read(context).faults.count == 6)
    #expect(result.faults[2].message == "工作表“支出” 第4行 第5列 “经济分类科目”：填的是“3021”，不是经济分类科目编码（4 位）。请填 3 或 5 位，如 30201。")
  }
}

@Suite("Cells as people fill them in")
struct TemplateCellTests {
  private func payment(_ changes: [ImportField: InventedWorkbook.Value]) throws -> Payment? {
    var grid = TemplateGrid()
    for (field, value) in changes { grid.rows[.payments]?[0][field] = value }
    let result = try grid.read()
    #expect(result.faults.isEmpty, "\(result.faults.map(\.message))")
    return result.accounts?.ledger.payments.first
  }

  @Test(
    "amounts as the eye sees them",
    arguments: [
      (.number("8031.469999999999", .twoDecimals), 803_147), ("1,234.50", 123_450), ("１２３．４", 12_340), ("-5", -500), ("（12.00）", -1_200),
      ("¥7.10", 710), (" 12.00 元 ", 1_200), (.formula("3.5"), 350), (.number("0"), 0),
    ] as [(InventedWorkbook.Value, Int)])
  func amounts(value: InventedWorkbook.Value, fen: Int) throws {
    #expect(try payment([.amount: value])?.amount == Money(fen: Int128(fen)))
  }

  @Test(
    "codes that a spreadsheet took for numbers, with names, in full width",
    arguments: [
      .number("2130505"), .number("2130505", .twoDecimals), "2130505.0", "2,130,505", "２１３０５０５", "'2130505", "2130505 生产发展",
      "[2130505]生产发展",
      "213 05 05", " 2130505　", "2130505-生产发展", "【2130505】",
    ] as [InventedWorkbook.Value])
  func codes(value: InventedWorkbook.Value) throws {
    #expect(try payment([.function: value])?.function?.text == "2130505")
  }

  @Test(
    "days in any usual form",
    arguments: [
      .number("44910", .date), .number("44910"), "2022-12-15", "2022/12/15", "2022年12月15日", "20221215", "2022.12.15", "2022-12-15 00:00:00",
    ]
      as [InventedWorkbook.Value])
  func dates(value: InventedWorkbook.Value) throws {
    #expect(try payment([.date: value])?.date == CivilDate("2022-12-15"))
  }

  @Test("voucher numbers keep their zeros; a named project needs no nature; basic expenditure has no project")
  func words() throws {
    #expect(try payment([.voucher: "0012"])?.voucher == "0012")
    #expect(try payment([.nature: ""])?.nature == .project)
    let basic = try payment([.nature: "基本支出", .project: "人员经费"])
    #expect(basic?.nature == .basic && basic?.project == nil)
    #expect(try payment([.project: "虚构项目 第2号"])?.project == ID("p-2"))
    #expect(try payment([.project: "p-3"])?.project == ID("p-3"))
  }

  @Test("a row 合计 that agrees is no entry")
  func sums() throws {
    var grid = TemplateGrid()
    grid.rows[.payments]?.append([.voucher: "合计", .amount: .number("1300", .twoDecimals)])
    #expect(try grid.read().accounts?.ledger.payments.count == 2)
  }

  @Test("hidden rows are read and reported")
  func hidden() throws {
    var grid = TemplateGrid()
    grid.hiddenRows[.payments] = [4]
    let accounts = try #require(try grid.read().accounts)
    #expect(accounts.ledger.payments.count == 2)
    #expect(accounts.notices.map(\.message) == ["工作表“支出”：隐藏的第 5 行已经读入，请核对是否应当计入"])
  }

  @Test("a merged cell speaks for its rows; a merged amount does not")
  func merged() throws {
    var grid = TemplateGrid()
    let column = try #require(AccountsSheetKind.payments.columns.firstIndex { $0.field == .fund })
    grid.rows[.payments]?[1][.fund] = InventedWorkbook.Value.none
    grid.merges[.payments] = ["\(InventedWorkbook.letters(column))4:\(InventedWorkbook.letters(column))5"]
    #expect(try grid.read().accounts?.ledger.payments.map(\.fund) == [.generalBudget, .generalBudget])
    let amount = try #require(AccountsSheetKind.payments.columns.firstIndex { $0.field == .amount })
    grid.rows[.payments]?[1][.amount] = InventedWorkbook.Value.none
    grid.merges[.payments]?.append("\(InventedWorkbook.letters(amount))4:\(InventedWorkbook.letters(amount))5")
    #expect(try grid.read().faults.map(\.kind) == [.missingValue])
  }
}
