package import HengDomain
package import HengValues

/// For whom a workbook is imported, and what its words are held against (导入范围).
package struct AccountsImportContext: Sendable {
  /// A project that entries may name (可选项目).
  package struct NamedProject: Hashable, Sendable {
    package var id: ID<Project>
    package var code: ProjectCode?
    package var name: String

    package init(id: ID<Project>, code: ProjectCode? = nil, name: String) {
      self.id = id
      self.code = code
      self.name = name
    }

    package init(_ project: Project) { self.init(id: project.id, code: project.code, name: project.name) }
  }

  package struct Scope: Hashable, Sendable {
    package var county: AdministrativeDivision
    package var year: FiscalYear
    package var department: String

    package init(county: AdministrativeDivision, year: FiscalYear, department: String) {
      self.county = county
      self.year = year
      self.department = department
    }
  }

  /// Whose accounts are expected; nil takes the cover's word. A ledger of a finance system has no cover and needs it.
  package var scope: Scope?
  /// The accounts that a finance system's payments are put into; they replace the payments there.
  package var base: AccountsLedger?
  package var projects: [NamedProject]
  /// The counties that a cover may name; nil where any will do.
  package var counties: Set<AdministrativeDivision>?
  /// Those that are registered, so that a name leads to its department.
  package var departments: [Department] = []
  /// The classifications of the year; without them codes are checked by their form and class only.
  package var functions: ClassificationNames<FunctionalCode>?
  package var economics: ClassificationNames<EconomicCode>?

  package init(
    scope: Scope? = nil, base: AccountsLedger? = nil, projects: [NamedProject] = [], counties: Set<AdministrativeDivision>? = nil,
    functions: ClassificationNames<FunctionalCode>? = nil, economics: ClassificationNames<EconomicCode>? = nil
  ) {
    self.scope = scope
    self.base = base
    self.projects = projects
    self.counties = counties
    self.functions = functions
    self.economics = economics
  }
}

extension AccountsImportContext {
  /// The department that a scope means, under its name in the year.
  func key(of scope: Scope) -> DepartmentYear {
    let typed = DepartmentYear(county: scope.county, year: scope.year, department: scope.department)
    return departments.resolved(typed) ?? typed
  }
}

/// What came of an import (导入结果): everything, or nothing and all the reasons.
package enum AccountsImportResult: Sendable {
  case read(ImportedAccounts)
  case refused(ImportRefusal)
}

/// The records of a workbook without faults (导入的记录).
package struct ImportedAccounts: Hashable, Sendable {
  package var ledger: AccountsLedger
  /// Nil for a ledger of a finance system, which has none.
  package var texts: ImportedTexts?
  package var notices: [ImportNotice]
}

/// The typed texts of a workbook (导入的文字).
package struct ImportedTexts: Hashable, Sendable {
  package var duties: [String]
  package var organisation: [String]
  package var texts: [DisclosureText: String]
  package var approvedOn: CivilDate?

  /// A record with these texts; what the workbook has no place for stays.
  package func merged(into record: DisclosureRecord) -> DisclosureRecord {
    var record = record
    record.duties = duties
    record.organisation = organisation
    record.texts = texts
    record.approvedOn = approvedOn
    return record
  }

  /// A record of these texts alone.
  package func record(of ledger: AccountsLedger) -> DisclosureRecord {
    merged(into: DisclosureRecord(county: ledger.county, year: ledger.year, department: ledger.department, citation: ledger.citation))
  }
}

/// Why nothing was imported (未导入): every fault of the workbook, in the order of its sheets and rows.
package struct ImportRefusal: Hashable, Sendable {
  package var faults: [ImportFault]
  package var notices: [ImportNotice]
  /// The sheets that were looked at, for writing the faults back.
  var layouts: [SheetLayout]

  /// Where a sheet's table stands; all numbers 0-based.
  struct SheetLayout: Hashable, Sendable {
    var name: String
    var headingRow: Int
    var lastRow: Int
    /// A column of messages from an earlier return.
    var messageColumn: Int?
  }

  /// `共有 12 处错误：“支出”10 处、“收入”2 处。`
  package var summary: String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for fault in faults {
      let name = fault.sheet.isEmpty ? "工作簿" : "“\(fault.sheet)”"
      if counts[name] == nil { order.append(name) }
      counts[name, default: 0] += 1
    }
    return "共有 \(faults.count) 处错误：" + order.map { "\($0) \(counts[$0] ?? 0) 处" }.joined(separator: "、") + "。没有导入任何数据，请改正后整份重新导入。"
  }
}
