/// An official form that a project's records can be printed on (表样).
package enum FormKind: String, CaseIterable, Hashable, Sendable, Codable {
  case targetNingxia = "target.ningxia"
  case targetHebei = "target.hebei"
  case monitoringXingqing = "monitoring.xingqing"
  case selfEvaluationShanxi = "selfEvaluation.shanxi"

  /// The form's own title.
  package var title: String {
    switch self {
    case .targetNingxia: "部门项目支出预算绩效目标表"
    case .targetHebei: "预算项目绩效目标表"
    case .monitoringXingqing: "绩效运行监控表"
    case .selfEvaluationShanxi: "项目支出绩效自评表"
    }
  }

  /// What the project must have for the form to be printed.
  package var record: String {
    switch self {
    case .targetNingxia, .targetHebei: "绩效目标"
    case .monitoringXingqing: "绩效监控"
    case .selfEvaluationShanxi: "绩效自评"
    }
  }
}

/// Why a form cannot be printed.
package enum FormError: Error, Hashable, Sendable {
  /// The project has no record of this kind; `available` are the forms that can be printed.
  case noRecord(FormKind, project: String, available: [FormKind])
  /// A later paper names a target sheet that the ledger does not hold.
  case targetSheetMissing(FormKind, project: String, sheet: String)
  /// A row names an indicator that its target sheet does not hold; `row` counts from 1.
  case indicatorMissing(FormKind, project: String, row: Int, indicator: String)
  /// The score card was made from other rows.
  case cardOfOtherRows(project: String, rows: Int, items: Int)

  package var message: String {
    switch self {
    case .noRecord(let kind, let project, let available):
      "项目“\(project)”没有\(kind.record)记录，不能打印“\(kind.title)”（\(kind.rawValue)）。"
        + (available.isEmpty
          ? "请先填报绩效目标。" : "可以打印：\(available.map { "\($0.title)（\($0.rawValue)）" }.joined(separator: "、"))。")
    case .targetSheetMissing(let kind, let project, let sheet):
      "项目“\(project)”的\(kind.record)引用绩效目标表“\(sheet)”，台账中没有这张表。请先补录该绩效目标表。"
    case .indicatorMissing(let kind, let project, let row, let indicator):
      "项目“\(project)”的\(kind.record)第\(row)行引用指标“\(indicator)”，绩效目标表中没有这个指标。请核对指标或补录目标表。"
    case .cardOfOtherRows(let project, let rows, let items):
      "项目“\(project)”的自评表有\(rows)行指标，评分结果却有\(items)项，二者不是同一张表。请重新评分后再打印。"
    }
  }
}
