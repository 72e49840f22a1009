/// What is typed when a project is registered (登记栏目); the raw value is the word on the page, in the worksheet and in messages.
package enum ProjectField: String, CaseIterable, Hashable, Sendable {
  case name = "项目名称"
  case code = "项目编码"
  case tier = "项目级次"
  case parent = "上级项目"
  case department = "主管部门"
  case departmentCode = "主管部门代码"
  case unit = "实施单位"
  case unitCode = "预算单位编码"
  case nature = "项目属性"
  case duration = "项目期"
  case purpose = "资金用途"
  case moneyUnit = "金额单位"
  case initialBudget = "年初预算数"
  case revisedBudget = "全年预算数"
  case central = "中央资金"
  case provincial = "省级资金"
  case municipal = "市级资金"
  case county = "县级资金"
  case other = "其他资金"
  case carriedOver = "上年结转"
  case document = "资金文件"
  case isDirect = "直达资金"
  case isAdvanceNotice = "提前下达"
  case planMarch = "支出计划3月"
  case planJune = "支出计划6月"
  case planOctober = "支出计划10月"
  case planDecember = "支出计划12月"
  case isSecret = "涉密项目"

  /// The field's name in a form that is sent: `initialBudget`.
  package var key: String { String(describing: self) }

  /// The words that may stand in it, where there are few.
  package var choices: [String] {
    switch self {
    case .tier: ["二级", "一级"]
    case .moneyUnit: ["万元", "元"]
    case .isDirect, .isAdvanceNotice, .isSecret: ["否", "是"]
    default: []
    }
  }

  package var isRequired: Bool { self == .name || self == .department || self == .unit }

  /// What a person needs to know to fill it in.
  package var note: String {
    switch self {
    case .name: "与批复、下达文件一致"
    case .code: "一体化系统中的21位编码；还没有的留空"
    case .tier: "一级或二级；留空为二级"
    case .parent: "上面的一级项目的编码或名称"
    case .department: "已登记的部门名称"
    case .departmentCode: "照表上填"
    case .unit: "实施项目、填报各表的单位"
    case .unitCode: "6位"
    case .nature: "照表上填，如 0101—一年期项目"
    case .duration: "照表上填，如 1年"
    case .purpose: "一句话"
    case .moneyUnit: "元或万元；留空为万元"
    case .initialBudget: "各级资金之和；填了各级资金的可以留空"
    case .revisedBudget: "调整后的预算数；没有调整的留空"
    case .central, .provincial, .municipal, .county, .other: "没有的留空"
    case .carriedOver: "上年结转到本年的资金，另列，不含在各级资金里"
    case .document: "文号，如 财农〔2024〕12号；几个的用、隔开"
    case .isDirect, .isAdvanceNotice, .isSecret: "是或否；留空为否"
    case .planMarch, .planJune, .planOctober, .planDecember: "到该月底累计支出占预算的百分比，如 50"
    }
  }

  /// The parts of the budget by level (资金级次); what was carried over stands beside them.
  package static let funds: [ProjectField] = [.central, .provincial, .municipal, .county, .other, .carriedOver]
  static let plan: [ProjectField] = [.planMarch, .planJune, .planOctober, .planDecember]
}
