/// One published project sheet as printed (项目表样例): a target, a monitoring or a self-evaluation form.
///
/// Figures are the texts of the cells with line breaks and stray spaces removed (`"1.47万人"`, `"90%%"`); a blank cell is `nil`, never `"0"`.
/// Every part carries `lines`, the 1-based lines of the source paper: `"1223;1253"` where a row is printed in two halves.
package struct SampleProject: Decodable, Sendable, Hashable {
  /// `X1`…`X8`, `P1`…`P4`, `S1`…`S6`, `J1`…`J11`.
  package var key: String
  /// Key of `SamplePaper`.
  package var paper: String
  package var lines: String
  /// Form kind: `target.ningxia`, `target.hebei`, `monitoring.xingqing`, `selfEvaluation.shanxi`.
  package var form: String
  /// Monitoring only: `A` with 完成目标可能性 and 整改措施, `B` without.
  package var variant: String?
  package var title: String
  package var year: Int
  package var project: Head
  /// The unit that the form prints (金额单位).
  package var moneyUnit: String
  /// The unit that the printed money is in, where the form's own label is wrong (S2 prints 元 under 万元).
  package var correctedUnit: String?
  /// Monitoring only: `1-7月` and the day that it ends.
  package var period: String?
  package var asOf: String?
  package var funds: [SampleFund]
  /// Hebei 资金用途, in short words of ours.
  package var purpose: String?
  package var paymentPlan: SamplePaymentPlan?
  /// 年度总体目标 and 实际完成情况, in short words of ours with the printed figures.
  package var objective: String
  package var objectiveActual: String?
  package var indicators: [SampleIndicator]
  package var totals: SampleTotals?
  package var surveys: [SampleSurvey]?
  package var payments: [SamplePayment]?

  /// The head of the sheet (表头); the person in charge (项目负责人) is left out.
  package struct Head: Decodable, Sendable, Hashable {
    package var name: String
    package var code: String?
    package var supervisingDepartment: String?
    package var supervisingDepartmentCode: String?
    package var implementingUnit: String
    package var unitCode: String?
    /// 项目属性 `0101—一年期项目` and 项目期 `1年`.
    package var nature: String?
    package var duration: String?
    /// `ownSource` (本级安排) or `superiorTransfer` (上级转移支付).
    package var fundSource: String?
    /// `central`, `provincial` or `county`, where the project's name says so (资金级次).
    package var transferLevel: String?
    package var documents: [SampleDocument]?
    /// 直达资金, 提前下达, 上年结转, where the name says so.
    package var isDirect: Bool?
    package var isAdvanceNotice: Bool?
    package var isCarriedOver: Bool?
  }
}

/// A document that the sheet or its report rests on (依据文件), numbered as printed.
package struct SampleDocument: Decodable, Sendable, Hashable {
  package var number: String
  package var lines: String
}

/// A row of the money block (项目资金), in the form's own columns.
package struct SampleFund: Decodable, Sendable, Hashable {
  /// `total`, `fiscal`, `carriedOver`, `other`.
  package var kind: String
  package var initialBudget: String?
  package var revisedBudget: String?
  package var outturn: String?
  package var rate: String?
  package var weight: String?
  package var score: String?
  package var lines: String
}

/// Hebei 资金支出计划（%） at the four dates; the papers print one amount whose column the extraction lost.
package struct SamplePaymentPlan: Decodable, Sendable, Hashable {
  package var march: String?
  package var june: String?
  package var october: String?
  package var december: String?
  package var printed: String?
  package var printedColumnUnknown: Bool?
  package var lines: String
}
