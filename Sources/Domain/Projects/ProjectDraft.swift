package import HengValues

/// A project as a bureau registers it, before the ledger has given it an id (项目登记).
package struct ProjectDraft: Hashable, Sendable {
  /// The tier-1 project above: one that stands in the ledger, or another of the same registration by its place.
  package enum Parent: Hashable, Sendable {
    case registered(ID<Project>)
    case draft(Int)
  }

  /// Money of one level under one document (一笔资金来源).
  package struct Fund: Hashable, Sendable {
    package var level: FundLevel?
    package var amount: Money
    package var isDirect: Bool
    package var isAdvanceNotice: Bool
    package var isCarriedOver: Bool
    /// 文号.
    package var document: DocumentNumber?

    package init(
      level: FundLevel?, amount: Money, isDirect: Bool = false, isAdvanceNotice: Bool = false, isCarriedOver: Bool = false,
      document: DocumentNumber? = nil
    ) {
      self.level = level
      self.amount = amount
      self.isDirect = isDirect
      self.isAdvanceNotice = isAdvanceNotice
      self.isCarriedOver = isCarriedOver
      self.document = document
    }
  }

  package var name: String
  package var code: ProjectCode?
  package var tier = ProjectTier.two
  package var parent: Parent?
  /// The registered department whose books its payments stand in, under its name in the year.
  package var department: DepartmentYear
  package var departmentCode: String?
  package var implementingUnit: String
  package var unitCode: BudgetUnitCode?
  package var nature: String?
  package var duration: String?
  package var purpose: String?
  package var initialBudget: Money?
  package var revisedBudget: Money?
  package var funds: [Fund] = []
  package var paymentPlan: PaymentPlan?
  package var isSecret = false

  package init(name: String, department: DepartmentYear, implementingUnit: String) {
    self.name = name
    self.department = department
    self.implementingUnit = implementingUnit
  }
}

extension ProjectDraft {
  /// Where a fact stands that was typed at registration and not taken from a paper (登记来源).
  package static let source = "项目登记"

  /// The project's ledger at its beginning: documents, the budget issued to it source by source, no payments and no forms yet.
  package func ledger(id: ID<Project>, parent: ID<Project>?) -> ProjectLedger {
    let citation = Citation(paper: Self.source, lines: id.text)
    let documents = documents(citation)
    let sources = funds.map { fund in
      FundSource(
        level: fund.level, amount: fund.amount, isDirect: fund.isDirect, isAdvanceNotice: fund.isAdvanceNotice,
        isCarriedOver: fund.isCarriedOver, document: documents.first { $0.number == fund.document }?.id)
    }
    let project = Project(
      id: id, county: department.county, year: department.year, code: code, name: name, tier: tier, parent: parent,
      supervisingDepartment: department.department, supervisingDepartmentCode: departmentCode, implementingUnit: implementingUnit,
      department: department.departmentID, unitCode: unitCode, nature: nature, duration: duration, purpose: purpose,
      initialBudget: initialBudget, revisedBudget: revisedBudget, sources: sources, paymentPlan: paymentPlan, state: .draft,
      isSecret: isSecret, citation: citation)
    return ProjectLedger(project: project, documents: documents, allotments: allotments(of: project, citation))
  }

  /// Each document once, in the order in which the sources name them. Its level is told where its sources have one.
  private func documents(_ citation: Citation) -> [FundingDocument] {
    var documents: [FundingDocument] = []
    for number in funds.compactMap(\.document) where !documents.contains(where: { $0.number == number }) {
      documents.append(
        FundingDocument(
          id: ID("\(department.county.text).\(department.year.year).\(number.text)"), county: department.county, year: department.year,
          number: number, date: nil, level: nil, amount: nil, citation: citation))
    }
    return documents
  }

  /// 预算指标: what each source issued; the budget as a whole where no sources are told.
  private func allotments(of project: Project, _ citation: Citation) -> [BudgetAllotment] {
    var parts = project.sources.map { ($0.amount, $0.document) }
    if parts.isEmpty, let budget = revisedBudget ?? initialBudget { parts = [(budget, nil)] }
    return parts.enumerated().map { place, part in
      BudgetAllotment(
        id: ID("\(project.id.text).allotment.\(place + 1)"), project: project.id, document: part.1, amount: part.0, state: .issued,
        citation: citation)
    }
  }
}
