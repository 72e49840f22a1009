package import HengValues

/// What people write for a year's disclosure (部门决算公开): reasons, achievements, problems and measures. Every figure comes from
/// the accounts and the projects.
package struct DisclosureRecord: Hashable, Sendable {
  package var county: AdministrativeDivision
  package var year: FiscalYear
  /// 部门名称 in the year.
  package var department: String
  package var departmentID: ID<Department>
  /// 第一部分 一 职责, an item each.
  package var duties: [String]
  /// 第一部分 二 机构设置.
  package var organisation: [String]
  /// By what they explain.
  package var texts: [DisclosureText: String]
  package var departmentEvaluation: DepartmentEvaluation?
  package var targets: DepartmentTargets?
  package var reports: [EvaluationReport]
  /// Mended versions of project records that a published paper got wrong (更正).
  package var corrections: [ProjectCorrection]
  /// 批复 by the finance bureau; the disclosure is due twenty days later.
  package var approvedOn: CivilDate?
  package var citation: Citation

  package init(
    county: AdministrativeDivision, year: FiscalYear, department: String, departmentID: ID<Department>? = nil, duties: [String] = [],
    organisation: [String] = [],
    texts: [DisclosureText: String] = [:], departmentEvaluation: DepartmentEvaluation? = nil, targets: DepartmentTargets? = nil,
    reports: [EvaluationReport] = [], corrections: [ProjectCorrection] = [], approvedOn: CivilDate? = nil, citation: Citation
  ) {
    self.county = county
    self.year = year
    self.department = department
    self.departmentID = departmentID ?? Department.id(department, of: county)
    self.duties = duties
    self.organisation = organisation
    self.texts = texts
    self.departmentEvaluation = departmentEvaluation
    self.targets = targets
    self.reports = reports
    self.corrections = corrections
    self.approvedOn = approvedOn
    self.citation = citation
  }
}

/// What a typed text of the explanation is for (说明文字).
package enum DisclosureText: Hashable, Sendable {
  /// 一, 四, 五（一）: why totals changed against last year.
  case overallReason, appropriationReason, generalBudgetReason
  /// 五（三）: why a class departs from its initial budget.
  case classReason(FunctionalCode)
  /// 九（一）: 因公出国（境）, 购置, 运行维护, 接待, and all together.
  case threePublicReason(ThreePublicItem)
  /// 九（二）: what the money was used for.
  case threePublicUse(ThreePublicItem)
  /// 国（境）外接待, 外事接待.
  case receptionAbroadUse
  /// 十（一）.
  case agencyOperatingReason
  /// 十（三）: what 其他用车 are.
  case otherVehiclesUse
  /// 十（四）(1): what the evaluation taught.
  case performanceWork
  /// 十（四）(2): measures for projects of grade 中 and 差.
  case poorProjectsMeasures
  /// 十（四）(5).
  case otherMatters

  private static let plain: [(DisclosureText, String, String)] = [
    (.overallReason, "overallReason", "一、收入支出总计比上年增减的主要原因"),
    (.appropriationReason, "appropriationReason", "四、财政拨款收入支出总计比上年增减的主要原因"),
    (.generalBudgetReason, "generalBudgetReason", "五（一）、财政拨款支出比上年增减的主要原因"),
    (.receptionAbroadUse, "receptionAbroadUse", "九（二）、国（境）外公务接待的主要用途"),
    (.agencyOperatingReason, "agencyOperatingReason", "十（一）、机关运行经费比上年增减的主要原因"),
    (.otherVehiclesUse, "otherVehiclesUse", "十（三）、其他用车的主要用途"),
    (.performanceWork, "performanceWork", "十（四）1、评价工作的体会"),
    (.poorProjectsMeasures, "poorProjectsMeasures", "十（四）2、对自评“中”“差”项目的改进管理措施"),
    (.otherMatters, "otherMatters", "十（四）5、其他需要说明的事项"),
  ]

  /// Kinds of the three public expenses that have a reason or a use of their own.
  package static let threePublicItems: [ThreePublicItem] = [.total, .abroad, .vehiclePurchase, .vehicleRunning, .reception]

  /// The key that workbooks and the store use: `overallReason`, `classReason.213`, `threePublicUse.公务接待费`.
  package var key: String {
    switch self {
    case .classReason(let code): "classReason.\(code.text)"
    case .threePublicReason(let item): "threePublicReason.\(item.rawValue)"
    case .threePublicUse(let item): "threePublicUse.\(item.rawValue)"
    default: Self.plain.first { $0.0 == self }?.1 ?? ""
    }
  }

  /// What is asked of the writer (填写内容).
  package var label: String {
    switch self {
    case .classReason(let code): "五（三）、\(code.text)类支出决算与年初预算差异的主要原因"
    case .threePublicReason(let item): "九（一）、\(item == .total ? "“三公”经费" : item.rawValue)增减变化的主要原因"
    case .threePublicUse(let item): "九（二）、\(item.rawValue)的主要用途"
    default: Self.plain.first { $0.0 == self }?.2 ?? ""
    }
  }

  package init?(key: String) {
    if let plain = Self.plain.first(where: { $0.1 == key }) {
      self = plain.0
      return
    }
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "classReason":
      guard let code = try? FunctionalCode(parts[1]), code.level == .category else { return nil }
      self = .classReason(code)
    case "threePublicReason":
      guard let item = ThreePublicItem(rawValue: parts[1]), Self.threePublicItems.contains(item) else { return nil }
      self = .threePublicReason(item)
    case "threePublicUse":
      guard let item = ThreePublicItem(rawValue: parts[1]), Self.threePublicItems.contains(item), item != .total else { return nil }
      self = .threePublicUse(item)
    default: return nil
    }
  }

  /// All but those by class.
  package static var general: [DisclosureText] {
    plain.map(\.0) + threePublicItems.map(DisclosureText.threePublicReason)
      + threePublicItems.filter { $0 != .total }.map(DisclosureText.threePublicUse)
  }
}
