import HengDomain
import HengValues
import HengWriters

@testable import HengOperations

/// The sheets of a small, sound 决算台账 of a department that does not exist; a test breaks one thing and imports.
struct TemplateGrid {
  var rows: [AccountsSheetKind: [[ImportField: InventedWorkbook.Value]]]
  var missing: Set<AccountsSheetKind> = []
  var missingColumns: [AccountsSheetKind: Set<ImportField>] = [:]
  var extraColumns: [AccountsSheetKind: [ImportField]] = [:]
  var hiddenRows: [AccountsSheetKind: Set<Int>] = [:]
  var merges: [AccountsSheetKind: [String]] = [:]

  static let payment: [ImportField: InventedWorkbook.Value] = [
    .date: .number("44910", .date), .voucher: "记-0001", .function: "2130505", .economic: "30310", .nature: "项目支出",
    .fund: "一般公共预算财政拨款", .amount: .number("1234.5", .twoDecimals), .project: "虚构项目第1号", .summary: "拨付虚构款",
  ]

  init() {
    var second = Self.payment
    second[.voucher] = "记-0002"
    second[.amount] = .number("65.5", .twoDecimals)
    rows = [
      .cover: [[.county: "140199", .year: "2022", .department: "虚构县示例局"]],
      .opening: [[.fund: "政府性基金预算财政拨款", .function: "2120801", .amount: "10.00"]],
      .receipts: [[.voucher: "收-1", .source: "其他收入", .function: "2130599", .amount: "2,000.00"]],
      .payments: [Self.payment, second],
      .initialBudgets: [[.function: "213", .amount: "9999.99"]],
      .assets: [[.item: "应急保障用车", .count: "2"]],
      .procurement: [[.procurementKind: "货物", .procurementName: "虚构办公桌", .amount: "300"]],
      .texts: [[.textKey: "overallReason", .text: "虚构原因"]],
      .checkNotes: [[.rule: "FA-081", .text: "虚构说明"]],
      .duties: [[.kind: "职责", .text: "虚构职责"]],
      .previous: [[.table: "公开03", .rowKey: "合计", .columnKey: "合计", .printed: "1,000.00"]],
      .threePublic: [[.item: "公务用车保有量", .unit: "辆", .value: "1"]],
    ]
  }

  func bytes() throws -> [UInt8] {
    let sheets = AccountsSheetKind.allCases.filter { !missing.contains($0) }.map { kind -> InventedWorkbook.Sheet in
      let columns =
        kind.columns.filter { missingColumns[kind]?.contains($0.field) != true }
        .map { (field: $0.field, heading: $0.entry.printedHeading, note: "※" + $0.entry.note) }
        + (extraColumns[kind] ?? []).map { (field: $0, heading: $0.rawValue, note: "") }
      let heading: [[InventedWorkbook.Value]] = [
        ["2022年度部门决算台账"], columns.map { .text($0.heading) }, columns.map { $0.note.isEmpty ? .none : .text($0.note) },
      ]
      let body = (rows[kind] ?? []).map { row in columns.map { row[$0.field] ?? .none } }
      return InventedWorkbook.Sheet(
        name: kind.rawValue, rows: heading + body, merges: merges[kind] ?? [], hiddenRows: hiddenRows[kind] ?? [])
    }
    return try InventedWorkbook(sheets).bytes()
  }

  func read(_ context: AccountsImportContext = Self.context) throws -> AccountsImportResult {
    try AccountsImport.read(bytes(), fileName: "台账.xlsx", context: context)
  }

  static var context: AccountsImportContext {
    var context = AccountsImportContext(
      projects: AccountsDice.projects + [
        AccountsImportContext.NamedProject(id: ID("q-1"), name: "同名虚构项目"),
        AccountsImportContext.NamedProject(id: ID("q-2"), name: "同名虚构项目"),
      ])
    if let county = try? AdministrativeDivision("140199"), let year = try? FiscalYear(2022) {
      context.scope = AccountsImportContext.Scope(county: county, year: year, department: "虚构县示例局")
    }
    return context
  }
}

extension AccountsImportResult {
  var faults: [ImportFault] { if case .refused(let refusal) = self { refusal.faults } else { [] } }
  var accounts: ImportedAccounts? { if case .read(let accounts) = self { accounts } else { nil } }
}
