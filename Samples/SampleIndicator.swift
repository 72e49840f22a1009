/// A row of the indicator table (绩效指标), in the sheet's order.
package struct SampleIndicator: Decodable, Sendable, Hashable {
  /// `output`, `outcome`, `satisfaction` (一级指标).
  package var level1: String
  /// `quantity`, `quality`, `timeliness`, `cost`, `economic`, `social`, `ecological`, `sustainability`, `satisfaction` (二级指标).
  package var level2: String
  /// 三级指标; empty in the two nameless rows.
  package var name: String
  /// A row without a name that still prints a cell (X4 and X5, 经济效益); it does not count among the 244.
  package var empty: Bool?
  /// The printed name is a long text of rules; `name` is our short one with the same figures.
  package var nameShortened: Bool?
  /// The number printed before a shortened name; X3 prints `3` twice.
  package var ordinal: String?
  /// Hebei 绩效指标描述.
  package var definition: String?
  package var target: String?
  /// 实际完成值 of a self-evaluation.
  package var actual: String?
  /// 1-7月完成情况 and 全年预计完成情况 of monitoring.
  package var toDate: String?
  package var forecast: String?
  package var weight: String?
  package var score: String?
  /// 偏差原因分析, 完成目标可能性, 整改措施, 备注.
  package var cause: String?
  package var likelihood: String?
  package var remedy: String?
  package var remark: String?
  /// The rows that one merged cause, likelihood and remedy cell covers, this one first (X8).
  package var mergedRows: Int?
  /// Hebei 指标值确定依据.
  package var basis: String?
  package var lines: String

  /// Whether the row counts as an indicator.
  package var isNamed: Bool { empty != true }
}

/// 总分 with both grades (项目用款单位自我评定, 主管部门审核结论).
package struct SampleTotals: Decodable, Sendable, Hashable {
  package var score: String
  package var selfGrade: String
  package var reviewGrade: String
  package var lines: String
}

/// What the report says of its satisfaction survey (满意度调查); the number asked is printed for S3 and S4 only.
package struct SampleSurvey: Decodable, Sendable, Hashable {
  package var respondents: String?
  package var rate: String
  package var lines: String
}

/// A payment that the ledger needs so that the outturn (执行数) is a sum of payments.
///
/// `amountYuan` is in 元 with two decimals. The papers print few dates: an assumed one is the end of the period and says so.
package struct SamplePayment: Decodable, Sendable, Hashable {
  package var date: String
  package var amountYuan: String
  package var purpose: String
  package var payees: Int?
  /// What `payees` counts: 人, 户, 人次, 家.
  package var measure: String?
  package var lines: String
  package var dateIsAssumed: Bool
  package var note: String?
}
