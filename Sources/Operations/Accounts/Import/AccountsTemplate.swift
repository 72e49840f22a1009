package import HengDomain
package import HengValues
package import HengWriters

/// The workbook 决算台账 that a department fills in (决算台账模板), empty or with what is known.
package enum AccountsTemplate {
  static let guideName = "填表说明"

  /// An empty workbook for a department's year.
  package static func workbook(
    for county: AdministrativeDivision, year: FiscalYear, department: String, scratch: String? = nil
  ) throws(WriterError) -> [UInt8] {
    let ledger = AccountsLedger(county: county, year: year, department: department, citation: Citation(paper: department, lines: ""))
    return try write(ledger, nil, isEmpty: true, scratch)
  }

  /// A workbook with the records of a ledger and the typed texts; read in again it gives the same records.
  package static func workbook(
    filledWith ledger: AccountsLedger, _ record: DisclosureRecord?, scratch: String? = nil
  ) throws(WriterError) -> [UInt8] {
    try write(ledger, record, isEmpty: false, scratch)
  }

  private static func write(
    _ ledger: AccountsLedger, _ record: DisclosureRecord?, isEmpty: Bool, _ scratch: String?
  ) throws(WriterError) -> [UInt8] {
    var sheets = AccountsSheetKind.allCases.map { kind in
      EntrySheet(
        name: kind.rawValue, title: "\(ledger.year.text)部门决算台账 · \(kind.rawValue)", columns: kind.columns.map(\.entry),
        rows: rows(of: kind, ledger, record, isEmpty: isEmpty))
    }
    sheets.insert(guide, at: 1)
    return try EntryWorkbookWriter.write(sheets, title: "\(ledger.department)\(ledger.year.text)决算台账", scratch: scratch)
  }

  private static func rows(
    of kind: AccountsSheetKind, _ ledger: AccountsLedger, _ record: DisclosureRecord?, isEmpty: Bool
  ) -> [[EntryValue]] {
    switch kind {
    case .cover: [coverRow(ledger, record, isEmpty: isEmpty)]
    case .opening: ledger.openingBalances.map(row)
    case .receipts: ledger.receipts.map(row)
    case .payments: ledger.payments.map(row)
    case .surpluses: ledger.surpluses.map { [.text($0.kind.label), .amount($0.amount)] }
    case .initialBudgets: ledger.initialBudgets.map { [.text($0.category.text), .amount($0.amount)] }
    case .threePublic: threePublicRows(ledger.threePublic, isEmpty: isEmpty)
    case .procurement: ledger.procurement.map(row)
    case .assets: ledger.assets.map { [.text($0.item.label), .count($0.count)] }
    case .previous: ledger.previous.map(previousRows) ?? []
    case .texts: textRows(ledger, record)
    case .checkNotes: ledger.notes.map { [.text($0.rule), .text($0.text)] }
    case .duties:
      (record?.duties ?? []).map { [.text("职责"), .text($0)] } + (record?.organisation ?? []).map { [.text("机构"), .text($0)] }
    }
  }

  private static var guide: EntrySheet {
    let lines = [
      "一、带 * 的栏目必须填；表头下面一行（※ 开头）写明每一栏填什么，不要删去，也不要改动表头和工作表的名称。",
      "二、金额一律以元为单位，保留两位小数；没有发生的留空，不要填横线。编码、凭证号所在的栏已设为文本格式，不要改成数值。",
      "三、每一笔收入、支出填一行。合计由系统计算；如在末尾自加“合计”一行，系统会与各行之和核对。",
      "四、支出功能分类填项级 7 位编码，经济分类填部门预算支出经济分类款级 5 位编码。收回、冲销的支出填负数。",
      "五、各表不需要的留空，不要删去工作表。上年决算照上年公开的表逐格填写，用于计算增减。",
      "六、说明文字只写原因、用途、成效和措施，不写本年的合计数和增减数，这些数由系统从账上取出。",
      "七、导入时有一处错误就不导入任何数据。系统退回的工作簿里，“错误说明”一栏写明每行的全部错误，可以筛选；改好后整份重新导入。",
    ]
    return EntrySheet(
      name: guideName, title: "填表说明", columns: [EntryColumn("说明", .longText, note: "导入时不读这一张表", width: 110)],
      rows: lines.map { [.text($0)] })
  }
}

extension EntryValue {
  /// Blank for an empty text.
  static func words(_ text: String?) -> EntryValue { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .blank }
}
