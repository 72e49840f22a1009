package import HengValues

/// A budgeted project (项目): tier 2 is the unit that receives money, is paid from, and is evaluated.
package struct Project: Hashable, Sendable {
  package var id: ID<Project>
  package var county: AdministrativeDivision
  package var year: FiscalYear
  package var code: ProjectCode?
  package var name: String
  package var tier: ProjectTier
  /// The tier-1 project above, if there is one (一级项目).
  package var parent: ID<Project>?
  /// 主管部门, as its papers name it.
  package var supervisingDepartment: String
  /// 主管部门代码.
  package var supervisingDepartmentCode: String?
  package var implementingUnit: String
  /// Whose books its payments stand in, for good.
  package var department: ID<Department>
  package var unitCode: BudgetUnitCode?
  /// 项目属性, as printed: `0101—一年期项目`.
  package var nature: String?
  /// 项目期, as printed: `1 年`.
  package var duration: String?
  /// 资金用途.
  package var purpose: String?
  /// 年初预算数.
  package var initialBudget: Money?
  /// 全年预算数, after adjustments; the initial budget until there is one.
  package var revisedBudget: Money?
  package var sources: [FundSource]
  package var paymentPlan: PaymentPlan?
  package var state: ProjectState
  /// 涉密项目 are left out of everything that is published.
  package var isSecret: Bool
  package var citation: Citation

  package init(
    id: ID<Project>, county: AdministrativeDivision, year: FiscalYear, code: ProjectCode?, name: String,
    tier: ProjectTier = .two, parent: ID<Project>? = nil, supervisingDepartment: String,
    supervisingDepartmentCode: String? = nil, implementingUnit: String, department: ID<Department>? = nil, unitCode: BudgetUnitCode? = nil,
    nature: String? = nil, duration: String? = nil, purpose: String? = nil, initialBudget: Money?, revisedBudget: Money?,
    sources: [FundSource] = [], paymentPlan: PaymentPlan? = nil, state: ProjectState, isSecret: Bool = false,
    citation: Citation
  ) {
    self.id = id
    self.county = county
    self.year = year
    self.code = code
    self.name = name
    self.tier = tier
    self.parent = parent
    self.supervisingDepartment = supervisingDepartment
    self.supervisingDepartmentCode = supervisingDepartmentCode
    self.implementingUnit = implementingUnit
    self.department = department ?? Department.id(Self.departmentName(supervisingDepartment, implementingUnit), of: county)
    self.unitCode = unitCode
    self.nature = nature
    self.duration = duration
    self.purpose = purpose
    self.initialBudget = initialBudget
    self.revisedBudget = revisedBudget
    self.sources = sources
    self.paymentPlan = paymentPlan
    self.state = state
    self.isSecret = isSecret
    self.citation = citation
  }
}

package enum ProjectTier: Int, CaseIterable, Hashable, Sendable {
  case one = 1
  case two = 2
}

/// Whose money it is (资金级次).
package enum FundLevel: String, CaseIterable, Hashable, Sendable {
  case central
  case provincial
  case municipal
  case county
  case other

  package var label: String {
    switch self {
    case .central: "中央"
    case .provincial: "省级"
    case .municipal: "市级"
    case .county: "县级"
    case .other: "其他"
    }
  }

  /// 本级安排 against 上级转移支付.
  package var isOwnSource: Bool { self == .county || self == .other }
}

/// Money that stands behind a project (资金来源).
package struct FundSource: Hashable, Sendable {
  /// Nil where the paper does not say.
  package var level: FundLevel?
  package var amount: Money
  /// 直达资金.
  package var isDirect: Bool
  /// 提前下达.
  package var isAdvanceNotice: Bool
  /// 上年结转.
  package var isCarriedOver: Bool
  /// The funding document it came under.
  package var document: ID<FundingDocument>?

  package init(
    level: FundLevel?, amount: Money, isDirect: Bool = false, isAdvanceNotice: Bool = false, isCarriedOver: Bool = false,
    document: ID<FundingDocument>? = nil
  ) {
    self.level = level
    self.amount = amount
    self.isDirect = isDirect
    self.isAdvanceNotice = isAdvanceNotice
    self.isCarriedOver = isCarriedOver
    self.document = document
  }
}

/// Cumulative payment by the end of March, June, October and December (资金支出计划), in per cent as printed.
///
/// `unplaced` keeps a figure whose column the paper does not show.
package struct PaymentPlan: Hashable, Sendable {
  package static let months = [3, 6, 10, 12]
  /// By the months of `months`; always four entries.
  package var percents: [Entry<ExactDecimal>]
  package var unplaced: String?

  package init(percents: [Entry<ExactDecimal>], unplaced: String? = nil) {
    self.percents = percents
    self.unplaced = unplaced
  }
}

package enum ProjectState: String, LifecycleState {
  case draft, townshipReviewed, countyReviewed, inLibrary, scheduled, implemented, closed, rejected, withdrawn

  package var label: String {
    switch self {
    case .draft: "草稿"
    case .townshipReviewed: "乡镇已审"
    case .countyReviewed: "县级已审"
    case .inLibrary: "已入库"
    case .scheduled: "已列入计划"
    case .implemented: "实施中"
    case .closed: "已办结"
    case .rejected: "未通过"
    case .withdrawn: "已撤回"
    }
  }

  package static let transitions: [Transition<ProjectState>] = [
    Transition(.draft, .review, .townshipReviewed, by: [.townshipReviewer]),
    Transition(
      .draft, .withdraw, .withdrawn, by: [.villageReporter, .unitFinanceOfficer, .sectorBureau, .departmentReviewer, .financeBureau]),
    Transition(.townshipReviewed, .review, .countyReviewed, by: [.sectorBureau, .departmentReviewer]),
    Transition(.townshipReviewed, .reject, .rejected, by: [.sectorBureau, .departmentReviewer]),
    Transition(.townshipReviewed, .return, .draft, by: [.sectorBureau, .departmentReviewer]),
    Transition(.countyReviewed, .approve, .inLibrary, by: [.departmentReviewer, .financeBureau]),
    Transition(.countyReviewed, .return, .townshipReviewed, by: [.departmentReviewer, .financeBureau]),
    Transition(.inLibrary, .schedule, .scheduled, by: [.departmentReviewer, .financeBureau]),
    Transition(.scheduled, .implement, .implemented, by: [.unitFinanceOfficer]),
    Transition(.implemented, .close, .closed, by: [.departmentReviewer]),
  ]
}
