import HengDomain

/// What a column of a form holds (栏目).
enum GridColumn: Hashable, Sendable {
  /// 绩效指标 before the levels.
  case group
  case level1, level2, name, definition, basis
  /// 指标性质, 度量单位: the parts of a target in columns of their own.
  case comparator, measure
  case target, actual, valueToDate, forecast
  case weight, method, score
  case deviation, likelihood, remedy, remark
  /// Columns of the national monitoring form that are ticked.
  case cause(DeviationCause)
  case likely(AchievementLikelihood)
  /// The columns of money.
  case fund, initial, revised, outturn, rate
  /// A column whose words mean nothing to us; it keeps its place.
  case other(Int)
}

/// A labelled field in the head of a form (表头栏目).
enum GridField: Hashable, Sendable {
  case project, code, department, unit, manager, source, nature, duration
  case fundsHead, objective, longTerm, expected, achieved, purposeHead, planHead
}

/// The words of the forms, with the other words that counties print for them (表头同义词). All recognition of labels reads this page.
enum GridVocabulary {
  static let columns: [String: GridColumn] = table([
    (.group, ["绩效指标", "名称", "指标", "年度绩效指标"]),
    (.level1, ["一级指标", "1级指标", "一级", "一级目标"]),
    (.level2, ["二级指标", "2级指标", "二级", "二级目标"]),
    (.name, ["三级指标", "3级指标", "三级", "三级目标", "三级指标名称", "指标名称", "指标内容", "具体指标", "四级指标"]),
    (.definition, ["绩效指标描述", "指标描述", "指标解释", "指标说明"]),
    (.basis, ["指标值确定依据", "确定依据", "指标值设定依据"]),
    (.comparator, ["指标性质", "比较符", "运算符号", "指标方向"]),
    (.measure, ["度量单位", "计量单位", "指标单位"]),
    (.target, ["年度指标值", "指标值", "目标值", "年度目标值", "年初目标值", "预期指标值", "全年目标值", "年度绩效指标值", "绩效指标值", "全年指标值", "计划指标值", "年初指标值", "指标目标值"]),
    (
      .actual,
      [
        "实际完成值", "全年实际值", "全年完成值", "完成值", "实际完成情况", "全年实际完成值", "年度完成值", "实际值", "完成情况", "全年实际完成情况",
        "全年完成情况", "实际完成指标值", "年度实际完成值", "指标完成值", "实际完成", "完成指标值",
      ]
    ),
    (.forecast, ["全年预计完成情况", "预计全年完成情况", "全年预计完成值", "预计完成情况"]),
    (.weight, ["分值", "权重", "指标分值", "标准分值", "分值权重", "权重分值", "满分"]),
    (.method, ["评分标准", "得分计算方法", "计分方法", "评分规则", "评分细则", "得分计算办法", "评分办法", "计分标准"]),
    (.score, ["得分", "自评得分", "评价得分", "实际得分", "指标得分", "评分"]),
    (
      .deviation,
      [
        "未完成原因分析", "偏差原因分析", "偏差原因分析及改进措施", "未完成原因及拟采取的改进措施", "未完成原因和改进措施", "未完成原因", "偏差原因及改进措施",
        "未完成原因及改进措施", "原因分析", "原因", "偏差原因", "未完成原因分析及改进措施", "未完成原因及拟采取的措施", "偏差原因分析与改进措施",
        "未完成原因分析和改进措施", "偏差分析及改进措施",
      ]
    ),
    (.likelihood, ["完成目标可能性", "完成可能性"]),
    (.remedy, ["不能完成目标原因及整改措施", "整改措施", "改进措施", "不能完成原因及改进措施", "不能完成目标原因及改进措施"]),
    (.remark, ["备注", "说明"]),
    (.initial, ["年初预算数", "年初预算", "年初批复数", "年初安排数"]),
    (.revised, ["全年预算数", "全年预算", "调整后预算数", "调整预算数", "调整后预算", "预算数", "年度金额", "调整后全年预算数"]),
    (.outturn, ["全年执行数", "执行数", "预算执行数", "全年执行", "全年支出数", "使用合计", "实际执行数", "全年实际执行数", "实际支出数"]),
    (.rate, ["执行率", "预算执行率", "全年执行率"]),
  ])

