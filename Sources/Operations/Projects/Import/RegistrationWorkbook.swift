import HengReaders
import HengValues
package import HengWriters

/// The workbook with which a county is begun (登记工作簿): departments and projects, a worksheet each.
package enum RegistrationWorkbook {
  enum SheetName: String, CaseIterable {
    case departments = "部门"
    case projects = "项目"
  }

  /// What a department's row holds.
  enum DepartmentField: String, CaseIterable, Hashable, Sendable {
    case name = "部门名称"
    case unitCode = "预算单位编码"
  }

  /// An empty workbook to fill in.
  package static func template(scratch: String? = nil) throws(WriterError) -> [UInt8] {
    let departments = EntrySheet(
      name: SheetName.departments.rawValue, title: "部门 · 已登记过的不要再写",
      columns: [
        EntryColumn(DepartmentField.name.rawValue, .text, isRequired: true, note: "部门全称", width: 36),
        EntryColumn(DepartmentField.unitCode.rawValue, .text, note: "6位；没有的留空", width: 18),
      ])
    let projects = EntrySheet(
      name: SheetName.projects.rawValue, title: "项目 · 每个项目一行，一级项目写在它的二级项目前面", columns: ProjectField.allCases.map(\.column))
    return try EntryWorkbookWriter.write([departments, projects], title: "登记工作簿", scratch: scratch)
  }

  /// What a workbook would register, with every fault (导入预览). Nothing is stored here.
  static func plan(_ bytes: [UInt8], among known: KnownProjects, limits: ReaderLimits = .standard) throws(ReaderError) -> RegistrationPlan {
    let sheets = try XLSXReader.cells(bytes, limits: limits)
    var plan = RegistrationPlan(key: known.key)
    guard SheetName.allCases.contains(where: { sheets.named($0) != nil }) else {
      plan.fault(nil, reason: "没有名为“部门”或“项目”的工作表", remedy: "请用登记工作簿的模板填写")
      return plan
    }
    plan.tell(sheets)
    if let sheet = sheets.named(.departments) { plan.read(departments: sheet, known: known.departments) }
    if let sheet = sheets.named(.projects) { plan.read(projects: sheet, among: known) }
    return plan
  }
}

extension [ReadCells] {
  fileprivate func named(_ name: RegistrationWorkbook.SheetName) -> ReadCells? { first { $0.name.trimmedSpaces == name.rawValue } }
}

extension ProjectField {
  fileprivate var column: EntryColumn {
    let kind = choices.isEmpty ? EntryColumn.Kind.text : .choice(choices)
    let width = self == .name || self == .purpose || self == .document ? 36 : 16
    return EntryColumn(rawValue, kind, isRequired: isRequired, note: note, width: width)
  }
}
