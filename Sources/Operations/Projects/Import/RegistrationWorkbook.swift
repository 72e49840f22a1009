import HengDomain
import HengReaders
import HengValues
package import HengWriters

/// The workbook with which a county is begun (登记工作簿): departments and projects, a worksheet each.
package enum RegistrationWorkbook {
  enum SheetName: String, CaseIterable {
    case departments = "部门"
    case people = "人员"
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
    let people = EntrySheet(
      name: SheetName.people.rawValue, title: "人员 · 只在首次启动时读入；一个人有几个角色的写几行",
      columns: PersonField.allCases.map(\.column))
    let projects = EntrySheet(
      name: SheetName.projects.rawValue, title: "项目 · 每个项目一行，一级项目写在它的二级项目前面", columns: ProjectField.allCases.map(\.column))
    return try EntryWorkbookWriter.write([departments, people, projects], title: "登记工作簿", scratch: scratch)
  }

  /// What a workbook would register, with every fault (导入预览). Nothing is stored here.
  ///
  /// - Parameter people: takes the people in; nil where they are registered elsewhere.
  static func plan(
    _ bytes: [UInt8], among known: KnownProjects, people: PeopleSheet? = nil, limits: ReaderLimits = .standard
  ) throws(ReaderError) -> RegistrationPlan {
    let sheets = try XLSXReader.cells(bytes, limits: limits)
    var plan = RegistrationPlan(key: known.key)
    guard SheetName.allCases.contains(where: { sheets.named($0) != nil }) else {
      plan.fault(nil, reason: "没有名为“部门”或“项目”的工作表", remedy: "请用登记工作簿的模板填写")
      return plan
    }
    plan.tell(sheets, readsPeople: people != nil)
    if let sheet = sheets.named(.departments) { plan.read(departments: sheet, known: known.departments) }
    if let people, let sheet = sheets.named(.people) { plan.read(people: sheet, into: people) }
    if let sheet = sheets.named(.projects) { plan.read(projects: sheet, among: known) }
    return plan
  }
}

extension [ReadCells] {
  fileprivate func named(_ name: RegistrationWorkbook.SheetName) -> ReadCells? { first { $0.name.trimmedSpaces == name.rawValue } }
}

extension PersonField {
  fileprivate var column: EntryColumn {
    let choices: [String] =
      switch self {
      case .role: Role.allCases.filter { $0 != .publicReader }.map(\.label)
      case .kind: RoleGrant.Kind.allCases.map(\.label)
      default: []
      }
    let isRequired = PersonField.ofPerson.contains(self)
    return EntryColumn(
      rawValue, choices.isEmpty ? .text : .choice(choices), isRequired: isRequired, note: note, width: self == .unit ? 30 : 16)
  }

  private var note: String {
    switch self {
    case .account: "3至32个字母、数字或汉字；登记后不能改"
    case .name: "真实姓名"
    case .unit: "单位全称"
    case .role: "没有定的留空，以后由安全管理员给"
    case .division: "行政区划代码；管全县的留空"
    case .department: "“部门”表里的名称；管全部部门的留空"
    case .kind: "本职、代管或临时；留空为本职"
    case .since: "如 2026-01-01；留空为今天"
    case .until: "代管和临时的必填"
    }
  }
}

extension ProjectField {
  fileprivate var column: EntryColumn {
    let kind = choices.isEmpty ? EntryColumn.Kind.text : .choice(choices)
    let width = self == .name || self == .purpose || self == .document ? 36 : 16
    return EntryColumn(rawValue, kind, isRequired: isRequired, note: note, width: width)
  }
}
