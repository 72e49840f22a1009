import HengRules

/// The words by which a figure's part in a sentence is known (句式用词), folded.
enum ClaimWords {
  static let directions: [(Needle, Claim.Change.Direction)] =
    ["增加", "增长", "上升", "提高", "上涨"].map { (Needle($0), .up) } + ["减少", "下降", "降低", "压减"].map { (Needle($0), .down) }
  static let same = ["与上年相同", "与上年持平", "与上年度持平", "与去年持平", "持平", "与上年一致", "与上年度相同"].needles

  static let comparisons: [(Needle, Claim.Comparison)] = [
    (Needle("决算数大于预算数"), .above), (Needle("决算数小于预算数"), .below), (Needle("决算数等于预算数"), .equal),
    (Needle("决算数与预算数基本持平"), .level), (Needle("决算数与预算数持平"), .level),
    (Needle("决算大于预算"), .above), (Needle("决算小于预算"), .below), (Needle("决算数与年初预算数持平"), .level),
    (Needle("决算数大于年初预算数"), .above), (Needle("决算数小于年初预算数"), .below),
  ]

  static let reasons = ["主要原因", "原因是", "原因:", "原因为"].needles
  static let ofWhich = Needle("其中")
  static let share = Needle("占")
  static let completed = Needle("完成")
  static let including = Needle("主要包括")
  static let rate = Needle("执行率")
  static let budgets = ["年初预算数", "年初预算", "年初计划", "全年预算数", "全年预算", "调整预算数", "预算数", "预算"].needles
  static let completedOf = ["年初预算", "全年预算", "调整预算", "预算", "计划"].needles
  static let outturns = [
    "支出决算数", "支出决算", "全年实际支出", "全年支出决算", "实际支出", "决算支出", "决算数", "决算", "执行数", "全年执行数", "支出", "实际完成",
  ].needles
  static let copulas = ["为", "是", "共", "约", "达到", "达", "共计", "总额为", "的", "数", "近"].needles
  static let against = ["同比", "比", "较"].needles
  static let compared = Needle("相比")
  static let than = Needle("与")
  static let year = Needle("年")
  static let annual = Needle("年度")
  static let quotes = ["“", "”", "\""].needles
  /// Signs that part the words of one figure from another's.
  static let separators = [Needle("，"), Needle("、"), Needle(","), Needle(";"), Needle(":"), Needle("。"), Needle("！")]
  static let done = Needle("了")
}
