package import HengReaders
import HengDomain
import HengValues

/// Brings a department's accounts and texts in from a workbook (决算台账导入): all of it, or nothing and every fault at once.
///
/// Two kinds come in: the workbook 决算台账 of `AccountsTemplate`, and ledgers of payments (支出明细账) as finance systems export them,
/// whose columns are known by their headings. Nothing is stored here.
package enum AccountsImport {
  /// A file that cannot be read at all is refused by the reader.
  package static func read(
    _ bytes: [UInt8], fileName: String, context: AccountsImportContext = AccountsImportContext(), limits: ReaderLimits = .standard
  ) throws(ReaderError) -> AccountsImportResult {
    let sheets = try XLSXReader.cells(bytes, limits: limits)
    if TemplateImport.isTemplate(sheets) {
      var template = TemplateImport(fileName: fileName, context: context)
      return template.read(sheets)
    }
    var ledger = FinanceLedgerImport(fileName: fileName, context: context)
    return ledger.read(sheets)
  }

  /// The file that was sent, with a column 错误说明 in its tables and the wrong cells coloured (退回工作簿); everything else is as it was.
  package static func returned(
    _ bytes: [UInt8], _ refusal: ImportRefusal, limits: ReaderLimits = .standard
  ) throws(ReaderError) -> [UInt8] {
    let layouts = refusal.layouts.isEmpty ? try firstSheet(bytes, limits) : refusal.layouts
    let names = Set(layouts.map(\.name))
    var bySheet: [String: [ImportFault]] = [:]
    for fault in refusal.faults { bySheet[names.contains(fault.sheet) ? fault.sheet : "", default: []].append(fault) }
    let worksheets = layouts.enumerated().map { index, layout in
      let loose = index == 0 ? bySheet[""] ?? [] : []
      return marks(layout, bySheet[layout.name] ?? [], loose: loose, summary: index == 0 ? refusal.summary : nil)
    }
    return try WorkbookMarker.mark(
      bytes, WorkbookMarks(heading: ImportField.faults.rawValue, worksheets: worksheets), limits: limits)
  }

  private static func marks(
    _ layout: ImportRefusal.SheetLayout, _ faults: [ImportFault], loose: [ImportFault], summary: String?
  ) -> WorkbookMarks.Worksheet {
    var sheet = WorkbookMarks.Worksheet(
      name: layout.name, headingRow: layout.headingRow, column: layout.messageColumn, lastRow: layout.lastRow)
    var remarks = [summary].compactMap { $0 } + loose.map(\.message)
    for fault in faults {
      guard let row = fault.row, row - 1 != layout.headingRow else {
        remarks.append(fault.shortMessage)
        if let column = fault.column { sheet.wrongCells.insert(ReadCells.Spot(layout.headingRow, column - 1)) }
        continue
      }
      sheet.messages[row - 1] = (sheet.messages[row - 1].map { "\($0)；" } ?? "") + fault.shortMessage
      if let column = fault.column { sheet.wrongCells.insert(ReadCells.Spot(row - 1, column - 1)) }
    }
    sheet.remark = remarks.joined(separator: "；")
    return sheet
  }

  /// Where no table was found, the first worksheet bears the message.
  private static func firstSheet(_ bytes: [UInt8], _ limits: ReaderLimits) throws(ReaderError) -> [ImportRefusal.SheetLayout] {
    let sheets = try XLSXReader.cells(bytes, limits: limits)
    let first = sheets.first { !$0.isHidden } ?? sheets.first
    return first.map { [ImportRefusal.SheetLayout(name: $0.name, headingRow: 0, lastRow: $0.cells.last?.row ?? 0)] } ?? []
  }
}