  /// Second header row of the national monitoring form.
  static let subcolumns: [String: GridColumn] = [
    "经费保障": .cause(.funding), "制度保障": .cause(.institution), "人员保障": .cause(.staffing), "硬件条件保障": .cause(.facilities),
    "其他": .cause(.other), "原因说明": .deviation, "确定能": .likely(.certain), "有可能": .likely(.possible),
    "完全不可能": .likely(.impossible),
  ]

  static let fields: [String: GridField] = table([
    (.project, ["项目名称", "专项名称", "转移支付名称", "转移支付项目名称", "预算项目名称", "项目(资金)名称", "资金名称", "政策名称", "项目政策名称", "二级项目名称"]),
    (.code, ["项目编码", "项目代码"]),
    (.department, ["主管部门", "主管部门及代码", "主管单位", "主管部门名称", "中央主管部门", "省级主管部门", "地方主管部门", "主管预算单位"]),
    (.unit, ["实施单位", "项目实施单位", "项目单位", "资金使用单位", "申报单位", "项目承担单位", "具体实施单位", "实施部门"]),
    (.manager, ["项目负责人", "负责人", "联系人", "联系电话", "项目负责人及电话", "填报人"]),
    (.source, ["资金来源"]),
    (.nature, ["项目属性", "项目类别", "项目类型"]),
    (.duration, ["项目期", "项目周期", "实施期限", "项目实施期", "项目起止时间"]),
    (.fundsHead, ["项目资金", "资金情况", "项目预算执行情况", "预算执行情况", "资金投入情况", "项目预算资金", "资金金额", "年度资金", "项目资金情况"]),
    (.objective, ["年度总体目标", "年度目标", "总体目标", "绩效目标", "年度绩效目标", "年度总体绩效目标", "总体绩效目标", "项目绩效目标", "项目总体目标"]),
    (.longTerm, ["实施期目标", "中期目标", "长期目标", "实施期总目标", "项目总目标"]),
    (.expected, ["预期目标", "年初设定目标", "年度预期目标", "年初目标", "预期绩效目标", "年初设定总体目标", "年初预期目标"]),
    (.achieved, ["实际完成情况", "全年实际完成情况", "目标实际完成情况", "全年完成情况", "年度总体目标完成情况", "目标完成情况", "完成情况", "总体目标完成情况", "年度总体目标完成情况综述", "目标完成情况综述"]),
    (.purposeHead, ["预算规模及资金用途", "资金用途"]),
    (.planHead, ["资金支出计划"]),
  ])

  static let level1: [String: IndicatorLevel1] = table([
    (.input, ["投入指标", "投入", "预算执行指标", "预算执行", "预算执行率", "预算执行率指标", "资金执行率"]),
    (.cost, ["成本指标", "成本"]),
    (.output, ["产出指标", "产出", "项目产出", "产出目标", "产出类指标"]),
    (.outcome, ["效益指标", "效益", "效果指标", "效果", "实施效果指标", "项目效益", "实施效果", "项目效果", "效益类指标", "效果类指标"]),
    (.satisfaction, ["满意度指标", "满意度", "服务对象满意度指标", "服务对象满意度", "满意指标"]),
  ])

  static let level2: [String: IndicatorLevel2] = table([
    (.quantity, ["数量指标", "数量", "产出数量", "产出数量指标"]),
    (.quality, ["质量指标", "质量", "产出质量", "产出质量指标"]),
    (.timeliness, ["时效指标", "时效", "产出时效", "产出时效指标", "时间指标"]),
    (.cost, ["成本指标", "成本", "产出成本", "产出成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标", "经济成本", "社会成本", "生态环境成本"]),
    (.economic, ["经济效益指标", "经济效益", "经济效果指标"]),
    (.social, ["社会效益指标", "社会效益", "社会效果指标"]),
    (.ecological, ["生态效益指标", "生态效益", "环境效益指标", "生态环境效益指标"]),
    (.sustainability, ["可持续影响指标", "可持续影响", "可持续发展指标", "可持续性影响指标", "可持续影响力指标"]),
    (
      .satisfaction,
      [
        "服务对象满意度指标", "满意度指标", "服务对象满意度", "受益对象满意度指标", "帮扶对象满意度指标", "社会公众满意度指标", "社会公众或服务对象满意度指标",
        "群众满意度指标", "受益群众满意度指标", "满意度",
      ]
    ),
  ])

