/// The layouts that papers of the count are printed on, and the faults planted in them; written down before the rules that find them.
enum LayoutFaults {
  enum Form: String, Sendable { case target, monitoring, selfEvaluation }

  /// Layouts that the rules may be developed with, and those that only the count sees.
  static let development = ["selfEvaluation.national", "selfEvaluation.shanxi", "target.ningxia", "target.hebei", "monitoring.xingqing"]
  static let test = [
    "selfEvaluation.anhui", "selfEvaluation.sichuan", "selfEvaluation.yunnan", "target.national", "target.shanghai", "monitoring.national",
  ]

  struct Kind: Hashable, Sendable {
    let key: String
    let name: String
    let form: Form
    /// Figures of the paper contradict each other; else it is a fault of meaning.
    let breaksArithmetic: Bool
  }

  private static func arithmetic(_ form: Form, _ kinds: [(String, String)]) -> [Kind] {
    kinds.map { Kind(key: $0.0, name: $0.1, form: form, breaksArithmetic: true) }
  }

  private static func meaning(_ form: Form, _ kinds: [(String, String)]) -> [Kind] {
    kinds.map { Kind(key: $0.0, name: $0.1, form: form, breaksArithmetic: false) }
  }

  static let kinds: [Kind] =
    arithmetic(
      .selfEvaluation,
      [
        ("rate", "执行率与两数不符"), ("executionScore", "执行率得分算错"), ("total", "总分不等于各行之和"), ("scoreAboveWeight", "得分超过分值"),
        ("weightSum", "分值合计不是100"), ("initialParts", "年初预算来源之和不等于总额"), ("revisedParts", "全年预算来源之和不等于总额"),
        ("outturnParts", "执行数来源之和不等于总额"), ("outturnDecimal", "来源执行数错一位小数点"), ("outturnSwap", "来源执行数两位颠倒"), ("outturnAbove", "来源执行数超过预算数"),
        ("fullScore", "没有完成仍得满分"), ("ratioScore", "部分完成的得分算错"), ("totalSwap", "总分两位颠倒"), ("negativeScore", "得分写成负数"),
        ("grade", "等级与总分不符"), ("fiscalTotal", "财政拨款大于总额"), ("achievement", "完成情况的金额与执行数不符"),
      ])
    + meaning(
      .selfEvaluation,
      [
        ("noActual", "没有完成值"), ("noReason", "扣分没有原因"), ("otherUnit", "完成值单位不同"), ("actualBound", "完成值照抄比较符"), ("noAchievement", "没有写完成情况"),
        ("satisfactionAbove", "满意度超过100%"), ("moneyForPeople", "人数写成金额"), ("repeatedIndicator", "同一指标列两次"),
      ])
    + arithmetic(
      .target,
      [
        ("targetParts", "来源之和不等于总额"), ("targetSwap", "来源两位颠倒"), ("targetDecimal", "来源错一位小数点"), ("costParts", "成本指标之和不等于总额"),
        ("objectiveRate", "目标写的满意度与指标不符"), ("objectiveCount", "目标写的数量与指标不符"),
      ])
    + meaning(
      .target,
      [
        ("satisfactionTarget", "满意度目标超过100%"), ("unmeasurable", "指标值不能衡量"), ("noTarget", "没有指标值"), ("quantityMoney", "数量指标写金额"),
        ("repeatedTarget", "同一指标列两次"), ("otherLevel", "质量指标写数量"), ("boundedRate", "合格率写≥105%"), ("unwanted", "投诉数写成≥"),
        ("titleYear", "名称的年度不同"),
      ])
    + arithmetic(
      .monitoring,
      [
        ("monitoringRate", "执行率与两数不符"), ("monitoringParts", "年初预算来源之和不等于总额"), ("monitoringAbove", "执行数超过预算数"), ("monitoringSwap", "来源两位颠倒"),
        ("forecast", "预计达不到目标而没有原因"),
      ])
    + meaning(
      .monitoring,
      [
        ("doublePercent", "两个百分号"), ("noValue", "没有完成值"), ("valueBound", "完成值照抄比较符"), ("valueUnit", "完成值单位不同"), ("noMeasure", "有原因没有措施"),
      ])
}
