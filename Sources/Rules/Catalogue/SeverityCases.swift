/// Where a rule's findings are graver or lighter than its usual severity, and when (等级的例外).
///
/// The catalogue prints them beside the usual severity. A test runs every case of the rules and refuses a severity that neither the
/// rule nor this list names.
package enum SeverityCases {
  /// By code; a rule without an entry has one severity only.
  package static let byRule: [String: [(severity: Severity, when: String)]] = [
    "SC-02": [(.question, "核查送审文书时，文书所属地方的评分方案不在参数之列")],
    "SC-04": [(.error, "定量指标的得分按正向、反向都得不出")],
    "SC-07": [(.warning, "完成率过高而未说明"), (.info, "完成率略高而未说明")],
    "SC-08": [(.warning, "已由审核人给定系数"), (.question, "核查送审文书时单位不同")],
    "SC-09": [(.error, "没有实际完成值")],
    "SC-15": [(.info, "成本指标没有比较符，暂按上限计分")],
    "SC-16": [(.question, "只有部分文字相同")],
    "SC-17": [(.warning, "没有全年预算数，暂按年初预算数计算"), (.info, "预算数、执行数均为0")],
    "SC-19": [(.warning, "两处写法不同而不矛盾")],
    "SC-24": [(.question, "相差一个末位单位")],
    "PT-02": [(.question, "指标值带比较符，或分列的指标可能不全")],
    "PT-03": [(.question, "指标值带比较符，或可能另有其他成本")],
    "PT-04": [(.error, "人数、户数写成金额"), (.question, "含义不能确定，或指标另有说明"), (.info, "人数与人次混用")],
    "PT-05": [(.error, "产出指标的类别全部不符"), (.question, "含义不能确定")],
    "PT-06": [(.error, "没有指标值，或“是/否”没有选定，或只写“改变”"), (.question, "比率没有数值"), (.info, "只有月份范围，或程序不能识别")],
    "PT-07": [(.error, "超过100%")],
    "PT-09": [(.question, "只有部分文字相同")],
    "PT-10": [(.question, "相差不止一年，可能另有所指")],
    "PT-13": [(.question, "数字不知属于哪一期")],
    "PT-14": [(.question, "必填的规定只有经验来源")],
    "PT-16": [(.info, "同名而指标值不同")],
    "PT-18": [(.warning, "两处都写下限，指标值低于总体目标"), (.question, "指标值严于总体目标，或总体目标带比较符")],
    "PT-22": [(.question, "名称写一次性而按年计")],
    "PT-28": [(.info, "名称与指标的产品说法不同")],
    "PT-32": [(.question, "项目名称没有写资金级次")],
    "MO-01": [(.warning, "执行率不是百分比")],
    "MO-02": [(.warning, "整改措施只重复原因，或者写了偏差原因而没有写整改措施")],
    "MO-03": [(.info, "没有填写")],
    "MO-09": [(.error, "金额的指标以人数、户数作答")],
    "PA-02": [(.warning, "与其他项目的指标同名"), (.question, "写到其他项目的名称")],
    "PA-07": [(.warning, "合计数不同，或自评表只写了界限"), (.info, "自评表没有写全计量单位")],
    "PA-08": [(.error, "金额与其他项目的相同")],
    "PA-22": [(.error, "标题的年度与文件不同")],
    "PA-25": [(.question, "文号与标题不相配"), (.info, "没有用六角括号")],
    "PA-27": [(.info, "末位舍去而不进位")],
    "PA-32": [(.warning, "人数可能重叠，或“其中”没有列全"), (.question, "相差一个末位单位，或只列出两项")],
    "PA-33": [(.question, "相差一个末位单位，或不能确定是哪两个数"), (.warning, "总数写在另一句")],
    "PA-34": [(.question, "相差一个末位单位，或不能确定变动前的数"), (.warning, "前面有两个数，取较近的一个")],
    "PA-35": [(.question, "相差一个末位单位")],
    "PA-36": [(.question, "截止日期没有写年")],
    "PA-39": [(.question, "相差一个末位单位，或各列都加不出合计")],
    "PA-40": [(.question, "相差一个末位单位")],
    "PA-47": [(.question, "相差不止一位数字")],
    "PA-49": [(.question, "相差一个末位单位，或所加各项没有都写数字")],
    "FA-024": [(.question, "名称被截短")],
    "FA-081": [(.question, "货物采购为0或空白")],
    "FA-084": [(.question, "机关运行经费小于公用经费")],
    "FA-103": [(.warning, "没有写明原因")],
    "FA-143": [(.warning, "说明漏写有金额的类")],
    "FA-160": [(.question, "“三公”经费支出决算表没有数字")],
    "FA-191": [(.question, "没有目录和末一部分，文书可能不完整"), (.warning, "决算表都在而标题与目录不同")],
    "FA-204": [(.warning, "与其他年份比较")],
    "FA-205": [(.question, "列举漏了有金额的科目")],
  ]

  /// Of every comparison of figures: a difference of one unit in the last place may be rounding.
  package static let roundingNote = "各表之间的勾稽、说明与表的数字和比例相差仅一个末位单位的，可能是尾数调整，等级为疑问。"

  /// `错误（定量指标的得分按正向、反向都得不出）`; empty where the rule has one severity.
  static func words(_ code: String) -> String {
    (byRule[code] ?? []).map { "\($0.when)的为\($0.severity.label)" }.joined(separator: "；")
  }
}

extension RuleDescription {
  /// The usual severity with its exceptions: `警告；定量指标的得分按正向、反向都得不出的为错误`.
  package var severityWords: String {
    let others = SeverityCases.words(code)
    return severity.label + (others.isEmpty ? "" : "；" + others)
  }
}
