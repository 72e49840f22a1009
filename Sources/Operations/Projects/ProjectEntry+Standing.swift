import HengDomain
import HengValues

extension ProjectEntry {
  /// A registered project as it would be typed (登记内容), so that it can be corrected where it was typed.
  init(of ledger: ProjectLedger, among known: KnownProjects) {
    let project = ledger.project
    let parent = project.parent.flatMap { id in known.projects.first { $0.id == id } }
    var typed: [ProjectField: String] = [
      .name: project.name, .code: project.code?.text ?? "", .tier: project.tier == .one ? "一级" : "二级",
      .parent: parent.map { $0.code?.text ?? $0.name } ?? "",
      .department: known.departments.first { $0.id == project.department }?.name(in: project.year) ?? project.supervisingDepartment,
      .departmentCode: project.supervisingDepartmentCode ?? "", .unit: project.implementingUnit, .unitCode: project.unitCode?.text ?? "",
      .nature: project.nature ?? "", .duration: project.duration ?? "", .purpose: project.purpose ?? "",
      .isSecret: project.isSecret ? "是" : "否",
    ]
    typed.merge(Self.money(of: ledger)) { first, _ in first }
    for (field, percent) in zip(ProjectField.plan, project.paymentPlan?.percents ?? []) { typed[field] = percent.value?.description ?? "" }
    self.init(typed)
  }

  /// Without what stands in the fields of money and of the plan.
  func withoutMoney() -> ProjectEntry { ProjectEntry(typed.filter { !ProjectField.ofMoney.contains($0.key) }) }

  private static func money(of ledger: ProjectLedger) -> [ProjectField: String] {
    let project = ledger.project
    // A budget that only adds its sources up is left to be added up again.
    let isSum =
      project.revisedBudget == nil && !project.sources.isEmpty && project.initialBudget == project.sources.map(\.amount).sum
      && project.sources.allSatisfy { $0.level != nil || $0.isCarriedOver }
    func text(_ money: Money?) -> String { money.map { "\($0.printed(in: .wanYuan).digits)" } ?? "" }
    var typed: [ProjectField: String] = [
      .moneyUnit: "万元", .initialBudget: isSum ? "" : text(project.initialBudget), .revisedBudget: text(project.revisedBudget),
      .isDirect: project.sources.contains(where: \.isDirect) ? "是" : "否",
      .isAdvanceNotice: project.sources.contains(where: \.isAdvanceNotice) ? "是" : "否", .document: documents(of: ledger),
    ]
    for source in project.sources {
      if let field = source.isCarriedOver ? .carriedOver : source.level.map(ProjectField.init) { typed[field] = text(source.amount) }
    }
    return typed
  }

  /// One number where all sources came under it; else one for each, in their order.
  private static func documents(of ledger: ProjectLedger) -> String {
    let numbers = ledger.project.sources.compactMap { source in ledger.documents.first { $0.id == source.document }?.number }
    return Set(numbers).count == 1 ? numbers[0].text : numbers.map(\.text).joined(separator: "、")
  }
}

extension ProjectField {
  fileprivate init(_ level: FundLevel) {
    switch level {
    case .central: self = .central
    case .provincial: self = .provincial
    case .municipal: self = .municipal
    case .county: self = .county
    case .other: self = .other
    }
  }

  /// What is not asked for where the money of a project came by documents of its own.
  package static let ofMoney: Set<ProjectField> = Set(
    funds + plan + [.moneyUnit, .initialBudget, .revisedBudget, .document, .isDirect, .isAdvanceNotice])
}
