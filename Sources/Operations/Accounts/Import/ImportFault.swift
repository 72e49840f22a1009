package import HengValues

/// What is wrong with a workbook that was sent in, told so that a clerk can mend it (导入错误): place, cell as typed, reason, what to do.
package struct ImportFault: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case missingSheet, missingHeadings, missingColumn, repeatedColumn, wrongKindOfLedger
    /// The workbook is of another county, year or department.
    case otherScope
    case unregisteredCounty
    case missingValue, notAnAmount, tooFine, notADate, outsideYear, notACount, unknownWord
    case badCode, wrongLevel, unknownCode, brokenNumber, unknownName
    case missingEconomic, governmentEconomic, missingNature
    case unknownProject, severalProjects
    case repeatedEntry, sumMismatch, unknownResult, closingEntry
    /// A row of a registration (登记).
    case refusedEntry
  }

  package var kind: Kind
  /// Empty for the workbook as a whole.
  package var sheet: String
  /// 1-based; nil for the sheet as a whole.
  package var row: Int?
  package var column: Int?
  package var heading: String
  /// The cell as it stands there.
  package var cell: String
  package var reason: String
  package var remedy: String

  package init(
    _ kind: Kind, sheet: String = "", row: Int? = nil, column: Int? = nil, heading: String = "", cell: String = "", reason: String,
    remedy: String
  ) {
    self.kind = kind
    self.sheet = sheet
    self.row = row
    self.column = column
    self.heading = heading
    self.cell = cell
    self.reason = reason
    self.remedy = remedy
  }

  package var place: Place {
    Place(sheet: sheet.isEmpty ? nil : sheet, row: row, column: column, field: heading.isEmpty ? nil : "“\(heading)”")
  }

  /// `工作表“支出” 第12行 第6列 “金额”：填的是“12，x”，含有“x”。请写成……。`
  package var message: String {
    let place = place.text
    return (place.isEmpty ? "" : "\(place)：") + words(withHeading: false)
  }

  /// As it stands in the row's own cell of messages: `“金额”：填的是“12，x”，含有“x”。请写成……。`
  package var shortMessage: String { words(withHeading: true) }

  private func words(withHeading: Bool) -> String {
    let quoted = cell.count > 40 ? cell.prefix(40) + "…" : cell
    return (withHeading && !heading.isEmpty ? "“\(heading)”：" : "") + (cell.isEmpty ? "" : "填的是“\(quoted)”，") + "\(reason)。\(remedy)。"
  }
}

/// What was seen on the way in and stops nothing (导入提示): hidden rows that were read, sheets that were not.
package struct ImportNotice: Hashable, Sendable {
  package var sheet: String
  package var text: String

  package var message: String { sheet.isEmpty ? text : "工作表“\(sheet)”：\(text)" }
}

/// Faults and notices as they are found.
struct ImportLog {
  private(set) var faults: [ImportFault] = []
  private(set) var notices: [ImportNotice] = []

  mutating func add(_ fault: ImportFault) { faults.append(fault) }
  mutating func notice(_ sheet: String, _ text: String) { notices.append(ImportNotice(sheet: sheet, text: text)) }
}
