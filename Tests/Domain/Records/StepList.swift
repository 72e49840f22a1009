import HengDomain

/// The steps of a state machine written as lines `from action to roles`, roles parted by `/`, several states to
/// go to by `,`; `!` marks a step that needs a reason.
///
/// They are transcribed from the county procedures, not read from the code under test.
struct StepList: Sendable {
  struct Step: Hashable, Sendable {
    let from: String
    let action: Action
    /// The first is meant where none is named.
    let to: [String]
    let roles: Set<Role>
    let needsReason: Bool
  }

  let states: [String]
  private let steps: [String: [Action: Step]]

  /// Nil when a line names no action or role that exists.
  init?(states: String, _ lines: String) {
    self.states = states.split(separator: " ").map(String.init)
    var steps: [String: [Action: Step]] = [:]
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 4, let action = Action(rawValue: words[1].filter { $0 != "!" }) else { return nil }
      let roles = words[3].split(separator: "/").compactMap { Role(rawValue: String($0)) }
      guard roles.count == words[3].split(separator: "/").count, steps[words[0]]?[action] == nil else { return nil }
      steps[words[0], default: [:]][action] = Step(
        from: words[0], action: action, to: words[2].split(separator: ",").map(String.init), roles: Set(roles),
        needsReason: words[1].hasSuffix("!"))
    }
    self.steps = steps
  }

  func step(_ state: String, _ action: Action) -> Step? { steps[state]?[action] }
  func actions(_ state: String) -> Set<Action> { Set((steps[state] ?? [:]).keys) }
  var all: [Step] { steps.values.flatMap(\.values) }
}

extension StepList {
  /// 项目库项目: township, county, library; turned down or taken back on the way.
  static let project = StepList(
    states: "draft townshipReviewed countyReviewed inLibrary scheduled implemented closed rejected withdrawn",
    """
    draft 审核 townshipReviewed townshipReviewer
    draft 撤回! withdrawn villageReporter/unitFinanceOfficer/sectorBureau/departmentReviewer/financeBureau
    townshipReviewed 审核 countyReviewed sectorBureau/departmentReviewer
    townshipReviewed 否决! rejected sectorBureau/departmentReviewer
    townshipReviewed 退回! draft sectorBureau/departmentReviewer
    countyReviewed 批复 inLibrary departmentReviewer/financeBureau
    countyReviewed 退回! townshipReviewed departmentReviewer/financeBureau
    inLibrary 列入计划 scheduled departmentReviewer/financeBureau
    scheduled 实施 implemented unitFinanceOfficer
    implemented 办结 closed departmentReviewer
    """)

  /// 绩效目标表: what is sent back is a draft again; an approved sheet changes only by adjustment.
  static let target = StepList(
    states: "draft submitted departmentReviewed financeReviewed approved adjusting closed",
    """
    draft 送审 submitted unitFinanceOfficer/sectorBureau
    submitted 撤回! draft unitFinanceOfficer/sectorBureau
    submitted 审核 departmentReviewed departmentReviewer
    submitted 退回! draft departmentReviewer
    departmentReviewed 审核 financeReviewed financeBureau
    departmentReviewed 退回! draft,submitted financeBureau
    financeReviewed 批复 approved financeBureau
    financeReviewed 退回! draft,submitted,departmentReviewed financeBureau
    approved 调整! adjusting unitFinanceOfficer/sectorBureau/departmentReviewer
    adjusting 送审 submitted unitFinanceOfficer/sectorBureau
    approved 办结 closed departmentReviewer
    """)

  /// 预算指标: issued, allocated, paid in parts; cut or taken back only by the finance bureau and with a reason.
  static let allotment = StepList(
    states: "planned issued allocated partlyPaid settled reduced recovered",
    """
    planned 下达 issued financeBureau
    issued 分配 allocated departmentReviewer/unitFinanceOfficer
    allocated 支付 partlyPaid unitFinanceOfficer
    partlyPaid 支付 partlyPaid unitFinanceOfficer
    partlyPaid 结清 settled unitFinanceOfficer
    allocated 调减! reduced financeBureau
    partlyPaid 调减! reduced financeBureau
    allocated 收回! recovered financeBureau
    partlyPaid 收回! recovered financeBureau
    """)

  /// 绩效监控表: reviewed, findings issued, mended.
  static let monitoring = StepList(
    states: "notStarted draft submitted reviewed issuedFindings rectified",
    """
    notStarted 保存 draft unitFinanceOfficer/sectorBureau
    draft 送审 submitted unitFinanceOfficer/sectorBureau
    submitted 撤回! draft unitFinanceOfficer/sectorBureau
    submitted 审核 reviewed departmentReviewer/financeBureau
    submitted 退回! draft departmentReviewer/financeBureau
    reviewed 下发整改! issuedFindings financeBureau
    issuedFindings 整改! rectified unitFinanceOfficer/sectorBureau
    rectified 退回! issuedFindings financeBureau
    """)

  /// 自评表: reviewed by the department, spot-checked by finance or not, made public.
  static let selfEvaluation = StepList(
    states: "draft submitted departmentReviewed financeChecked published",
    """
    draft 送审 submitted unitFinanceOfficer/sectorBureau
    submitted 撤回! draft unitFinanceOfficer/sectorBureau
    submitted 审核 departmentReviewed departmentReviewer
    submitted 退回! draft departmentReviewer
    departmentReviewed 抽查 financeChecked financeBureau
    departmentReviewed 退回! draft,submitted financeBureau
    departmentReviewed 公开 published departmentReviewer/financeBureau
    financeChecked 公开 published departmentReviewer/financeBureau
    """)

  /// 部门决算: checked by the rules, sent in, approved, published; what was published is opened again by a correction.
  static let finalAccounts = StepList(
    states: "compiling checked submitted approved published archived",
    """
    compiling 核查 checked unitFinanceOfficer
    checked 保存 compiling unitFinanceOfficer/sectorBureau
    checked 送审 submitted unitFinanceOfficer
    submitted 撤回! compiling unitFinanceOfficer
    submitted 批复 approved financeBureau
    submitted 退回! compiling departmentReviewer/financeBureau
    approved 公开 published departmentReviewer/financeBureau
    approved 退回! compiling financeBureau
    published 更正! compiling unitFinanceOfficer/departmentReviewer
    published 归档 archived departmentReviewer/financeBureau
    """)
}
