import HengDomain
import HengValues

/// The words of enumerations as templates and finance systems write them (枚举用语).
enum ImportWords {
  static let funds: [(String, AccountsFund)] =
    AccountsFund.allCases.map { ($0.label, $0) } + [
      ("一般公共预算", .generalBudget), ("一般公共预算资金", .generalBudget), ("公共预算", .generalBudget), ("一般公共预算拨款", .generalBudget),
      ("政府性基金", .governmentFunds), ("政府性基金预算", .governmentFunds), ("政府性基金预算资金", .governmentFunds),
      ("国有资本经营预算", .stateCapital), ("国有资本经营预算资金", .stateCapital), ("非财政拨款", .nonFiscal), ("单位资金", .nonFiscal),
      ("其他资金", .nonFiscal), ("非财政资金", .nonFiscal), ("自有资金", .nonFiscal),
    ]

  static let natures: [(String, PaymentNature)] =
    PaymentNature.allCases.map { ($0.label, $0) } + [("基本", .basic), ("项目", .project), ("对附属单位补助", .toSubordinates)]

  static let surplusKinds = SurplusEntry.Kind.allCases.map { ($0.label, $0) }
  static let procurementKinds = ProcurementEntry.Kind.allCases.map { ($0.label, $0) }
  static let sources = ReceiptSource.allCases.map { ($0.label, $0) }
}

extension RowReader {
  /// A fund by its words, with or without a code before them: `[1]一般公共预算资金`, `11 一般公共预算`.
  mutating func fund() -> AccountsFund? {
    let text = text(.fund)
    if let heading = try? CellValue.heading(text), !heading.digits.isEmpty, !heading.name.isEmpty,
      let known = ImportWords.funds.first(where: { $0.0 == heading.name })
    {
      return known.1
    }
    return choice(.fund, ImportWords.funds)
  }

  /// Basic or project: as written; a named project makes it a project's. Never guessed from the functional heading.
  mutating func nature() -> PaymentNature? {
    guard text(.nature).isEmpty else { return choice(.nature, ImportWords.natures) }
    if !projectText.isEmpty { return .project }
    fault(.missingNature, .nature, "", "没有写明是基本支出还是项目支出，也没有写项目", "请填支出性质，或填写项目名称")
    return nil
  }

  private var projectText: String {
    let code = table.columns[.projectCode].map { table.text(row, $0) } ?? ""
    return code.isEmpty ? table.columns[.project].map { table.text(row, $0) } ?? "" : code
  }

  /// A project by id, code or name; basic expenditure has none, whatever the finance system prints there.
  mutating func project(nature: PaymentNature?) -> ID<Project>? {
    let field: ImportField = table.columns[.projectCode].map { table.text(row, $0).isEmpty } == false ? .projectCode : .project
    let text = text(field)
    if text.isEmpty || ["-", "—", "——", "无"].contains(text) { return nil }
    var ids = projects.ids(text)
    if ids.count != 1, field == .projectCode, has(.project) { ids = projects.ids(self.text(.project)) }
    if ids.count == 1 { return ids.first }
    if nature == .basic { return nil }
    if ids.isEmpty {
      fault(.unknownProject, field, text, "项目库中没有这个项目", "请按项目库中的名称或编码填写；先在系统中登记项目再导入")
    } else {
      fault(.severalProjects, field, text, "项目库中有 \(ids.count) 个同名项目", "请改填项目编码")
    }
    return nil
  }

  /// The heading of a payment's economics; money of the general budget must have one.
  mutating func economic(fund: AccountsFund?) -> EconomicCode? {
    let before = log.faults.count
    let code = economic()
    if code == nil, log.faults.count == before, fund == .generalBudget {
      fault(.missingEconomic, .economic, "", "一般公共预算资金没有填经济分类", "请填部门预算支出经济分类款级 5 位编码")
    }
    return code
  }
}

/// Entries that were read already, to find one that comes again (重复分录).
struct SeenEntries {
  private var rowByKey: [String: Int] = [:]

  /// By voucher and line; by record number; else two rows that say the same in every column are the same entry.
  mutating func note(_ reader: inout RowReader, says: String) {
    let voucher = reader.text(.voucher), line = reader.text(.entryLine), record = reader.text(.record)
    let key: String
    let field: ImportField
    let what: String
    if !record.isEmpty {
      (key, field, what) = ("r\u{1}\(record)", .record, "记录号重复")
    } else if !line.isEmpty {
      (key, field, what) = ("l\u{1}\(reader.text(.voucherWord))\u{1}\(voucher)\u{1}\(line)", .entryLine, "同一凭证号、分录号重复")
    } else {
      (key, field, what) = ("w\u{1}\(says)", .voucher, "与另一行各栏完全相同")
    }
    if let first = rowByKey[key] {
      reader.fault(
        .repeatedEntry, field, field == .voucher ? voucher : reader.text(field), "\(what)（第\(first + 1)行）",
        field == .record ? "新增的行请把记录号清空" : "重复的请删去一行；确是两笔的，请填不同的分录号")
    } else {
      rowByKey[key] = reader.row.number
    }
  }
}