  /// 年度资金总额 and the rows below it.
  static let funds: [String: FundRow.Kind] = table([
    (
      .total,
      [
        "年度资金总额", "总额", "年度财政资金总额", "资金总额", "项目资金总额", "年度资金申请总额", "预算资金总额", "年度预算总额", "本年度预计投入", "预算数",
        "年度金额", "合计", "项目总金额", "项目总预算", "年度资金合计", "资金合计",
      ]
    ),
    (
      .fiscalAppropriation,
      [
        "财政拨款", "当年财政拨款", "本年财政拨款", "财政资金", "中央补助", "中央财政资金", "中央资金", "中央", "省级资金", "省级", "省级财政资金", "市级资金", "市级",
        "县级资金", "县级", "区级资金", "地方资金", "本级", "本级资金", "上级资金", "本级财政资金", "地方财政资金", "县级财政资金", "年度财政拨款", "上级补助",
        "一般公共预算", "一般公共预算拨款", "本年一般公共预算拨款", "一般公共预算财政拨款", "政府性基金", "国有资本经营预算", "中央财政拨款", "省级财政拨款", "市级财政拨款", "县级财政拨款",
        "当年财政资金", "财政性资金",
      ]
    ),
    (.carriedOver, ["上年结转资金", "上年结转", "上年结转结余资金", "以前年度结转", "结转资金", "上年结余资金", "以前年度结转资金"]),
    (.otherFunds, ["其他资金", "单位资金", "自筹资金", "社会资金", "其他", "财政专户管理资金", "单位自筹资金", "其它资金"]),
  ])

  /// The sum of the year, where a form prints the sum of the whole project beside it (年度资金申请总额).
  static let annualTotals: Set<String> = ["年度资金总额", "年度资金申请总额", "年度财政资金总额", "本年度预计投入", "年度预算总额", "年度金额"]

  /// Rows that stand for all fiscal money: the rows by level below them are parts of it (其中).
  static let fiscalSums: Set<String> = [
    "财政拨款", "当年财政拨款", "本年财政拨款", "财政资金", "年度财政拨款", "当年财政资金", "财政性资金",
  ]

  static let totals: Set<String> = ["总分", "合计", "得分合计", "总计", "总得分", "合计得分", "自评总分", "评价总分", "自评得分"]
  /// Totals that are no row of money.
  static let scoreTotals: Set<String> = ["总分", "得分合计", "总得分", "合计得分", "自评总分", "评价总分"]
  static let selfGrades = Set(["项目用款单位自我评定", "自我评定", "自评等级", "自评结论", "自评结果", "单位自评", "自评等次", "项目用款单位"])
  static let reviewGrades = Set(["主管部门审核结论", "主管部门", "审核结论", "财政部门审核", "主管部门审核"])
  /// First words of rows below the indicators.
  static let closings = ["注", "备注", "说明", "填表", "填报", "负责人", "单位负责人", "项目负责人", "联系", "审核", "制表", "主管部门负责人", "经办"]

  /// What is stripped from the front of an indicator's name besides `指标1：`.
  static let nameMarks: Set<Character> = ["★", "☆", "*", "●", "▲", "＊"]
  static let comparators: Set<String> = ["≥", "≤", "=", ">", "<", ">=", "<=", "≧", "≦", "定性", "大于等于", "小于等于", "等于"]

  /// The year by whose rules a form is weighed that names none, on a paper that names none.
  static let assumedYear = 2024

  private static func table<Value>(_ rows: [(Value, [String])]) -> [String: Value] {
    var table: [String: Value] = [:]
    for (value, words) in rows { for word in words { table[word] = value } }
    return table
  }
}
