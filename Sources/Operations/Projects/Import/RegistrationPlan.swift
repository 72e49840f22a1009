package import HengDomain
import HengReaders
import HengValues

/// What typed rows would register, and what is wrong with them (登记预览).
package struct RegistrationPlan: Sendable {
  /// A row that becomes a record, for the eye.
  package struct Line: Hashable, Sendable {
    /// `部门`, `项目`, `人员`.
    package let sheet: String
    package let row: Int
    package let name: String
    /// What else tells it: unit and budget.
    package let detail: String
  }

  package let key: CountyYear
  package private(set) var lines: [Line] = []
  package private(set) var faults: [ImportFault] = []
  /// Headings that were not read, hidden rows that were.
  package private(set) var notices: [ImportNotice] = []
  private(set) var departments: [Department] = []
  private(set) var drafts: [ProjectDraft] = []
  private(set) var people: [PeopleSheet.Line] = []
  private(set) var layouts: [ImportRefusal.SheetLayout] = []

  init(key: CountyYear) { self.key = key }

  /// Rows may be registered when there are any and none is wrong.
  package var mayRegister: Bool { faults.isEmpty && !lines.isEmpty }

  package var hasDepartments: Bool { !departments.isEmpty }
  package var departmentsOfProjects: [DepartmentYear] { drafts.filter { !$0.name.isEmpty }.map(\.department) }

  package var refusal: ImportRefusal { ImportRefusal(faults: faults, notices: notices, layouts: layouts) }

  mutating func fault(_ sheet: String?, reason: String, remedy: String) {
    faults.append(ImportFault(.refusedEntry, sheet: sheet ?? "", reason: reason, remedy: remedy))
  }

  mutating func read(departments sheet: ReadCells, known: [Department]) {
    do throws(EntryTableError) {
      let table = try EntryTable<RegistrationWorkbook.DepartmentField>.worksheet(sheet, required: [.name])
      note(table, sheet)
      read(departments: table, known: known)
    } catch { fault(sheet.name, reason: error.message, remedy: "请核对") }
  }

  mutating func read(projects sheet: ReadCells, among known: KnownProjects) {
    do throws(EntryTableError) {
      let table = try EntryTable<ProjectField>.worksheet(sheet, required: [.name, .department, .unit])
      note(table, sheet)
      read(projects: table, among: known)
    } catch { fault(sheet.name, reason: error.message, remedy: "请核对") }
  }

  /// - Parameter people: those that were read before.
  mutating func read(people sheet: ReadCells, into people: PeopleSheet) {
    do throws(EntryTableError) {
      let table = try EntryTable<PersonField>.worksheet(sheet, required: PersonField.ofPerson)
      note(table, sheet)
      add(table.doubts, table)
      var people = people
      for row in table.rows {
        do throws(EntryProblem) {
          try people.take(row.typed, of: key.county, departments: departments)
          let role = row.typed[.role].map { "　\($0)" } ?? ""
          lines.append(Line(sheet: sheet.name, row: row.number, name: row.typed[.name] ?? "", detail: "\(row.typed[.unit] ?? "")\(role)"))
        } catch { add(error, row.number, table) }
      }
      self.people = people.lines
    } catch { fault(sheet.name, reason: error.message, remedy: "请核对") }
  }

  private mutating func note<Field>(_ table: EntryTable<Field>, _ sheet: ReadCells) {
    layouts.append(
      ImportRefusal.SheetLayout(name: sheet.name, headingRow: table.headingRow, lastRow: sheet.cells.last?.row ?? table.headingRow))
    tell(table.unknown, on: sheet.name)
    let hidden = table.rows.map { $0.number - 1 }.filter(sheet.hiddenRows.contains)
    if !hidden.isEmpty { notices.append(ImportNotice(sheet: sheet.name, text: HiddenRows.words(hidden))) }
  }

  /// Worksheets that were not read, and hidden ones that were.
  mutating func tell(_ sheets: [ReadCells], readsPeople: Bool) {
    let known = Set(RegistrationWorkbook.SheetName.allCases.map(\.rawValue))
    let people = RegistrationWorkbook.SheetName.people.rawValue
    for sheet in sheets where !sheet.cells.isEmpty {
      if !known.contains(sheet.name.trimmedSpaces) {
        notices.append(ImportNotice(sheet: sheet.name, text: "不是部门、人员或项目表，没有读"))
      } else if !readsPeople, sheet.name.trimmedSpaces == people, sheet.cells.count > PersonField.allCases.count + 1 {
        notices.append(ImportNotice(sheet: sheet.name, text: "没有读：人员由系统管理员在“人员和角色”登记；只有首次启动时随工作簿登记"))
      } else if sheet.isHidden {
        notices.append(ImportNotice(sheet: sheet.name, text: "是隐藏的工作表，已经读入"))
      }
    }
  }

  mutating func tell(_ unknown: [String], on sheet: String) {
    if !unknown.isEmpty { notices.append(ImportNotice(sheet: sheet, text: "没有读这些栏：\(unknown.joined(separator: "、"))")) }
  }

  mutating func read(departments table: EntryTable<RegistrationWorkbook.DepartmentField>, known: [Department]) {
    add(table.doubts, table)
    var taken = Set(known.flatMap { $0.names.map { ActorName($0.text).folded } })
    var codes = known.filter { $0.unitCode != nil }
    for row in table.rows {
      let entry = DepartmentEntry(name: row.typed[.name] ?? "", unitCode: row.typed[.unitCode] ?? "")
      do throws(ValueError) {
        let department = try entry.department(of: key.county)
        if let problem = problem(of: department, codes, taken: taken) {
          add(problem, row.number, table)
        } else {
          departments.append(department)
          taken.insert(ActorName(entry.name).folded)
          if department.unitCode != nil { codes.append(department) }
          lines.append(
            Line(sheet: RegistrationWorkbook.SheetName.departments.rawValue, row: row.number, name: entry.name, detail: entry.unitCode))
        }
      } catch {
        let field = RegistrationWorkbook.DepartmentField.unitCode.rawValue
        add(EntryProblem(field, typed: entry.unitCode, reason: error.reason, remedy: error.remedy), row.number, table)
      }
    }
  }

  /// - Parameter taken: the names that are borne, as they are compared.
  private func problem(of department: Department, _ known: [Department], taken: Set<String>) -> EntryProblem? {
    let (name, field) = (department.names.first?.text ?? "", RegistrationWorkbook.DepartmentField.name.rawValue)
    if name.isEmpty { return EntryProblem(field, reason: "没有填", remedy: "请填写部门全称") }
    if let excess = TypedLength.name.excess(of: name) { return EntryProblem(field, typed: name, reason: "太长，\(excess)", remedy: "请改短") }
    if let fault = TypedWords.fault(of: name) { return EntryProblem(field, typed: name, reason: fault.reason, remedy: fault.remedy) }
    if taken.contains(ActorName(name).folded) {
      return EntryProblem(field, typed: name, reason: "已登记过，或在前面写过", remedy: "请删去这一行")
    }
    if let code = department.unitCode, let owner = known.first(where: { $0.unitCode == code }) {
      return EntryProblem(
        RegistrationWorkbook.DepartmentField.unitCode.rawValue, typed: code.text, reason: "已由“\(owner.names.last?.text ?? "")”使用",
        remedy: "请核对编码")
    }
    return nil
  }

  /// - Parameter known: what stands in the ledger; departments of this plan count as registered.
  mutating func read(projects table: EntryTable<ProjectField>, among known: KnownProjects) {
    add(table.doubts, table)
    let entries = table.rows.map { ProjectEntry($0.typed) }
    let reading = RegistrationDesk.reading(entries, among: known.adding(departments))
    drafts = reading.drafts
    for (place, row) in table.rows.enumerated() {
      if let problems = reading.problems[place] {
        for problem in problems { add(problem.naming(rows: table.rows.map(\.number)), row.number, table) }
        continue
      }
      let draft = reading.drafts[place]
      let budget = (draft.revisedBudget ?? draft.initialBudget).map { "　\($0.printed(in: .wanYuan).digits.grouped)万元" } ?? ""
      lines.append(
        Line(
          sheet: RegistrationWorkbook.SheetName.projects.rawValue, row: row.number, name: draft.name,
          detail: "\(draft.department.department)　\(draft.implementingUnit)\(budget)"))
    }
  }

  private mutating func add<Field>(_ doubts: [EntryTable<Field>.Doubt], _ table: EntryTable<Field>) {
    for doubt in doubts {
      add(EntryProblem(doubt.field.rawValue, reason: doubt.reason, remedy: doubt.remedy), doubt.row, table)
    }
  }

  private mutating func add<Field>(_ problem: EntryProblem, _ row: Int, _ table: EntryTable<Field>) {
    let column = Field(rawValue: problem.field).flatMap { table.columns[$0] }
    faults.append(
      ImportFault(
        .refusedEntry, sheet: table.name, row: row, column: column.map { $0 + 1 }, heading: problem.field, cell: problem.typed,
        reason: problem.reason, remedy: problem.remedy))
  }
}
